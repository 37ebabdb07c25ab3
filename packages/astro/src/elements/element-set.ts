import type { UtcTime } from '../time/utc-time.ts';

/**
 * A general-perturbations element set as published (TLE or CCSDS OMM with theory SGP4): mean elements after Brouwer
 * and Kozai in TEME at `epoch`, in the units of the publications.
 */
export interface ElementSet {
  /** Numeric catalogue number (Alpha-5 decoded), up to nine digits. */
  readonly id: number;
  readonly name: string;
  /** COSPAR designator as `1998-067A`; empty where unknown. */
  readonly internationalDesignator: string;
  readonly classification: string;
  readonly epoch: UtcTime;
  /** Kozai mean motion, revolutions per day. */
  readonly meanMotionRevPerDay: number;
  readonly eccentricity: number;
  readonly inclinationDeg: number;
  /** Right ascension of the ascending node, degrees. */
  readonly raanDeg: number;
  readonly argumentOfPericenterDeg: number;
  readonly meanAnomalyDeg: number;
  /** SGP4 drag term, 1/Earth radii. */
  readonly bstar: number;
  /** First derivative of mean motion divided by two, rev/day² (not used by SGP4). */
  readonly meanMotionDot: number;
  /** Second derivative of mean motion divided by six, rev/day³ (not used by SGP4). */
  readonly meanMotionDdot: number;
  readonly ephemerisType: number;
  readonly elementSetNumber: number;
  readonly revolutionAtEpoch: number;
}
