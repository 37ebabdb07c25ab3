import type { Vector3 } from '@clearway/astro';
import type { CovarianceRtn } from '../encounter-plane/covariance-rtn.ts';

/** Ages of elements at which a growth of errors is given, days. Chosen denser where most screenings look. */
export const GROWTH_AGES_DAYS = [0.5, 1, 2, 3, 5, 7, 10, 14] as const;

/** Beyond this age of elements no growth is believed, days: their drag is a month old. */
export const OLDEST_AGE_DAYS = 30;

/**
 * How positions predicted from element sets of an object go astray with the age of the elements: radial, in-track and
 * cross-track, each at {@link GROWTH_AGES_DAYS}, km.
 */
export interface ErrorGrowth {
  /** 1.4826 times the median absolute difference: one standard deviation, were the differences normal. */
  readonly radialKm: readonly number[];
  readonly inTrackKm: readonly number[];
  readonly crossTrackKm: readonly number[];
  /**
   * How much larger a normal distribution must be for 95 % of the differences to lie within its 1.96 standard deviations
   * (radial, in-track, cross-track; 1 where the tails are no heavier).
   */
  readonly tailFactors: Vector3;
}

/**
 * Standard deviation that element sets have even at their epoch, km (radial, in-track, cross-track): differencing shows how
 * well sets agree with each other, and not what SGP4 gets wrong in all of them alike. In-track 0.3 to 1 km is commonly found in
 * low orbits; against NASA's ephemeris of the ISS see `validation/risk/iss-covariance.test.ts`.
 */
export const NEAR_EARTH_FLOOR_KM: Vector3 = [0.1, 0.5, 0.15];
/** The same where the Moon and the Sun matter (periods from 225 minutes). */
export const DEEP_SPACE_FLOOR_KM: Vector3 = [0.4, 1, 0.4];

/**
 * Standard deviations (km; radial, in-track, cross-track) at an age of elements, days, of either sign; null beyond
 * {@link OLDEST_AGE_DAYS}. Linear between the ages of the growth and from 0 at the epoch; beyond the last, in-track by the square of the
 * age (a wrong drag), the others in proportion. The floor is added in squares.
 */
export function standardDeviationsAt(growth: ErrorGrowth, floorKm: Vector3, ageDays: number): Vector3 | null {
  const age = Math.abs(ageDays);
  if (!(age <= OLDEST_AGE_DAYS)) return null;
  const { radialKm, inTrackKm, crossTrackKm, tailFactors } = growth;
  return [
    withFloor(tailFactors[0] * grown(radialKm, age, 1), floorKm[0]),
    withFloor(tailFactors[1] * grown(inTrackKm, age, 2), floorKm[1]),
    withFloor(tailFactors[2] * grown(crossTrackKm, age, 1), floorKm[2]),
  ];
}

/** The covariance with these standard deviations. Correlations are left out, unmeasured. */
export function diagonalCovariance([radial, inTrack, crossTrack]: Vector3): CovarianceRtn {
  return { rr: radial * radial, tt: inTrack * inTrack, nn: crossTrack * crossTrack, rt: 0, rn: 0, tn: 0 };
}

/** A growth of which everything is so many times as large. */
export function scaledGrowth(growth: ErrorGrowth, factor: number): ErrorGrowth {
  const scaled = (values: readonly number[]): number[] => values.map((value) => factor * value);
  return {
    radialKm: scaled(growth.radialKm),
    inTrackKm: scaled(growth.inTrackKm),
    crossTrackKm: scaled(growth.crossTrackKm),
    tailFactors: growth.tailFactors,
  };
}

/** Not Math.hypot, which takes five times as long. */
function withFloor(sigma: number, floor: number): number {
  return Math.sqrt(sigma * sigma + floor * floor);
}

function grown(values: readonly number[], age: number, powerBeyond: number): number {
  const last = GROWTH_AGES_DAYS.length - 1;
  if (age >= GROWTH_AGES_DAYS[last]!) return values[last]! * (age / GROWTH_AGES_DAYS[last]!) ** powerBeyond;
  let at = 0;
  while (age > GROWTH_AGES_DAYS[at]!) at++;
  const fromAge = at === 0 ? 0 : GROWTH_AGES_DAYS[at - 1]!;
  const from = at === 0 ? 0 : values[at - 1]!;
  return from + ((values[at]! - from) * (age - fromAge)) / (GROWTH_AGES_DAYS[at]! - fromAge);
}
