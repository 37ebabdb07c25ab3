import type { BurnFaultCode } from '@clearway/avoidance';
import type { EncounterPlaneDocument, SatelliteProfile } from '@clearway/contract';
import type { BurnHeading, BurnTarget, SatelliteMass } from '../../view/view.ts';

/** The encounter that is to be avoided, and who of both moves. */
export interface EncounterSource {
  /** A conjunction data message with states, KVN, XML or JSON. */
  readonly message: string;
  /** Both bodies together, km; null takes what the message says. */
  readonly hardBodyRadiusKm: number | null;
  readonly mover: Mover;
}

export type Mover = 'primary' | 'secondary';

/** One impulse: s before the closest approach; radial, in-track, cross-track at the burn, km/s. */
export interface Burn {
  readonly leadSeconds: number;
  readonly rtn: readonly [radial: number, inTrack: number, crossTrack: number];
}

/** What the satellite may do. */
export interface BurnLimits {
  /** No burn can be commanded for before this, ms since 1970 UTC. */
  readonly earliestMs: number;
  /** What its operator keeps of it; null where nothing is. */
  readonly profile: SatelliteProfile | null;
}

/** The encounter as it is, and what burns may be. */
export interface RoutesQuestion {
  readonly kind: 'routes';
  readonly of: EncounterSource;
  readonly target: BurnTarget;
  readonly limits: BurnLimits;
  readonly mass: SatelliteMass | null;
}

/** `least-drift` leaves the old path least until it can return; the others are the planner's. */
export const ROUTE_KINDS = ['least-fuel', 'earliest', 'least-disturbance', 'least-drift', 'stay'] as const;
export type RouteKind = (typeof ROUTE_KINDS)[number];

/** One way to go on: a burn with all that is known of it, or to stay. */
export interface Route {
  /** Why it is offered: one burn can be for several reasons. */
  readonly kinds: readonly RouteKind[];
  /** Null: stay. */
  readonly burn: BurnDone | null;
  /** English sentences of the planner on this burn, the first the most important. */
  readonly words: readonly string[];
}

export interface Party {
  readonly objectId: number | null;
  readonly name: string;
  /** As the message says; null where it does not. */
  readonly canMove: boolean | null;
}

/** Where an encounter comes out. */
export interface EncounterOutcome {
  /** By propagation to the closest approach, by the method that applies; null without covariances. */
  readonly probability: number | null;
  readonly missKm: number;
  readonly tcaMs: number;
  readonly relativeSpeedKmS: number;
  /** Seen in the plane before the burn, the mover at its origin. */
  readonly plane: EncounterPlaneDocument | null;
}

/** Why nothing is to be burnt; null where something is. */
export type StayReason =
  | 'safe-already'
  | 'too-late'
  | 'no-burn-reaches-target'
  | 'burn-too-large'
  | 'leaves-the-box'
  | 'runs-into-others'
  | 'leaves-the-corridor'
  | 'leaves-other-encounters'
  | null;

export interface RoutesAnswer {
  readonly mover: Party;
  readonly other: Party;
  readonly tcaMs: number;
  /** Osculating, of the mover: leads are counted in it. */
  readonly periodSeconds: number;
  readonly before: EncounterOutcome;
  /** Slower than 100 m/s, and burns are planned by the plane all the same, whose probability may not hold. */
  readonly isSlow: boolean;
  readonly stayBecause: StayReason;
  readonly routes: readonly Route[];
  /** Cheap burns of other revolutions, from which the one that disturbs others least is found. */
  readonly alternatives: readonly BurnDone[];
  /** When burns are allowed, s before the closest approach. */
  readonly allowed: readonly { readonly from: number; readonly to: number }[];
  /** The burns that can be chosen, s before the closest approach; null where it is too late. */
  readonly leads: { readonly first: number; readonly last: number } | null;
  /** The least burn of these times, km/s; null where there is none. */
  readonly leastKmS: number | null;
}

