import { TWO_PI } from './wgs72.ts';

const JULIAN_DATE_J2000 = 2_451_545;
const DAYS_PER_CENTURY = 36_525;

/**
 * Greenwich mean sidereal time (IAU 1982), rad in [0, 2π), of a Julian date in UT1: `gstime` of AIAA 2006-6753,
 * which is what the improved mode uses at the epoch. The single double resolves 4·10⁻⁵ s, 3·10⁻⁹ rad.
 */
export function greenwichSiderealTime(julianDateUt1: number): number {
  const tut1 = (julianDateUt1 - JULIAN_DATE_J2000) / DAYS_PER_CENTURY;
  const seconds =
    -6.2e-6 * tut1 * tut1 * tut1 + 0.093104 * tut1 * tut1 + (876600 * 3600 + 8640184.812866) * tut1 + 67310.54841;
  const angle = ((seconds * (Math.PI / 180)) / 240) % TWO_PI;
  return angle < 0 ? angle + TWO_PI : angle;
}
