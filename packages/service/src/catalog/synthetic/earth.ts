import { EARTH_RADIUS_KM, J2, MU_KM3_S2, SECONDS_PER_DAY } from '@clearway/astro';

/** Right ascension rate of the mean Sun: one turn a tropical year. */
const SUN_RATE_RAD_PER_S = (2 * Math.PI) / (365.2422 * SECONDS_PER_DAY);

export const degrees = (radians: number): number => (radians * 180) / Math.PI;
export const radians = (deg: number): number => (deg * Math.PI) / 180;

/** Mean motion in rad/s after Kepler's third law. */
export function meanMotionRadPerS(semiMajorAxisKm: number): number {
  return Math.sqrt(MU_KM3_S2 / semiMajorAxisKm ** 3);
}

/** Revolutions per day, as element sets give it. */
export function meanMotionRevPerDay(semiMajorAxisKm: number): number {
  return (meanMotionRadPerS(semiMajorAxisKm) * SECONDS_PER_DAY) / (2 * Math.PI);
}

/**
 * Inclination at which J2 turns the node of a near-circular orbit once a year (Vallado 2013, eq. 11-15 with e = 0),
 * degrees. Exists up to a semi-major axis of about 12,350 km.
 */
export function sunSynchronousInclinationDeg(semiMajorAxisKm: number): number {
  const nodeRateAtCosOne = 1.5 * J2 * (EARTH_RADIUS_KM / semiMajorAxisKm) ** 2 * meanMotionRadPerS(semiMajorAxisKm);
  return degrees(Math.acos(Math.max(-1, -SUN_RATE_RAD_PER_S / nodeRateAtCosOne)));
}

/** Right ascension of the mean Sun, degrees; `daysSince2000` counts from 2000-01-01T00 UTC. */
export function meanSunRightAscensionDeg(daysSince2000: number): number {
  return 280.46 + 0.9856474 * (daysSince2000 - 0.5);
}
