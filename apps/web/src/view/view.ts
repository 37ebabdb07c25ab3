import type { ObjectKind, Regime } from '@clearway/contract';

/** Everything that a link describes: what is seen and where one is in the panels. */
export interface View {
  readonly time: ViewTime;
  readonly camera: CameraPlace;
  readonly frame: FrameName;
  readonly projection: ProjectionName;
  /** Catalogue number of the object that is selected. */
  readonly selected: number | null;
  /** The camera stays with the selected object. */
  readonly following: boolean;
  readonly panel: Panel;
  readonly colour: ColourMode;
  /** Classes of the colour mode that are switched off in the legend, such as `debris`. */
  readonly hidden: readonly string[];
  /** Only these are drawn; null for all. */
  readonly only: ObjectFilter | null;
  /** Layers that differ from the default: shown (`graticule`) or, with a minus, not (`-borders`). */
  readonly layers: readonly string[];
}

export interface ViewTime {
  /** Null follows the clock: now, at rate 1. */
  readonly atMs: number | null;
  /** Simulated seconds a second; negative runs back. */
  readonly rate: number;
  readonly playing: boolean;
}

/** Where the camera looks and from where. Angles in degrees, as in links. */
export interface CameraPlace {
  readonly latitude: number;
  readonly longitude: number;
  /** Distance from the point that is looked at, km. */
  readonly rangeKm: number;
  /** Clockwise from north. */
  readonly heading: number;
  /** From straight down. */
  readonly tilt: number;
}

export type FrameName = 'fixed' | 'inertial';
export type ProjectionName = 'globe' | 'flat';
export const COLOUR_MODES = ['kind', 'owner', 'regime', 'age', 'risk', 'traffic'] as const;
export type ColourMode = (typeof COLOUR_MODES)[number];

export interface ObjectFilter {
  readonly owner?: string;
  readonly fleet?: string;
  readonly watchlist?: string;
}

/** A place on the ground, degrees. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly name: string;
}

export type Panel =
  | { readonly kind: 'home' }
  | { readonly kind: 'object'; readonly objectId: number }
  | { readonly kind: 'events'; readonly filter: EventFilter }
  | {
      readonly kind: 'encounter';
      readonly of: EncounterReference;
      /** By which message the risk is shown, or by the screening; absent: by the latest message. */
      readonly message?: number | 'screening';
    }
  /** Conjunction data messages: all, or those of one encounter, with one of them shown (absent: the latest). */
  | { readonly kind: 'messages'; readonly conjunctionId?: number; readonly message?: number }
  /** Operators' own ephemerides: all, or those of one object. */
  | { readonly kind: 'ephemerides'; readonly objectId?: number }
  | FlyAroundPlace
  | { readonly kind: 'sky'; readonly place: Place | null }
  | { readonly kind: 'traffic'; readonly band?: TrafficBand }
  | { readonly kind: 'watchlists' }
  | { readonly kind: 'alerts' }
  | { readonly kind: 'status' }
  | { readonly kind: 'objects'; readonly choice: ObjectChoice }
  | { readonly kind: 'settings' };
export type PanelKind = Panel['kind'];

/** How to avoid an encounter: of an event, or of messages about none. */
export interface FlyAroundPlace {
  readonly kind: 'fly-around';
  readonly of: { readonly event: EncounterReference } | { readonly conjunctionId: number };
  /** By which message, or by the screening; absent: by the latest message. */
  readonly message?: number | 'screening';
  /** Absent: the one that can. */
  readonly mover?: 'primary' | 'secondary';
  /** Absent: a probability of 1e-6. */
  readonly target?: BurnTarget;
  /** What is looked at; absent: the first that is recommended. */
  readonly burn?: ChosenBurn | 'stay';
  /** Set beside it. */
  readonly pinned?: readonly ChosenBurn[];
  /** Of the reward matrix; absent: the best of each time. */
  readonly direction?: BurnHeading;
  /** Absent: not known. */
  readonly mass?: SatelliteMass;
}

export type BurnTarget =
  | { readonly kind: 'probability'; readonly probability: number }
  | { readonly kind: 'miss-distance'; readonly missDistanceKm: number };

/** Seconds before the closest approach; radial, in-track, cross-track, mm/s. */
export interface ChosenBurn {
  readonly leadSeconds: number;
  readonly rtnMmS: readonly [number, number, number];
}

export const BURN_HEADINGS = ['best', 'forwards', 'backwards', 'outwards', 'inwards', 'left', 'right'] as const;
export type BurnHeading = (typeof BURN_HEADINGS)[number];

export interface SatelliteMass {
  readonly massKg: number;
  readonly specificImpulseSeconds: number;
}

/** A layer of altitudes, and of inclinations where both are given: orbits that reach into it are shown. */
export interface TrafficBand {
  readonly fromKm: number;
  readonly toKm: number;
  readonly fromDeg?: number;
  readonly toDeg?: number;
}

/** An event of the service, or two objects and about when. */
export interface EncounterReference {
  readonly eventId: number | null;
  readonly primaryId: number;
  readonly secondaryId: number;
  readonly tcaMs: number;
}

/** What the list of events shows; what is absent is not asked for. */
export interface EventFilter {
  readonly objectId?: number;
  readonly watchlist?: string;
  readonly owner?: string;
  readonly kind?: string;
  readonly missBelowKm?: number;
  readonly probabilityFrom?: number;
  readonly disposition?: string;
  readonly fromMs?: number;
  readonly toMs?: number;
  readonly sort?: 'rank' | 'tca' | 'miss' | 'probability';
}

/** Which objects the table shows, and in which order; what is null is not asked for. */
export interface ObjectChoice {
  readonly text: string;
  readonly kind: ObjectKind | null;
  readonly regime: Regime | null;
  readonly owner: string | null;
  readonly fleet: string | null;
  readonly watched: boolean;
  readonly sort: ObjectSort;
  readonly descending: boolean;
}

export const OBJECT_SORTS = ['name', 'number', 'altitude', 'inclination', 'age'] as const;
export type ObjectSort = (typeof OBJECT_SORTS)[number];

export const ALL_OBJECTS: ObjectChoice = {
  text: '',
  kind: null,
  regime: null,
  owner: null,
  fleet: null,
  watched: false,
  sort: 'number',
  descending: false,
};

export const HOME: Panel = { kind: 'home' };

export const FIRST_VIEW: View = {
  time: { atMs: null, rate: 1, playing: true },
  camera: { latitude: 25, longitude: 10, rangeKm: 22_000, heading: 0, tilt: 0 },
  frame: 'fixed',
  projection: 'globe',
  selected: null,
  following: false,
  panel: HOME,
  colour: 'kind',
  hidden: [],
  only: null,
  layers: [],
};
