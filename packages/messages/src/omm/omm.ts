import type { UtcTime } from '@clearway/astro';
import type { NdmMessage } from '../ndm/message-block.ts';
import type { OdmCovariance } from '../odm/odm-covariance.ts';
import type { SpacecraftParameters } from '../odm/spacecraft-parameters.ts';

/** An Orbit Mean-elements Message with all of its blocks, read and checked. Times are on the clock of the time system. */
export interface Omm {
  readonly kind: 'OMM';
  /** All of the message as it was written, for writing it again. */
  readonly message: NdmMessage;
  /** Empty where the message leaves it empty, as CelesTrak does. */
  readonly originator: string;
  readonly objectName: string;
  /** Empty where the message leaves it empty, as those of objects without designator do. */
  readonly objectId: string;
  readonly centerName: string;
  readonly referenceFrame: string;
  readonly timeSystem: string;
  /** `SGP4`, `SGP4-XP`, `DSST`, … */
  readonly meanElementTheory: string;
  readonly elements: OmmMeanElements;
  readonly tle: OmmTleParameters | null;
  readonly spacecraft: SpacecraftParameters | null;
  readonly covariance: OdmCovariance | null;
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
