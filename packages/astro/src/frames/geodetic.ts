import type { Vector3 } from '../encounters/encounter.ts';

/** Equatorial radius of WGS 84, km. */
export const WGS84_RADIUS_KM = 6378.137;

/** Flattening of WGS 84. */
export const WGS84_FLATTENING: number = 1 / 298.257223563;

/** A place by the ellipsoid of WGS 84. */
export interface GeodeticPosition {
  /** rad, north positive. */
  readonly latitude: number;
  /** rad, east positive, (−π, π]. */
  readonly longitude: number;
  /** km above the ellipsoid. */
  readonly height: number;
}

const E2: number = WGS84_FLATTENING * (2 - WGS84_FLATTENING);
const POLAR_RADIUS_KM: number = WGS84_RADIUS_KM * (1 - WGS84_FLATTENING);

/** Position (km) in ITRF of a geodetic place. */
export function itrfFromGeodetic({ latitude, longitude, height }: GeodeticPosition): Vector3 {
  const s = Math.sin(latitude);
  const c = Math.cos(latitude);
  const normal = WGS84_RADIUS_KM / Math.sqrt(1 - E2 * s * s);
  return [
    (normal + height) * c * Math.cos(longitude),
    (normal + height) * c * Math.sin(longitude),
    (normal * (1 - E2) + height) * s,
  ];
}

/**
 * Geodetic place of a position (km) in ITRF: Bowring's iteration (Survey Review 181, 1976) on the parametric latitude, which
 * settles in 2 to 4 steps from 43 km to beyond the Moon's distance from the centre; nearer the centre the foot point need not
 * be unique. Exact to 1e-9 km (`geodetic.test.ts`). At the centre itself: latitude 0, height −6378.137.
 */
export function geodeticFromItrf([x, y, z]: Vector3): GeodeticPosition {
  const longitude = Math.atan2(y, x);
  const p = Math.hypot(x, y);
  if (p === 0 && z === 0) return { latitude: 0, longitude, height: -WGS84_RADIUS_KM };
  const secondE2 = E2 / (1 - E2);
  // Sine and cosine of the parametric latitude, kept as such so that the poles are no exception.
  let tangentUp = z * WGS84_RADIUS_KM;
  let tangentAcross = p * POLAR_RADIUS_KM;
  let up = 0;
  let across = 0;
  for (let iteration = 0; iteration < 10; iteration++) {
    const length = Math.hypot(tangentUp, tangentAcross);
    const s = tangentUp / length;
    const c = tangentAcross / length;
    up = z + secondE2 * POLAR_RADIUS_KM * s * s * s;
    across = p - E2 * WGS84_RADIUS_KM * c * c * c;
    const nextUp = (1 - WGS84_FLATTENING) * up;
    const change = Math.abs(nextUp * c - across * s) / Math.hypot(nextUp, across);
    tangentUp = nextUp;
    tangentAcross = across;
    if (change < 1e-15) break;
  }
  const latitude = Math.atan2(up, across);
  const s = Math.sin(latitude);
  const c = Math.cos(latitude);
  // p cos φ + z sin φ − a √(1 − e² sin² φ): no division that fails at a pole or the equator.
  const height = p * c + z * s - WGS84_RADIUS_KM * Math.sqrt(1 - E2 * s * s);
  return { latitude, longitude, height };
}
