import type { UtcTime, Vector3 } from '@clearway/astro';

/**
 * An operator's own ephemeris of one object, the same whether it came as an OEM, an OCM or a MEME text. Plain arrays
 * of km, km/s and seconds; nothing is interpolated or turned into another frame here.
 */
export interface OperatorEphemeris {
  readonly source: 'OEM' | 'OCM' | 'MEME';
  readonly objectName: string | null;
  /** As the message names it, mostly an international designator (`1998-067A`). */
  readonly objectId: string | null;
  /** Catalogue number, where the message (or a MEME's file name) gives one. */
  readonly catalogNumber: number | null;
  readonly originator: string | null;
  /** When the message says it was created. */
  readonly created: UtcTime | null;
  /**
   * What all times count from: midnight of the day of the first state, on the clock of each segment's time system (not
   * UTC unless that system is UTC), with days of 86,400 s.
   */
  readonly origin: UtcTime;
  /** In the order of the message. Where two overlap the first holds. */
  readonly segments: readonly EphemerisSegment[];
  readonly maneuvers: readonly EphemerisManeuver[];
}

/** States that may be interpolated among each other, and never across to another segment. */
export interface EphemerisSegment {
  /** `EARTH` and others, in capitals. */
  readonly centerName: string;
  /** As the message names it: `EME2000`, `ITRF-97`, `TEME`, … */
  readonly referenceFrame: string;
  /** Epoch of the frame, seconds from the origin; null where none is given. */
  readonly referenceFrameEpoch: number | null;
  /** `UTC`, `TAI`, `GPS`, …, in capitals. */
  readonly timeSystem: string;
  /** First and last time that the message claims to cover, seconds from the origin; the states may cover less. */
  readonly start: number;
  readonly stop: number;
  /** The part in which interpolation is meant to hold, seconds from the origin; `start` and `stop` where none is given. */
  readonly useableStart: number;
  readonly useableStop: number;
  /** `HERMITE`, `LAGRANGE`, … in capitals; null where the message recommends none. */
  readonly method: string | null;
  readonly degree: number | null;
  /** Seconds from the origin, rising; one for each state. */
  readonly times: Float64Array;
  /** Six numbers for each state: position, km, and velocity, km/s (0 where {@link hasVelocity} is false). */
  readonly states: Float64Array;
  readonly hasVelocity: boolean;
  /** Three numbers for each state, km/s²; null where the message gives none. */
  readonly accelerations: Float64Array | null;
  /** One for each frame in which the message gives covariances of this segment. */
  readonly covariances: readonly EphemerisCovariance[];
}

/** Covariances in one frame. */
export interface EphemerisCovariance {
  /** As the message names it: `RTN`, `TNW`, `EME2000`, …; the segment's own frame where the message names none. */
  readonly referenceFrame: string;
  /** Seconds from the origin, rising. */
  readonly times: Float64Array;
  /** For each time a symmetric 6 × 6 matrix row by row: km², km²/s, km²/s². */
  readonly matrices: Float64Array;
  /** True where the message gives the 3 × 3 block of position only; the rest is 0. */
  readonly isPositionOnly: boolean;
}

/** A burn or deployment that the message announces. Its velocity is given at start + duration / 2 (502.0-B-3, 6.2.8.20). */
export interface EphemerisManeuver {
  readonly id: string;
  /** Seconds from the origin. */
  readonly start: number;
  /** Seconds; 0 for an impulse. */
  readonly duration: number;
  /** km/s in {@link referenceFrame}; null where the message gives thrust or acceleration only. */
  readonly deltaV: Vector3 | null;
  readonly referenceFrame: string;
  readonly timeSystem: string;
  /** kg, negative where mass is lost; null where it is not given. */
  readonly deltaMass: number | null;
  /** What the message says of it: `PLANNED`, `CANDIDATE`, `DETERMINED_OD`, …; null where nothing. */
  readonly basis: string | null;
}
