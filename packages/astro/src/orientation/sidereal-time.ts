import { centuriesSinceJ2000, type ScaleTime } from '../time/time-scale.ts';
import { SECONDS_PER_DAY } from '../time/utc-time.ts';

const TWO_PI = 2 * Math.PI;

/**
 * Earth rotation angle, rad in [0, 2π), of an instant in UT1: IERS Conventions (2010), eq. 5.15. Agrees with `era00` of ERFA
 * to 1e-13 rad.
 */
export function earthRotationAngle(ut1: ScaleTime<'UT1'>): number {
  const fraction = ut1.second / SECONDS_PER_DAY;
  // Whole turns of the whole days are left out before they cost digits; noon is half a turn.
  const turns = 0.779057273264 + 0.00273781191135448 * (ut1.day - 0.5 + fraction) + fraction - 0.5;
  return TWO_PI * (turns - Math.floor(turns));
}

/**
 * Greenwich mean sidereal time of 1982, rad in [0, 2π), of an instant in UT1: Aoki et al. 1982, the angle that leads from TEME
 * to the Earth. The same as `greenwichSiderealTime`, from split time, so to 1e-13 rad instead of 3e-9.
 */
export function meanSiderealTime1982(ut1: ScaleTime<'UT1'>): number {
  const t = centuriesSinceJ2000(ut1);
  const seconds = 24110.54841 + ut1.second + t * (8640184.812866 + t * (0.093104 - t * 6.2e-6));
  const turns = seconds / SECONDS_PER_DAY;
  return TWO_PI * (turns - Math.floor(turns));
}
