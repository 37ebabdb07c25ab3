import { greenwichSiderealTime } from '@clearway/astro';

const MS_PER_DAY = 86_400_000;
const JULIAN_DATE_1970 = 2_440_587.5;
/** Linear term of GMST82: seconds of sidereal time in a Julian century, beyond whole turns or not. */
const SIDEREAL_SECONDS_PER_CENTURY = 876_600 * 3600 + 8_640_184.812_866;

/** Rate of the sidereal angle, rad/s. Over a century its secular change is 6·10⁻¹¹ of it. */
export const EARTH_RATE_RAD_S: number = (SIDEREAL_SECONDS_PER_CENTURY / 36_525 / 86_400 / 86_400) * 2 * Math.PI;

/**
 * The angle by which the Earth-fixed frame is turned from TEME, rad in [0, 2π): GMST82 with UT1 ≈ UTC (at most 0.9 s, or
 * 0.42 km at the equator) and no polar motion (0.02 km), which together is within 0.5 km of the true Earth. The single
 * double of the Julian date resolves 4·10⁻⁵ s of time, 2 cm on the ground.
 */
export function siderealAngle(timeMs: number): number {
  return greenwichSiderealTime(timeMs / MS_PER_DAY + JULIAN_DATE_1970);
}

/** For threads without the astronomy: the angle at another time is `angle + rateRadPerMs · (time − timeMs)`. */
export interface EarthRotation {
  readonly timeMs: number;
  /** Radians. */
  readonly angle: number;
  readonly rateRadPerMs: number;
}

/** The angle as a straight line in time: good to 10⁻⁷ rad (0.6 m on the ground) for a year about its own time. */
export function earthRotation(timeMs: number): EarthRotation {
  return { timeMs, angle: siderealAngle(timeMs), rateRadPerMs: EARTH_RATE_RAD_S / 1000 };
}

/** Turns a position from TEME (km, at `offset`) into the Earth-fixed frame. */
export function fixedFromTeme(teme: ArrayLike<number>, angle: number, offset = 0): readonly [number, number, number] {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const x = teme[offset]!;
  const y = teme[offset + 1]!;
  return [cos * x + sin * y, cos * y - sin * x, teme[offset + 2]!];
}
