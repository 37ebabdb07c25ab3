import { avoidancePlane } from '../encounter-plane/avoidance-plane.ts';
import type { BurnTarget } from '../single-impulse/burn-target.ts';
import { fallingRoot } from '../single-impulse/falling-root.ts';
import type { BurnCheck, CheckedEncounter } from './nonlinear-check.ts';

/** A burn whose check has been passed. */
export interface PassedBurn {
  readonly checked: CheckedEncounter;
  /** By how much the burn had to be raised; 1 where it was enough. */
  readonly factor: number;
}

/** The share by which the probability after the burn may be above its target without raising the burn. */
export const PROBABILITY_TOLERANCE = 0.02;
/** The same of a miss distance, which people read to three digits. */
const DISTANCE_TOLERANCE = 1e-3;
/** A raised burn comes this close below the target, in the logarithm. */
const RAISE_TOLERANCE = 1e-4;
/** A burn that would have to be raised by more is not the burn that was planned. */
const LARGEST_FACTOR = 4;

/**
 * Holds a burn to its target by propagation, and raises it along its own direction where it falls short.
 *
 * @returns null where no factor up to 4 reaches the target.
 */
export function heldToTarget(check: BurnCheck, velocity: ArrayLike<number>, target: BurnTarget): PassedBurn | null {
  const planned = check(velocity);
  if (planned === null) return null;
  const short = excessAfter(target, planned);
  const tolerance = target.kind === 'miss-distance' ? 2 * DISTANCE_TOLERANCE : Math.log1p(PROBABILITY_TOLERANCE);
  if (short <= tolerance) return { checked: planned, factor: 1 };
  const excess = (factor: number): number => {
    const checked = check(velocity, factor);
    return checked === null ? Number.NaN : excessAfter(target, checked);
  };
  // ln P falls by about d² for a doubled distance, d² being some 20.
  const factor = fallingRoot(excess, 1, 1 + short / 40, -40, LARGEST_FACTOR, RAISE_TOLERANCE);
  const checked = Number.isNaN(factor) ? null : check(velocity, factor);
  return checked === null || !(excessAfter(target, checked) <= 0) ? null : { checked, factor };
}

/** How far an encounter is from a target: the logarithm of probability over target, or of the squares of the distances. */
export function excessAfter(target: BurnTarget, { encounter, probability, missDistanceKm }: CheckedEncounter): number {
  if (target.kind === 'miss-distance') return 2 * Math.log(target.missDistanceKm / missDistanceKm);
  if (probability === null) return Number.NaN;
  if (target.kind === 'probability') return Math.log(probability / target.probability);
  const { place, sigmas, hardBodyRadius } = avoidancePlane(encounter);
  const [u, v] = [place[0] / sigmas[0], place[1] / sigmas[1]];
  return Math.log(hardBodyRadius ** 2 / (Math.E * (u * u + v * v) * sigmas[0] * sigmas[1] * target.probability));
}
