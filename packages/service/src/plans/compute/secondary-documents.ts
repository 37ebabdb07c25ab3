import { formatUtc } from '@clearway/astro';
import type { SecondaryApproach, SecondaryComparison } from '@clearway/avoidance';
import type { SecondaryApproach as ApproachDocument, SecondaryDocument } from '@clearway/contract';

/** What a burn does to everything else, as people see it; those that stay as they are are counted only. */
export function secondaryDocument(
  comparison: SecondaryComparison,
  nameOf: (objectId: number) => string,
): SecondaryDocument {
  const { encounters } = comparison;
  const changed = encounters.flatMap((encounter) => {
    const { objectId, change, before, after } = encounter;
    if (change === 'same') return [];
    return [
      {
        object_id: objectId,
        name: nameOf(objectId),
        change,
        before: before && approachDocument(before),
        after: after && approachDocument(after),
      },
    ];
  });
  return {
    start_utc: formatUtc(comparison.start, 3),
    stop_utc: formatUtc(comparison.stop, 3),
    threshold_km: comparison.thresholdKm,
    objects: comparison.objects,
    combined_before: comparison.combinedBefore,
    combined_after: comparison.combinedAfter,
    closest_after_km: comparison.closestAfterKm,
    encounters: changed,
    unchanged: encounters.length - changed.length,
  };
}

function approachDocument(approach: SecondaryApproach): ApproachDocument {
  return {
    tca_utc: formatUtc(approach.tca, 6),
    miss_distance_km: approach.missDistanceKm,
    relative_speed_km_s: approach.relativeSpeedKmS,
    probability: approach.probability,
    probability_basis: approach.probabilityBasis,
  };
}
