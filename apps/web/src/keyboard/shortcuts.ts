import type { App } from '../app/app.ts';
import { stepRate } from '../clock/sim-clock.ts';
import { nameOf } from '../events/encounter-words.ts';
import type { Translate } from '../language/messages.ts';
import { focusSearch } from '../search/focus-search.ts';
import { COLOUR_MODES, FIRST_VIEW } from '../view/view.ts';
import { toggleStar } from '../watchlists/change-watchlists.ts';
import { openDoorway } from './doorways.ts';
import { openDialog } from './open-dialog.ts';

export const SHORTCUT_GROUPS = ['find', 'time', 'globe', 'object', 'view'] as const;
export type ShortcutGroup = (typeof SHORTCUT_GROUPS)[number];

/** What a shortcut acts on. */
export interface ShortcutPlace {
  readonly app: App;
  readonly t: Translate;
}

export interface Shortcut {
  /** Its name is the message `keyboard.<id>`. */
  readonly id: string;
  readonly group: ShortcutGroup;
  /** `KeyboardEvent.key`; any of them does it, the first is shown. */
  readonly keys: readonly string[];
  /** `command`: Ctrl, or ⌘. Default: none; `shift` counts for arrows only, as it makes another key of any other. */
  readonly modifier?: 'shift' | 'command';
  /** Shortcuts of one row stand in one line of the sheet, named `keyboard.row-<row>`. */
  readonly row?: string;
  /** Left out of the palette, where a single step makes no sense. */
  readonly keyboardOnly?: boolean;
  run(place: ShortcutPlace): void;
}

const PAN_PIXELS = 80;
const TURN_DEGREES = 5;
const NEARER = 1.5;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** All of them, once: keys, palette and sheet are made from this table. */
export const SHORTCUTS: readonly Shortcut[] = [
  { id: 'search', group: 'find', keys: ['/'], run: () => focusSearch() },
  {
    id: 'palette',
    group: 'find',
    keys: ['k'],
    modifier: 'command',
    keyboardOnly: true,
    run: () => openDialog.set('palette'),
  },
  { id: 'events', group: 'find', keys: ['v'], run: ({ app }) => app.actions.openPanel({ kind: 'events', filter: {} }) },
  {
    id: 'above-me',
    group: 'find',
    keys: ['a'],
    run: ({ app }) => app.actions.openPanel({ kind: 'sky', place: app.preferences.get().place }),
  },
  { id: 'back', group: 'find', keys: ['Escape'], run: ({ app }) => goBack(app) },
  {
    id: 'play',
    group: 'time',
    keys: [' '],
    run: ({ app: { clock } }) => (clock.speed() === 0 ? clock.play() : clock.pause()),
  },
  { id: 'slower', group: 'time', keys: [','], row: 'rate', run: ({ app }) => changeRate(app, -1) },
  { id: 'faster', group: 'time', keys: ['.'], row: 'rate', run: ({ app }) => changeRate(app, 1) },
  { id: 'minute-back', group: 'time', keys: ['['], row: 'minute', run: ({ app }) => step(app, -MINUTE_MS) },
  { id: 'minute-on', group: 'time', keys: [']'], row: 'minute', run: ({ app }) => step(app, MINUTE_MS) },
  { id: 'hour-back', group: 'time', keys: ['{'], row: 'hour', run: ({ app }) => step(app, -HOUR_MS) },
  { id: 'hour-on', group: 'time', keys: ['}'], row: 'hour', run: ({ app }) => step(app, HOUR_MS) },
  { id: 'now', group: 'time', keys: ['t'], run: ({ app }) => app.clock.followNow() },
  pan('left', 'ArrowLeft', -1, 0),
  pan('right', 'ArrowRight', 1, 0),
  pan('up', 'ArrowUp', 0, 1),
  pan('down', 'ArrowDown', 0, -1),
  turn('left', 'ArrowLeft', -1, 0),
  turn('right', 'ArrowRight', 1, 0),
  turn('up', 'ArrowUp', 0, 1),
  turn('down', 'ArrowDown', 0, -1),
  {
    id: 'zoom-in',
    group: 'globe',
    keys: ['+', '='],
    row: 'zoom',
    run: ({ app }) => app.scene.get()?.zoomBy(1 / NEARER),
  },
  {
    id: 'zoom-out',
    group: 'globe',
    keys: ['-', '_', '−'],
    row: 'zoom',
    run: ({ app }) => app.scene.get()?.zoomBy(NEARER),
  },
  { id: 'north', group: 'globe', keys: ['n'], run: ({ app }) => app.scene.get()?.northUp() },
  { id: 'whole-earth', group: 'globe', keys: ['0'], run: ({ app }) => showWholeEarth(app) },
  { id: 'star', group: 'object', keys: ['w'], run: toggleStarOfSelected },
  {
    id: 'follow',
    group: 'object',
    keys: ['f'],
    run: (place) => needsObject(place, () => place.app.actions.follow(!place.app.view.get().following)),
  },
  { id: 'expert', group: 'object', keys: ['e'], run: openExpert },
  { id: 'share', group: 'view', keys: ['s'], run: () => void openDoorway('share') },
  { id: 'layers', group: 'view', keys: ['l'], run: () => void openDoorway('layers') },
  { id: 'colour', group: 'view', keys: ['c'], run: ({ app }) => nextColour(app) },
  {
    id: 'projection',
    group: 'view',
    keys: ['m'],
    run: ({ app: { actions, view } }) =>
      actions.change({ projection: view.get().projection === 'flat' ? 'globe' : 'flat' }),
  },
  {
    id: 'frame',
    group: 'view',
    keys: ['i'],
    run: ({ app: { actions, view } }) => actions.change({ frame: view.get().frame === 'fixed' ? 'inertial' : 'fixed' }),
  },
  { id: 'shortcuts', group: 'view', keys: ['?'], run: () => openDialog.set('shortcuts') },
];

