import type { ElementSet } from '@clearway/astro';

/** Bounds of a regime; what is not given does not matter. Altitudes above the equator (6,378.135 km), km. */
export interface RegimeBounds {
  readonly perigee_min_km?: number;
  readonly perigee_max_km?: number;
  readonly apogee_min_km?: number;
  readonly apogee_max_km?: number;
  readonly eccentricity_min?: number;
  readonly eccentricity_max?: number;
}

export const BOUNDS: readonly (keyof RegimeBounds)[] = [
  'perigee_min_km',
  'perigee_max_km',
  'apogee_min_km',
  'apogee_max_km',
  'eccentricity_min',
  'eccentricity_max',
];

/** Bounds that need not be spelt out: those of ESA's Annual Space Environment Report (table of orbit classes). */
export const KNOWN_REGIMES: ReadonlyMap<string, RegimeBounds> = new Map<string, RegimeBounds>([
  ['LEO', { apogee_max_km: 2000 }],
  ['MEO', { perigee_min_km: 2000, apogee_max_km: 31_570 }],
  ['GEO', { perigee_min_km: 35_586, apogee_max_km: 35_986 }],
  ['GTO', { perigee_max_km: 2000, apogee_min_km: 31_570, apogee_max_km: 40_002 }],
  ['HEO', { perigee_max_km: 31_570, apogee_min_km: 40_002 }],
  // Whatever no regime before it holds.
  ['other', {}],
]);

/** What decides the regime of an orbit: mean elements as published. */
export interface OrbitSize {
  readonly perigeeKm: number;
  readonly apogeeKm: number;
  readonly eccentricity: number;
}

const EARTH_RADIUS_KM = 6378.135;
const EARTH_MU_KM3_S2 = 398_600.8;

export function orbitSize({
  meanMotionRevPerDay,
  eccentricity,
}: Pick<ElementSet, 'meanMotionRevPerDay' | 'eccentricity'>): OrbitSize {
  const meanMotion = (meanMotionRevPerDay * 2 * Math.PI) / 86_400;
  const semiMajorAxisKm = Math.cbrt(EARTH_MU_KM3_S2 / meanMotion ** 2);
  return {
    perigeeKm: semiMajorAxisKm * (1 - eccentricity) - EARTH_RADIUS_KM,
    apogeeKm: semiMajorAxisKm * (1 + eccentricity) - EARTH_RADIUS_KM,
    eccentricity,
  };
}

/** Bounds belong to the regime. */
export function isWithin(size: OrbitSize, bounds: RegimeBounds): boolean {
  return (
    size.perigeeKm >= (bounds.perigee_min_km ?? Number.NEGATIVE_INFINITY) &&
    size.perigeeKm <= (bounds.perigee_max_km ?? Infinity) &&
    size.apogeeKm >= (bounds.apogee_min_km ?? Number.NEGATIVE_INFINITY) &&
    size.apogeeKm <= (bounds.apogee_max_km ?? Infinity) &&
    size.eccentricity >= (bounds.eccentricity_min ?? 0) &&
    size.eccentricity <= (bounds.eccentricity_max ?? 1)
  );
}
