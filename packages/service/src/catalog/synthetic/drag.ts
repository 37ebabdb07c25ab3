import { EARTH_RADIUS_KM } from '@clearway/astro';
import { meanMotionRadPerS } from './earth.ts';

/**
 * SGP4's C1 per minute and unit of B*: the semi-major axis falls as (1 − C1 t)². After Hoots & Roehrich (1980),
 * Spacetrack Report No. 3, without the small J2 part of C2 (a few per cent: this only bounds a drawn B*).
 */
export function dragRatePerMinute(semiMajorAxisKm: number, eccentricity: number): number {
  const perigeeKm = semiMajorAxisKm * (1 - eccentricity) - EARTH_RADIUS_KM;
  const sKm = perigeeKm >= 156 ? 78 : Math.max(20, perigeeKm - 78);
  const a = semiMajorAxisKm / EARTH_RADIUS_KM;
  const s = 1 + sKm / EARTH_RADIUS_KM;
  const xi = 1 / (a - s);
  const eta = a * eccentricity * xi;
  const eta2 = eta * eta;
  const q0s4 = ((120 - sKm) / EARTH_RADIUS_KM) ** 4;
  const n = meanMotionRadPerS(semiMajorAxisKm) * 60;
  const shape = a * (1 + 1.5 * eta2 + eccentricity * eta * (4 + eta2));
  return (q0s4 * xi ** 4 * n * shape) / Math.abs(1 - eta2) ** 3.5;
}

/**
 * The largest B* with which an orbit is still far from decay after ten days, so that every drawn object can be
 * propagated over a week's window: the mean altitude then falls by at most 15 % of the perigee's height above 160 km.
 */
export function largestLastingBstar(semiMajorAxisKm: number, eccentricity: number): number {
  const perigeeKm = semiMajorAxisKm * (1 - eccentricity) - EARTH_RADIUS_KM;
  const allowedLossKm = 0.15 * (perigeeKm - 160);
  const tenDaysMinutes = 14_400;
  return allowedLossKm / (2 * semiMajorAxisKm * tenDaysMinutes * dragRatePerMinute(semiMajorAxisKm, eccentricity));
}

/** Half the first derivative of mean motion (rev/day²) that goes with B*, as element sets publish it. */
export function meanMotionDotRevPerDay2(
  semiMajorAxisKm: number,
  eccentricity: number,
  bstar: number,
  meanMotionRevPerDay: number,
): number {
  return 1.5 * meanMotionRevPerDay * bstar * dragRatePerMinute(semiMajorAxisKm, eccentricity) * 1440;
}