function pan(direction: string, key: string, right: number, up: number): Shortcut {
  return {
    id: `pan-${direction}`,
    group: 'globe',
    keys: [key],
    row: 'pan',
    keyboardOnly: true,
    run: ({ app }) => app.scene.get()?.panBy(right * PAN_PIXELS, up * PAN_PIXELS),
  };
}

function turn(direction: string, key: string, right: number, up: number): Shortcut {
  return {
    id: `turn-${direction}`,
    group: 'globe',
    keys: [key],
    modifier: 'shift',
    row: 'turn',
    keyboardOnly: true,
    run: ({ app }) => app.scene.get()?.rotateBy(right * TURN_DEGREES, up * TURN_DEGREES),
  };
}

function goBack({ actions, view }: App): void {
  const { panel, selected } = view.get();
  if (panel.kind === 'home' && selected !== null) actions.select(null);
  else actions.back();
}

function changeRate({ clock }: App, direction: 1 | -1): void {
  clock.setRate(stepRate(clock.time().rate, direction));
}

function step({ clock }: App, byMs: number): void {
  clock.seek(clock.at() + byMs);
}

function showWholeEarth({ actions, view }: App): void {
  if (view.get().following) actions.follow(false);
  const { rangeKm, heading, tilt } = FIRST_VIEW.camera;
  actions.flyTo({ rangeKm, heading, tilt });
}

function nextColour({ actions, view }: App): void {
  const at = COLOUR_MODES.indexOf(view.get().colour);
  actions.change({ colour: COLOUR_MODES[(at + 1) % COLOUR_MODES.length]!, hidden: [] });
}

function needsObject({ app, t }: ShortcutPlace, run: (objectId: number) => void): void {
  const { selected } = app.view.get();
  if (selected === null) app.notices.say(t('keyboard.nothing-selected'));
  else run(selected);
}

function toggleStarOfSelected(place: ShortcutPlace): void {
  const { app, t } = place;
  needsObject(place, (objectId) => void toggleStar(app, objectId, nameOf(app.catalog.get(), objectId), t));
}

/** Where nothing open has a drawer, the selected object's card is opened, which has one. */
function openExpert(place: ShortcutPlace): void {
  if (openDoorway('expert')) return;
  needsObject(place, (objectId) => place.app.actions.showObject(objectId, { fly: false }));
}
