import type { Client, HealthDocument, WatchlistDocument } from '@clearway/contract';
import type { Catalog } from '../catalog/catalog.ts';
import type { SimClock } from '../clock/sim-clock.ts';
import type { EventTable } from '../events/event-table.ts';
import type { MapScene } from '../globe/map-scene.ts';
import type { Notices } from '../notices/notices.ts';
import type { Preferences } from '../preferences/preferences.ts';
import type { Ask } from '../questions/ask.ts';
import type { Store } from '../view/store.ts';
import type { CameraPlace, EncounterReference, Panel, View } from '../view/view.ts';

/** Everything that panels and the scene share. Components reach it by `useApp()`. */
export interface App {
  readonly client: Client;
  readonly clock: SimClock;
  /** What is seen; change it by `actions`. The camera in it is brought up to date when the camera rests. */
  readonly view: Store<View>;
  /** Null until it has come. */
  readonly catalog: Store<Catalog | null>;
  readonly events: Store<EventTable | null>;
  readonly watchlists: Store<readonly WatchlistDocument[]>;
  /** Null until it has come; kept up to date by the service's signals. */
  readonly health: Store<HealthDocument | null>;
  /** Whether the service answers. */
  readonly connection: Store<'connecting' | 'connected' | 'lost'>;
  readonly preferences: Store<Preferences>;
  readonly notices: Notices;
  /** Asks the worker that knows orbits. */
  readonly ask: Ask;
  /** The globe; null where WebGL2 is missing or it has not begun. */
  readonly scene: Store<MapScene | null>;
  /** Slots that are hovered or to be shown beside the selected object. */
  readonly highlighted: Store<readonly number[]>;
  readonly actions: Actions;
}

/** What can be done; each change of panel or selection is a step that Back undoes. */
export interface Actions {
  /** Opens the card of an object and flies to it. */
  showObject(objectId: number, options?: { readonly fly?: boolean }): void;
  /** Selects without opening anything; null takes the selection away. */
  select(objectId: number | null): void;
  follow(following: boolean): void;
  openPanel(panel: Panel): void;
  /** Changes what the open panel shows (a filter), without a step in the history. */
  changePanel(panel: Panel): void;
  /** One step back in the panels; at the first, the home panel. */
  back(): void;
  closePanel(): void;
  /** Flies to the encounter, sets the time five minutes before it and plays. */
  showEncounter(of: EncounterReference, options?: { readonly play?: boolean }): void;
  flyTo(camera: Partial<CameraPlace>): void;
  change(change: Partial<View>): void;
  /** Fetches what has changed. */
  refreshEvents(): Promise<void>;
  refreshWatchlists(): Promise<void>;
  /** An absolute link to what is seen, with its time. */
  link(): string;
}
