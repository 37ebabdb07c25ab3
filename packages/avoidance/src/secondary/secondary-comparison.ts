import type { UtcTime } from '@clearway/astro';

/** One close approach of the satellite to another object than the one avoided. */
export interface SecondaryApproach {
  readonly tca: UtcTime;
  readonly missDistanceKm: number;
  readonly relativeSpeedKmS: number;
  /** Other object − satellite along the satellite's axes at TCA, km. */
  readonly rtnKm: readonly [radial: number, inTrack: number, crossTrack: number];
  /** As a screening gives it; null where there is none (pairs that stay together or pass too slowly). */
  readonly probability: number | null;
  /** By covariances of both, or the greatest that SOCRATES's shape can give. */
  readonly probabilityBasis: 'covariance' | 'maximum' | null;
}

/** What a burn does to one close approach, against doing nothing. `same`: neither miss nor probability changes by a hundredth. */
export type SecondaryChange = 'new' | 'worse' | 'better' | 'gone' | 'same';

export interface SecondaryEncounter {
  /** Catalogue number of the other object. */
  readonly objectId: number;
  readonly change: SecondaryChange;
  /** Null where it is new. */
  readonly before: SecondaryApproach | null;
  /** Null where it is gone. */
  readonly after: SecondaryApproach | null;
}

/**
 * A burnt path screened against everything else and compared with doing nothing. The object that is avoided is not among the
 * encounters near the TCA that the burn is for; its other passages are.
 */
export interface SecondaryComparison {
  /** From the burn, for seven days at least after it. */
  readonly start: UtcTime;
  readonly stop: UtcTime;
  /** km. */
  readonly thresholdKm: number;
  /** Objects of the catalogue. */
  readonly objects: number;
  /** False where the burnt path left the corridor and was screened in full. */
  readonly isByCorridor: boolean;
  /** Those that change first (new, worse, better, gone, same), each by time. */
  readonly encounters: readonly SecondaryEncounter[];
  /** 1 − Π(1 − P) over all close approaches with a probability, the encounter avoided apart. */
  readonly combinedBefore: number;
  readonly combinedAfter: number;
  /** The closest of the encounters after the burn, km; null where there is none within the threshold. */
  readonly closestAfterKm: number | null;
}
