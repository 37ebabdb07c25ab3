import { probabilityAt } from '../encounter-plane/avoidance-plane.ts';
import { ellipseCrossing } from '../single-impulse/exact-boundary.ts';
import { fallingRoot } from '../single-impulse/falling-root.ts';
import { combinedProbability, placeAfter, type SharedEncounter } from './shared-burn.ts';

/** Rounds of leaving one encounter after the other; each leaves at least one for good. */
const MOST_ROUNDS = 50;
const TOLERANCE = 1e-7;

/** The probability of all together after an impulse, linear. */
export function combinedAfter(shared: readonly SharedEncounter[], v: ArrayLike<number>, factor: number): number {
  return combinedProbability(
    shared.map((each) => {
      const [y0, y1] = placeAfter(each, v, factor);
      return probabilityAt(each.plane, y0 * each.aim.scales[0], y1 * each.aim.scales[1]);
    }),
  );
}

/**
 * The least impulse along a unit vector after which all encounters together are within the limit, km/s; NaN where there is
 * none up to `most`. The impulses along a ray that leave one encounter above the limit are one interval (its places are a convex
 * set), so each is left once and for all; what then remains of the sum is brought down by going on.
 */
export function leastAlongRay(
  shared: readonly SharedEncounter[],
  ray: ArrayLike<number>,
  limit: number,
  most: number,
): number {
  let size = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = size;
    for (const each of shared) size = leave(each, ray, size, most);
    if (Number.isNaN(size)) return size;
    if (size === before) break;
  }
  const excess = (factor: number): number => Math.log(combinedAfter(shared, ray, factor) / limit);
  const rest = excess(size);
  if (rest <= 0) return size;
  const slope = -40 / Math.max(size, 1e-9);
  return fallingRoot(excess, size, size - rest / slope, slope, most, TOLERANCE);
}

/** The end of the interval above the limit that `size` lies in; `size` itself where it lies in none. */
function leave(each: SharedEncounter, ray: ArrayLike<number>, size: number, most: number): number {
  if (Number.isNaN(size)) return size;
  const at = placeAfter(each, ray, size);
  if (each.aim.excess(...at) <= 0) return size;
  const m = each.response;
  const d0 = m[0]! * ray[0]! + m[1]! * ray[1]! + m[2]! * ray[2]!;
  const d1 = m[3]! * ray[0]! + m[4]! * ray[1]! + m[5]! * ray[2]!;
  const guess = ellipseCrossing(at[0], at[1], d0, d1, each.aim.distanceSquared);
  if (!(size + guess < most)) return Number.NaN;
  const slope = -((at[0] + guess * d0) * d0 + (at[1] + guess * d1) * d1);
  const f = (extra: number): number => each.aim.excess(at[0] + extra * d0, at[1] + extra * d1);
  return size + fallingRoot(f, 0, guess, slope, most - size, TOLERANCE);
}
