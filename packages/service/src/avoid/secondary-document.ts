import { formatUtc } from '@clearway/astro';
import type { SecondaryApproach, SecondaryComparison, SecondaryEncounter } from '@clearway/avoidance';

/** One close approach to another object. */
export interface SecondaryApproachDocument {
  readonly tca_utc: string;
  readonly miss_distance_km: number;
  readonly relative_speed_km_s: number;
  readonly radial_km: number;
  readonly in_track_km: number;
  readonly cross_track_km: number;
  readonly probability: number | null;
  /** `covariance` of both, or the `maximum` that SOCRATES's shape can give. */
  readonly probability_basis: 'covariance' | 'maximum' | null;
}

export interface SecondaryEncounterDocument {
  readonly object_id: number;
  readonly change: SecondaryEncounter['change'];
  readonly before: SecondaryApproachDocument | null;
  readonly after: SecondaryApproachDocument | null;
}

/** A burn against everything else, compared with doing nothing. */
export interface SecondaryDocument {
  readonly start_utc: string;
  readonly stop_utc: string;
  readonly threshold_km: number;
  readonly objects: number;
  readonly by_corridor: boolean;
  readonly combined_probability_before: number;
  readonly combined_probability_after: number;
  readonly closest_after_km: number | null;
  readonly counts: Readonly<Record<SecondaryEncounter['change'], number>>;
  readonly encounters: readonly SecondaryEncounterDocument[];
}

export function secondaryDocument(comparison: SecondaryComparison): SecondaryDocument {
  const { encounters } = comparison;
  const count = (change: SecondaryEncounter['change']): number =>
    encounters.filter((encounter) => encounter.change === change).length;
  return {
    start_utc: formatUtc(comparison.start, 3),
    stop_utc: formatUtc(comparison.stop, 3),
    threshold_km: comparison.thresholdKm,
    objects: comparison.objects,
    by_corridor: comparison.isByCorridor,
    combined_probability_before: comparison.combinedBefore,
    combined_probability_after: comparison.combinedAfter,
    closest_after_km: comparison.closestAfterKm,
    counts: {
      new: count('new'),
      worse: count('worse'),
      better: count('better'),
      gone: count('gone'),
      same: count('same'),
    },
    encounters: encounters.map(({ objectId, change, before, after }) => ({
      object_id: objectId,
      change,
      before: before && approachDocument(before),
      after: after && approachDocument(after),
    })),
  };
}

function approachDocument(approach: SecondaryApproach): SecondaryApproachDocument {
  const [radial, inTrack, crossTrack] = approach.rtnKm;
  return {
    tca_utc: formatUtc(approach.tca, 6),
    miss_distance_km: approach.missDistanceKm,
    relative_speed_km_s: approach.relativeSpeedKmS,
    radial_km: radial,
    in_track_km: inTrack,
    cross_track_km: crossTrack,
    probability: approach.probability,
    probability_basis: approach.probabilityBasis,
  };
}
