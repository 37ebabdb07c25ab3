/** WGS 84 (NIMA TR8350.2), km. */
export const EQUATORIAL_RADIUS_KM = 6378.137;
export const FLATTENING: number = 1 / 298.257223563;
export const POLAR_RADIUS_KM: number = EQUATORIAL_RADIUS_KM * (1 - FLATTENING);
const E2 = FLATTENING * (2 - FLATTENING);

export interface Geodetic {
  /** Radians, east positive, in (−π, π]. */
  readonly longitude: number;
  /** Geodetic, radians. */
  readonly latitude: number;
  /** Above the ellipsoid. */
  readonly heightKm: number;
}

export type Vector3 = readonly [number, number, number];

/** Earth-fixed position (km, z to the north pole) of a geodetic place. */
export function fixedFromGeodetic({ longitude, latitude, heightKm }: Geodetic): Vector3 {
  const sin = Math.sin(latitude);
  const cos = Math.cos(latitude);
  const n = EQUATORIAL_RADIUS_KM / Math.sqrt(1 - E2 * sin * sin);
  const across = (n + heightKm) * cos;
  return [across * Math.cos(longitude), across * Math.sin(longitude), (n * (1 - E2) + heightKm) * sin];
}

/** Geodetic place of an Earth-fixed position, km: Bowring 1976, one step and a second; below 1 mm up to the Moon. */
export function geodeticFromFixed([x, y, z]: Vector3): Geodetic {
  const across = Math.hypot(x, y);
  const b = POLAR_RADIUS_KM;
  const second = E2 / (1 - E2);
  let reduced = Math.atan2(z * EQUATORIAL_RADIUS_KM, across * b);
  let latitude = 0;
  for (let step = 0; step < 2; step++) {
    latitude = Math.atan2(
      z + second * b * Math.sin(reduced) ** 3,
      across - E2 * EQUATORIAL_RADIUS_KM * Math.cos(reduced) ** 3,
    );
    reduced = Math.atan2((1 - FLATTENING) * Math.sin(latitude), Math.cos(latitude));
  }
  const sin = Math.sin(latitude);
  const cos = Math.cos(latitude);
  const n = EQUATORIAL_RADIUS_KM / Math.sqrt(1 - E2 * sin * sin);
  const heightKm = across * cos + z * sin - n * (1 - E2 * sin * sin);
  return { longitude: Math.atan2(y, x), latitude, heightKm };
}
