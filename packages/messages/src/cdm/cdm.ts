import type { UtcTime, Vector3 } from '@clearway/astro';
import type { NdmMessage } from '../ndm/message-block.ts';
import type { DragSensitivity } from './cdm-comments.ts';

/** Frames in which states of a CDM may be given (CCSDS 508.0-B-1, table 3-3); `ITRF` also with its year. */
export type CdmFrame = 'GCRF' | 'EME2000' | 'ITRF';

/** What a Conjunction Data Message says, in its own units: km and km/s for states, m for all else. */
export interface Cdm {
  /** All of it, as it was written. */
  readonly message: NdmMessage;
  readonly creationDate: UtcTime;
  readonly originator: string;
  readonly messageId: string;
  /** Identifies the event over all of its messages: version 2.0 only. */
  readonly conjunctionId: string | null;
  readonly tca: UtcTime;
  /** m */
  readonly missDistance: number;
  /** m/s */
  readonly relativeSpeed: number | null;
  readonly collisionProbability: number | null;
  readonly collisionProbabilityMethod: string | null;
  /** Version 2.0 only. */
  readonly maximumCollisionProbability: number | null;
  readonly frame: CdmFrame;
  readonly objects: readonly [CdmObject, CdmObject];
}

export interface CdmObject {
  /** As written: a catalogue number, as a rule. */
  readonly designator: string;
  readonly catalogName: string;
  readonly name: string;
  readonly internationalDesignator: string;
  readonly objectType: string | null;
  /** Null where the message says `N/A`. */
  readonly isManeuverable: boolean | null;
  readonly ephemerisName: string;
  /** True where the covariance is a default that nobody calculated: no probability should be made of it. */
  readonly isDefaultCovariance: boolean;
  /** km, in the message's frame. */
  readonly position: Vector3;
  /** km/s, in the message's frame: relative to the turning Earth where that is ITRF. */
  readonly velocity: Vector3;
  /**
   * R, T, N and their rates, then as far as given drag, solar radiation pressure and thrust: `rows` × `rows` numbers, row by
   * row, in m², m²/s, … as the standard has them.
   */
  readonly covarianceRtn: Float64Array;
  /** 6 to 9. */
  readonly covarianceRows: number;
  /** How the state depends on a density forecast error, where the message says so. */
  readonly dragSensitivity: DragSensitivity | null;
  /** m, version 2.0 only. */
  readonly hardBodyRadius: number | null;
  /** m², used for the probability. */
  readonly areaPc: number | null;
}
