import type { Vector3 } from '@clearway/astro';
import { fallingRoot } from '../single-impulse/falling-root.ts';

/** A burn found by search, km/s. */
export interface FoundBurn {
  readonly velocity: Vector3;
  readonly size: number;
}

/** ln(probability after a burn / target): above 0 where the burn is not enough; NaN where there is none. */
export type ExcessOf = (velocity: Vector3) => number;

/** Larger impulses are not looked for, km/s. */
const MOST_KM_S = 1;
/** A burn comes this close below the target, in the logarithm: 3D-Nc's own integral is good to a tenth of it. */
const TOLERANCE = 1e-3;
/** Steps of the gradient, as a share of the burn: the integral's noise is small beside what a step changes. */
const STEP = 2e-3;
/** A direction that gains less is not turned to. */
const WORTHWHILE = 1e-3;
const MOST_TURNS = 8;
const MOST_HALVINGS = 3;

/**
 * The least burn found that brings an encounter to its target, by whatever says how far it is from it. The size along a direction is
 * solved for; directions that cannot beat the best so far cost one look. The best is then turned against the gradient while
 * that makes it smaller: a local optimum, of which nothing is certified.
 *
 * @param starts unit vectors.
 * @param guess a size to begin with, km/s.
 * @param mayTurn false where the thrusters push along the starts only.
 * @returns null where no start reaches the target by 1 km/s.
 */
export function leastByMethod(
  excess: ExcessOf,
  starts: readonly Vector3[],
  guess: number,
  mayTurn: boolean,
): FoundBurn | null {
  let best: FoundBurn | null = null;
  for (const start of starts) best = better(excess, start, guess, best) ?? best;
  if (best === null || !mayTurn) return best;
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const next = turned(excess, best);
    if (next === null) break;
    best = next;
  }
  return best;
}

/** The burn along a direction, where it is smaller than `best`. */
function better(excess: ExcessOf, [x, y, z]: Vector3, guess: number, best: FoundBurn | null): FoundBurn | null {
  const along = (size: number): number => excess([size * x, size * y, size * z]);
  const most = best === null ? MOST_KM_S : best.size * (1 - WORTHWHILE);
  // NaN where a path is none is no answer either.
  const atMost = best === null ? Number.NEGATIVE_INFINITY : along(most);
  if (!(atMost <= 0)) return null;
  const first = Math.min(guess, most);
  const size = fallingRoot(along, 0, first, -4 / first, most, TOLERANCE);
  return Number.isNaN(size) || !(along(size) <= 0) ? null : { velocity: [size * x, size * y, size * z], size };
}

/** Turned against the gradient at its end, by less where that is too far; null where nothing is gained. */
function turned(excess: ExcessOf, best: FoundBurn): FoundBurn | null {
  const { velocity, size } = best;
  const here = excess(velocity);
  const step = STEP * size;
  const gradient = [0, 1, 2].map((k) => {
    const moved = velocity.map((component, i) => (i === k ? component + step : component)) as unknown as Vector3;
    return (excess(moved) - here) / step;
  });
  const steepness = Math.hypot(...gradient);
  if (!(steepness > 0 && steepness < Number.POSITIVE_INFINITY)) return null;
  const downhill = gradient.map((component) => -component / steepness);
  let share = 1;
  for (let halving = 0; halving <= MOST_HALVINGS; halving++, share /= 2) {
    const ray = velocity.map((component, k) => (1 - share) * (component / size) + share * downhill[k]!);
    const length = Math.hypot(...ray);
    const found = better(excess, ray.map((component) => component / length) as unknown as Vector3, size, best);
    if (found !== null) return found;
  }
  return null;
}
