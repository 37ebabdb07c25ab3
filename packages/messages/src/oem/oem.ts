import type { UtcTime } from '@clearway/astro';
import type { NdmMessage } from '../ndm/message-block.ts';
import type { DaySecondTimes } from '../odm/day-second-times.ts';
import type { OdmCovariance } from '../odm/odm-covariance.ts';

/** An Orbit Ephemeris Message, read and checked. */
export interface Oem {
  readonly kind: 'OEM';
  /** All of the message as it was written, for writing it again. */
  readonly message: NdmMessage;
  readonly originator: string;
  /** UTC. */
  readonly created: UtcTime;
  readonly segments: readonly OemSegment[];
}

/** A block of metadata with the states and covariances that belong to it. Times are on the clock of the time system. */
export interface OemSegment {
  readonly objectName: string;
  readonly objectId: string;
  readonly centerName: string;
  readonly referenceFrame: string;
  readonly referenceFrameEpoch: UtcTime | null;
  readonly timeSystem: string;
  readonly start: UtcTime;
  readonly stop: UtcTime;
  readonly useableStart: UtcTime | null;
  readonly useableStop: UtcTime | null;
  readonly interpolation: string | null;
  readonly interpolationDegree: number | null;
  readonly times: DaySecondTimes;
  /** Position and velocity of each state, six numbers, km and km/s. */
  readonly states: Float64Array;
  /** Three numbers for each state, km/s², NaN for states without; null where no state has one. */
  readonly accelerations: Float64Array | null;
  readonly covariances: readonly OemCovariance[];
}

export interface OemCovariance extends OdmCovariance {
  readonly epoch: UtcTime;
}