/** What one burn does. */
export interface BurnQuestion {
  readonly kind: 'burn';
  readonly of: EncounterSource;
  readonly target: BurnTarget;
  readonly burn: Burn;
  /** Absent: nothing is held against what the satellite may do. */
  readonly limits?: BurnLimits;
  readonly mass: SatelliteMass | null;
}

/** What is proved about the burn of least size at its time. */
export interface LeastHere {
  readonly rtn: readonly [number, number, number];
  readonly sizeKmS: number;
  readonly isOptimal: boolean;
  readonly gap: number;
  readonly lowerBoundKmS: number;
}

export type BurnAnswer = { readonly status: 'unbound' } | BurnDone;

/** A burn and what comes of it. */
export interface BurnDone {
  readonly status: 'ok';
  readonly burn: Burn;
  readonly sizeKmS: number;
  readonly after: EncounterOutcome;
  readonly reachesTarget: boolean;
  /** In what it is outside what the satellite may do. */
  readonly outside: readonly BurnFaultCode[];
  /** The least burn at this time; null where none reaches the target. */
  readonly least: LeastHere | null;
  /** In-track alone over the least in any direction; null where it does not reach the target. */
  readonly tangentialPenalty: number | null;
  /** Least at the nearest whole revolution over that half a revolution later. */
  readonly wholeRevolutionPenalty: number | null;
  /** Beside the least burn: what the head gets for it, km/s along the track, and which rule. */
  readonly rule: {
    readonly estimateKmS: number;
    readonly counts: 'radial' | 'in-track';
    readonly shiftKm: number;
  } | null;
  /** The same burn the other way brings the orbit back. */
  readonly back: { readonly timeMs: number; readonly aheadKm: number } | null;
  /** Farthest from the old path until then. */
  readonly excursion: { readonly inTrackKm: number; readonly altitudeKm: number } | null;
  readonly fuelKg: number | null;
}

/** Which way the burns of a matrix go; `best`: as the least burn of each time. */
export type MatrixDirection = BurnHeading;

/** Burn times × sizes, one direction. */
export interface MatrixQuestion {
  readonly kind: 'matrix';
  readonly of: EncounterSource;
  readonly target: BurnTarget;
  readonly direction: MatrixDirection;
  /** s before the closest approach. */
  readonly leadSeconds: Float64Array;
  readonly sizesKmS: Float64Array;
}

export interface MatrixAnswer {
  readonly leadSeconds: Float64Array;
  readonly sizesKmS: Float64Array;
  /** Unit vector of each time, three numbers each: R, T, N. */
  readonly directions: Float64Array;
  /** Of time i and size j at i · sizes + j; with linear motion. NaN without covariances. */
  readonly probability: Float64Array;
  readonly missKm: Float64Array;
  /** The least size that reaches the target at each time in this direction, km/s; NaN where none does. */
  readonly leastKmS: Float64Array;
}

/** The mover's path without the burn and what the burn changes. */
export interface TrackQuestion {
  readonly kind: 'track';
  readonly of: EncounterSource;
  readonly burn: Burn;
  /** s after the closest approach; absent: from the burn on. Before the burn nothing is changed. */
  readonly fromSeconds?: number;
  readonly untilSeconds: number;
  readonly samples: number;
}

export interface TrackAnswer {
  readonly timesMs: Float64Array;
  /** Of two-body motion without the burn, TEME, km: for objects that nobody has elements of. */
  readonly unburnt: Float64Array;
  /** What the burn adds to whichever path, TEME, km. */
  readonly shift: Float64Array;
}

export interface BurnQuestionKinds {
  readonly routes: readonly [RoutesQuestion, RoutesAnswer];
  readonly burn: readonly [BurnQuestion, BurnAnswer];
  readonly matrix: readonly [MatrixQuestion, MatrixAnswer];
  readonly track: readonly [TrackQuestion, TrackAnswer];
}

export type AnyBurnQuestion = BurnQuestionKinds[keyof BurnQuestionKinds][0];
export type BurnAnswerTo<Asked extends AnyBurnQuestion> = BurnQuestionKinds[Asked['kind']][1];
