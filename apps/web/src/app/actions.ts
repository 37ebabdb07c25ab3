import { altitudesOf } from '../catalog/catalog.ts';
import { HOME, type View } from '../view/view.ts';
import { addressOfView } from '../view/view-address.ts';
import type { Actions, App } from './app.ts';

type Parts = Omit<App, 'actions' | 'highlighted'> & Pick<Actions, 'refreshEvents' | 'refreshWatchlists'>;

/** Before its encounter an event is played from here. */
const BEFORE_ENCOUNTER_MS = 5 * 60_000;
const ENCOUNTER_RATE = 10;

/** What can be done. The address follows the view by itself (`keepAddress`). */
export function createActions(parts: Parts): Actions {
  const { view, catalog, clock, scene, refreshEvents, refreshWatchlists } = parts;
  const change = (by: Partial<View>): void => view.update((seen) => ({ ...seen, ...by }));

  /** A range from which an object is seen with its surroundings. */
  const rangeFor = (objectId: number): number => {
    const known = catalog.get();
    const slot = known?.slotOf(objectId);
    if (!known || slot === undefined) return 8000;
    return Math.min(60_000, Math.max(2500, altitudesOf(known, slot).apogeeKm * 1.1 + 1800));
  };
  const flyToObject = (objectId: number): void => {
    const slot = catalog.get()?.slotOf(objectId);
    const shown = scene.get();
    if (slot === undefined || shown === null) return;
    const ground = shown.groundBelow(slot);
    if (ground !== null) shown.flyTo({ ...ground, rangeKm: rangeFor(objectId) });
  };
  return {
    refreshEvents,
    refreshWatchlists,
    change,
    showObject(objectId, { fly = true } = {}) {
      change({ selected: objectId, panel: { kind: 'object', objectId }, following: false });
      if (fly) flyToObject(objectId);
    },
    select(objectId) {
      change({ selected: objectId, ...(objectId === null ? { following: false } : {}) });
    },
    follow(following) {
      change({ following: following && view.get().selected !== null });
    },
    openPanel(panel) {
      change({ panel });
    },
    changePanel(panel) {
      change({ panel });
    },
    back() {
      if (view.get().panel.kind === 'home') return;
      if ((history.state as { depth?: number } | null)?.depth) history.back();
      else change({ panel: HOME });
    },
    closePanel() {
      change({ panel: HOME, selected: null, following: false });
    },
    showEncounter(of, { play = true } = {}) {
      clock.seek(of.tcaMs - BEFORE_ENCOUNTER_MS);
      if (play) clock.setRate(ENCOUNTER_RATE);
      change({ selected: of.primaryId, panel: { kind: 'encounter', of }, following: false });
      flyToEncounter().catch(() => undefined);

      async function flyToEncounter(): Promise<void> {
        const answer = await parts.ask({ kind: 'states', objectIds: [of.primaryId], timeMs: of.tcaMs });
        if (answer.codes[0] !== 0) return;
        const place = {
          latitude: (answer.latitudes[0]! * 180) / Math.PI,
          longitude: (answer.longitudes[0]! * 180) / Math.PI,
          rangeKm: Math.max(2500, answer.heightsKm[0]! * 2.5 + 1000),
        };
        scene.get()?.flyTo({ ...place, heading: 0, tilt: 0 });
      }
    },
    flyTo(camera) {
      if (view.get().following) change({ following: false });
      scene.get()?.flyTo(camera);
    },
    link() {
      const time = clock.time();
      const seen: View = {
        ...view.get(),
        camera: scene.get()?.cameraPlace() ?? view.get().camera,
        time: { ...time, atMs: time.atMs ?? Math.round(clock.at()) },
      };
      return `${location.origin}/${addressOfView(seen)}`;
    },
  };
}
