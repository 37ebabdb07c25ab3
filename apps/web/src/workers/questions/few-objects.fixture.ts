import { type CatalogColumns, type ElementSets, indexElementSets } from './element-sets.ts';

/** Elements made up after real kinds of orbits, epochs at 2026-03-10T00:00Z. */
export const EPOCH_MS: number = Date.UTC(2026, 2, 10);

export const STATION = 1;
export const MOLNIYA = 2;
export const GEOSTATIONARY = 3;
export const TRANSFER = 4;
export const EQUATORIAL = 5;
export const WITHOUT_ELEMENTS = 6;
export const FALLING = 7;

/** Revolutions per day, eccentricity, inclination, node, pericentre, mean anomaly (degrees), drag term. */
const ORBITS: readonly (readonly [number, ...number[]])[] = [
  [STATION, 15.49, 0.0008, 51.63, 120, 80, 280, 2e-4],
  [MOLNIYA, 2.0061, 0.72, 63.4, 200, 270, 10, 0],
  [GEOSTATIONARY, 1.00273, 0.0003, 0.05, 90, 10, 60, 0],
  [TRANSFER, 2.28, 0.728, 27, 40, 180, 150, 1e-4],
  [EQUATORIAL, 14.9, 0.001, 0.1, 20, 30, 40, 1e-5],
  [FALLING, 16.45, 0.0005, 51.6, 10, 20, 30, 0.002],
];

export function fewColumns(): CatalogColumns {
  const column = (place: number): number[] => ORBITS.map((orbit) => orbit[place]!);
  const objectIds = [STATION, MOLNIYA, GEOSTATIONARY, TRANSFER, EQUATORIAL, WITHOUT_ELEMENTS, FALLING];
  return {
    objects: { object_id: objectIds },
    element_sets: {
      object: ORBITS.map(([id]) => objectIds.indexOf(id)),
      epoch_us: ORBITS.map(() => EPOCH_MS * 1000),
      from_us: ORBITS.map(() => null),
      to_us: ORBITS.map(() => null),
      mean_motion_rev_per_day: column(1),
      eccentricity: column(2),
      inclination_deg: column(3),
      raan_deg: column(4),
      argument_of_pericenter_deg: column(5),
      mean_anomaly_deg: column(6),
      bstar_per_earth_radius: column(7),
    },
  };
}

export function fewSets(): ElementSets {
  return indexElementSets(fewColumns());
}
