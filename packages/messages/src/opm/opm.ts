import type { UtcTime, Vector3 } from '@clearway/astro';
import type { OdmHead } from '../odm/odm-head.ts';

/** An Orbit Parameter Message, read and checked. Times are on the clock of the time system. */
export interface Opm extends OdmHead {
  readonly kind: 'OPM';
  readonly epoch: UtcTime;
  /** km */
  readonly position: Vector3;
  /** km/s */
  readonly velocity: Vector3;
  readonly keplerian: OpmKeplerianElements | null;
  readonly maneuvers: readonly OpmManeuver[];
}

/** Osculating elements: km, degrees, km³/s². */
export interface OpmKeplerianElements {
  readonly semiMajorAxis: number;
  readonly eccentricity: number;
  readonly inclinationDeg: number;
  readonly raanDeg: number;
  readonly argumentOfPericenterDeg: number;
  /** Exactly one of both anomalies is given. */
  readonly trueAnomalyDeg: number | null;
  readonly meanAnomalyDeg: number | null;
  readonly gravitationalParameter: number;
}

export interface OpmManeuver {
  readonly ignition: UtcTime;
  /** s; 0 for an impulse; null where it is not given. */
  readonly duration: number | null;
  /** kg, negative; null where it is not given. */
  readonly deltaMass: number | null;
  readonly referenceFrame: string;
  /** km/s */
  readonly deltaV: Vector3;
}
