import { type ElementSet, unixMicros } from '@clearway/astro';
import type { CatalogColumns } from '../../apps/web/src/workers/questions/element-sets.ts';

/** A catalogue as the map gets it, of one element set for each object, in force always. */
export function catalogColumns(elements: readonly ElementSet[]): CatalogColumns {
  const column = (value: (element: ElementSet) => number): number[] => elements.map(value);
  return {
    objects: { object_id: column((e) => e.id) },
    element_sets: {
      object: elements.map((_, index) => index),
      epoch_us: column((e) => unixMicros(e.epoch)),
      from_us: elements.map(() => null),
      to_us: elements.map(() => null),
      mean_motion_rev_per_day: column((e) => e.meanMotionRevPerDay),
      eccentricity: column((e) => e.eccentricity),
      inclination_deg: column((e) => e.inclinationDeg),
      raan_deg: column((e) => e.raanDeg),
      argument_of_pericenter_deg: column((e) => e.argumentOfPericenterDeg),
      mean_anomaly_deg: column((e) => e.meanAnomalyDeg),
      bstar_per_earth_radius: column((e) => e.bstar),
    },
  };
}
