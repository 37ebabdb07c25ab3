import { type ElementSet, type UtcTime, unixMicros, utcFromUnixMicros } from '@clearway/astro';
import type { CatalogDocument } from '@clearway/contract';

/** The element sets of a running Clearway that are in force at a time, one of each object. */
export function elementsOfCatalog({ objects, element_sets: sets }: CatalogDocument, time: UtcTime): ElementSet[] {
  const us = unixMicros(time);
  const chosen = new Map<number, number>();
  for (let k = 0; k < sets.object.length; k++) {
    const isInForce = (sets.from_us[k] ?? -Infinity) <= us && us < (sets.to_us[k] ?? Infinity);
    if (isInForce || !chosen.has(sets.object[k]!)) chosen.set(sets.object[k]!, k);
  }
  return [...chosen]
    .sort(([a], [b]) => a - b)
    .map(([object, k]) => ({
      id: objects.object_id[object]!,
      name: objects.name[object]!,
      internationalDesignator: objects.cospar_id[object] ?? '',
      classification: 'U',
      epoch: utcFromUnixMicros(sets.epoch_us[k]!),
      meanMotionRevPerDay: sets.mean_motion_rev_per_day[k]!,
      eccentricity: sets.eccentricity[k]!,
      inclinationDeg: sets.inclination_deg[k]!,
      raanDeg: sets.raan_deg[k]!,
      argumentOfPericenterDeg: sets.argument_of_pericenter_deg[k]!,
      meanAnomalyDeg: sets.mean_anomaly_deg[k]!,
      bstar: sets.bstar_per_earth_radius[k]!,
      meanMotionDot: 0,
      meanMotionDdot: 0,
      ephemerisType: 0,
      elementSetNumber: 0,
      revolutionAtEpoch: 0,
    }));
}
