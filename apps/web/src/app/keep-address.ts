import type { View } from '../view/view.ts';
import { addressOfView, viewOfAddress } from '../view/view-address.ts';
import type { App } from './app.ts';

/** Browsers refuse more than some changes of the address a second. */
const CHANGE_MS = 500;
/** While time runs the address is brought up to it so often. */
const TIME_MS = 2000;

/**
 * The address always says what is seen. Another panel or selection is a step in the history, whatever else changes is not. Back and forward
 * bring back panel, selection, filters and colours, and leave time and camera: nobody wants to fly back through every drag.
 */
export function keepAddress(app: App): void {
  const { view, clock, scene } = app;
  let depth = (history.state as { depth?: number } | null)?.depth ?? 0;
  let shown = view.get();
  let timer = 0;
  const addressNow = (): string => {
    const time = clock.time();
    return `/${addressOfView({ ...view.get(), time })}${location.hash}`;
  };
  const write = (): void => {
    timer = 0;
    const address = addressNow();
    if (address !== `${location.pathname}${location.search}${location.hash}`)
      history.replaceState({ depth }, '', address);
  };
  const soon = (): void => {
    if (timer === 0) timer = window.setTimeout(write, CHANGE_MS);
  };
  view.subscribe(() => {
    const next = view.get();
    const isStep = placeInPanels(next) !== placeInPanels(shown);
    shown = next;
    if (!isStep) {
      soon();
      return;
    }
    clearTimeout(timer);
    timer = 0;
    depth++;
    history.pushState({ depth }, '', addressNow());
  });
  clock.subscribe(soon);
  setInterval(() => {
    if (!clock.isLive() && clock.speed() !== 0 && !document.hidden) soon();
  }, TIME_MS);
  window.addEventListener('popstate', (event) => {
    depth = (event.state as { depth?: number } | null)?.depth ?? 0;
    const back = viewOfAddress(location.search);
    // Set before subscribers run, so that this is no new step.
    shown = { ...back, camera: view.get().camera, time: view.get().time };
    view.set(shown);
    if (event.state === null) {
      // A link that was typed or followed within the page: all of it.
      clock.take(back.time);
      scene.get()?.flyTo(back.camera);
    }
  });
}

/** What makes a step when it changes: which panel, of what, and what is selected. */
function placeInPanels({ panel, selected }: View): string {
  switch (panel.kind) {
    case 'object':
      return `object ${panel.objectId}`;
    case 'encounter':
      return `encounter ${panel.of.primaryId} ${panel.of.secondaryId} ${panel.of.tcaMs}`;
    case 'fly-around':
      return `fly-around ${JSON.stringify(panel.of)}`;
    case 'sky':
      return 'sky';
    case 'messages':
      return `messages ${panel.conjunctionId ?? ''} ${selected ?? ''}`;
    case 'ephemerides':
      return `ephemerides ${panel.objectId ?? ''} ${selected ?? ''}`;
    default:
      return `${panel.kind} ${selected ?? ''}`;
  }
}
