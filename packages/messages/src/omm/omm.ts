import type { UtcTime } from '@clearway/astro';
import type { OdmHead } from '../odm/odm-head.ts';

/** An Orbit Mean-elements Message with all of its blocks, read and checked. Times are on the clock of the time system. */
export interface Omm extends OdmHead {
  readonly kind: 'OMM';
  /** `SGP4`, `SGP4-XP`, `DSST`, … */
  readonly meanElementTheory: string;
  readonly elements: OmmMeanElements;
  readonly tle: OmmTleParameters | null;
}

export interface OmmMeanElements {
  readonly epoch: UtcTime;
  /** km; exactly one of semi-major axis and mean motion is given. */
  readonly semiMajorAxis: number | null;
  readonly meanMotionRevPerDay: number | null;
  readonly eccentricity: number;
  readonly inclinationDeg: number;
  readonly raanDeg: number;
  readonly argumentOfPericenterDeg: number;
  readonly meanAnomalyDeg: number;
  /** km³/s² */
  readonly gravitationalParameter: number | null;
}

export interface OmmTleParameters {
  readonly ephemerisType: number | null;
  readonly classification: string | null;
  readonly catalogNumber: number | null;
  readonly elementSetNumber: number | null;
  readonly revolutionAtEpoch: number | null;
  /** 1/Earth radii */
  readonly bstar: number | null;
  /** m²/kg, of SGP4-XP */
  readonly bterm: number | null;
  /** rev/day², rev/day³ */
  readonly meanMotionDot: number | null;
  readonly meanMotionDdot: number | null;
  /** m²/kg, of SGP4-XP */
  readonly agom: number | null;
}
