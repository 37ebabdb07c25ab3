import { fixedFromTeme, siderealAngle } from './earth-rotation.ts';

const MS_PER_DAY = 86_400_000;
/** 2000-01-01T12:00 as milliseconds since 1970. */
const J2000_MS = 946_728_000_000;
const RADIANS_PER_DEGREE = Math.PI / 180;
export const ASTRONOMICAL_UNIT_KM = 149_597_870.7;
export const SUN_RADIUS_KM = 695_700;

/** Where the Sun is. Directions are unit vectors from the Earth's centre. */
export interface SunAnswer {
  readonly timeMs: number;
  readonly teme: readonly [number, number, number];
  readonly earthFixed: readonly [number, number, number];
  readonly distanceKm: number;
  /** Where it stands in the zenith (geocentric), rad. */
  readonly longitude: number;
  readonly latitude: number;
}

/**
 * Unit vector to the Sun in TEME: low-precision formula of the Astronomical Almanac (page C5), good to 0.01° from 1950 to
 * 2050 in the mean equator and equinox of date, from which TEME differs by the nutation of 0.005° at most. Apparent: the
 * formula's longitude has the aberration in it. Terrestrial time ≈ UTC (69 s, 0.0008°).
 */
export function sunDirectionTeme(timeMs: number): readonly [number, number, number] {
  const days = (timeMs - J2000_MS) / MS_PER_DAY;
  const anomaly = sunAnomaly(days);
  const longitude =
    (280.46 + 0.985_647_4 * days + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * RADIANS_PER_DEGREE;
  const obliquity = (23.439 - 4e-7 * days) * RADIANS_PER_DEGREE;
  const sin = Math.sin(longitude);
  return [Math.cos(longitude), Math.cos(obliquity) * sin, Math.sin(obliquity) * sin];
}

/** Same source, 0.0003 au. */
export function sunDistanceKm(timeMs: number): number {
  const anomaly = sunAnomaly((timeMs - J2000_MS) / MS_PER_DAY);
  return (1.000_14 - 0.016_71 * Math.cos(anomaly) - 0.000_14 * Math.cos(2 * anomaly)) * ASTRONOMICAL_UNIT_KM;
}

function sunAnomaly(daysSinceJ2000: number): number {
  return (357.528 + 0.985_600_3 * daysSinceJ2000) * RADIANS_PER_DEGREE;
}

export function answerSun(timeMs: number): SunAnswer {
  const teme = sunDirectionTeme(timeMs);
  const earthFixed = fixedFromTeme(teme, siderealAngle(timeMs));
  return {
    timeMs,
    teme,
    earthFixed,
    distanceKm: sunDistanceKm(timeMs),
    longitude: Math.atan2(earthFixed[1], earthFixed[0]),
    latitude: Math.asin(earthFixed[2]),
  };
}
