import type { UtcTime } from '../time/utc-time.ts';

/** Three components, x, y, z or R, T, N. */
export type Vector3 = readonly [number, number, number];

/**
 * A symmetric 6 × 6 covariance of position and velocity, row by row in 36 numbers: km², km²/s, km²/s². Which frame is said
 * where it is kept.
 */
export type Covariance6 = Float64Array;

/** One object of an encounter at the time of closest approach. */
export interface EncounterObject {
  /** Catalogue number, where there is one. */
  readonly id: number | null;
  readonly name: string | null;
  /** km, in the encounter's inertial frame. */
  readonly position: Vector3;
  /** km/s, inertial (not relative to the rotating Earth), in the encounter's frame. */
  readonly velocity: Vector3;
  /** In the encounter's inertial frame (not RTN); null where nobody gave one. */
  readonly covariance: Covariance6 | null;
  /** True where only the 3 × 3 block of position is known: the rest of `covariance` is 0, and methods that need it do not apply. */
  readonly isPositionOnly: boolean;
}

/**
 * Two objects at their time of closest approach: what conjunction messages, close approaches, risk and avoidance share. Both
 * states are in one inertial frame; which one does not matter to a probability, which is the same in all.
 */
export interface Encounter {
  readonly tca: UtcTime;
  readonly primary: EncounterObject;
  readonly secondary: EncounterObject;
  /** Sum of both radii, km. */
  readonly hardBodyRadiusKm: number;
}
