import type { UtcTime, Vector3 } from '@clearway/astro';
import type { NdmMessage } from '../ndm/message-block.ts';
import type { DaySecondTimes } from '../odm/day-second-times.ts';

/**
 * An Orbit Comprehensive Message, read and checked. Times are on the clock of the time system; those that the message counts
 * from EPOCH_TZERO have been added to it.
 */
export interface Ocm {
  readonly kind: 'OCM';
  /** All of the message as it was written, for writing it again: PERT, OD and USER blocks are found there. */
  readonly message: NdmMessage;
  readonly originator: string;
  /** UTC. */
  readonly created: UtcTime;
  readonly objectName: string | null;
  readonly internationalDesignator: string | null;
  readonly catalogName: string | null;
  readonly objectDesignator: string | null;
  readonly timeSystem: string;
  readonly epochTzero: UtcTime;
  readonly trajectories: readonly OcmTrajectory[];
  readonly physical: OcmPhysicalProperties | null;
  readonly covariances: readonly OcmCovariances[];
  readonly maneuvers: readonly OcmManeuvers[];
}

/** States of one TRAJ block. */
export interface OcmTrajectory {
  readonly id: string | null;
  readonly basis: string | null;
  readonly centerName: string;
  readonly referenceFrame: string;
  readonly referenceFrameEpoch: UtcTime | null;
  readonly interpolation: string | null;
  readonly interpolationDegree: number | null;
  readonly useableStart: UtcTime | null;
  readonly useableStop: UtcTime | null;
  /** `CARTPV`, `CARTP`, `CARTPVA`, `KEPLERIAN`, …, in capitals. */
  readonly type: string;
  readonly averaging: string | null;
  readonly times: DaySecondTimes;
  /** How many numbers each state has. */
  readonly width: number;
  /** In the units of the standard for this type: km, km/s, degrees. */
  readonly values: Float64Array;
}

/** Matrices of one COV block. */
export interface OcmCovariances {
  readonly id: string | null;
  readonly basis: string | null;
  readonly referenceFrame: string;
  readonly referenceFrameEpoch: UtcTime | null;
  /** `CARTPV`, `CARTP`, …, in capitals. */
  readonly type: string;
  readonly times: DaySecondTimes;
  /** Each matrix has size × size numbers, row by row, km and s for Cartesian types. */
  readonly size: number;
  readonly matrices: Float64Array;
}

/** Lines of one MAN block. */
export interface OcmManeuvers {
  readonly id: string | null;
  readonly basis: string | null;
  readonly deviceId: string;
  readonly purpose: string | null;
  readonly referenceFrame: string;
  readonly lines: readonly OcmManeuver[];
}

/** One burn, or one deployment. */
export interface OcmManeuver {
  readonly start: UtcTime;
  /** By element of MAN_COMPOSITION (`DV_X`, `THR_ISP`, …): numbers in the units of the standard, or words. */
  readonly elements: Readonly<Record<string, number | string>>;
  /** Seconds; null where it is not given. */
  readonly duration: number | null;
  /** Of the object itself, km/s in the block's frame: a burn's, or the recoil of a deployment. Null where it is not given. */
  readonly deltaV: Vector3 | null;
  /** kg, negative for loss; null where it is not given. */
  readonly deltaMass: number | null;
}

/** What matters to collisions of a PHYS block: kg, m, m²; null where it is not given. */
export interface OcmPhysicalProperties {
  readonly wetMass: number | null;
  readonly dragArea: number | null;
  readonly dragCoefficient: number | null;
  /** Sides of the optimally encompassing box, longest first. */
  readonly boxSides: readonly [number | null, number | null, number | null];
  readonly areaForPc: { readonly least: number | null; readonly typical: number | null; readonly most: number | null };
  readonly radarCrossSection: number | null;
}
