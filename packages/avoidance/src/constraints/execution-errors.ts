import type { AvoidancePlane } from '../encounter-plane/avoidance-plane.ts';
import { widenedPlane } from '../encounter-plane/avoidance-plane.ts';
import type { BurnTarget } from '../single-impulse/burn-target.ts';
import { changedBurn } from '../single-impulse/certificate.ts';
import { type BurnDirection, type Impulse, singleImpulse } from '../single-impulse/single-impulse.ts';
import type { BurnTransition } from '../transition/burn-transition.ts';

/** How well a burn is executed: standard deviations (Gates 1963, without its fixed parts). */
export interface ExecutionErrors {
  /** Of the size, as a share of it: 0.01 is 1 %. */
  readonly magnitude: number;
  /** Of the direction, about each axis across it, rad. */
  readonly directionRad: number;
}

/** Covariance of the primary's position at TCA by the errors of a burn, inertial, nine numbers, km². */
export function executionCovariance(
  { positionByVelocity: b }: BurnTransition,
  velocity: ArrayLike<number>,
  factor: number,
  { magnitude, directionRad }: ExecutionErrors,
): Float64Array {
  const v = [factor * velocity[0]!, factor * velocity[1]!, factor * velocity[2]!];
  const squared = v[0]! ** 2 + v[1]! ** 2 + v[2]! ** 2;
  const across = directionRad ** 2;
  const along = magnitude ** 2 - across;
  const shift = [0, 1, 2].map((row) => b[3 * row]! * v[0]! + b[3 * row + 1]! * v[1]! + b[3 * row + 2]! * v[2]!);
  const out = new Float64Array(9);
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      // B (σd² |Δv|² (I − dd′) + σm² Δv Δv′) B′
      let product = 0;
      for (let k = 0; k < 3; k++) product += b[3 * i + k]! * b[3 * j + k]!;
      out[3 * i + j] = across * squared * product + along * shift[i]! * shift[j]!;
    }
  }
  return out;
}

const MOST_ROUNDS = 60;
const ROUND_TOLERANCE = 1e-10;

/**
 * The least impulse when its own errors count: the covariance is widened by those of the burn found before, until both agree.
 * The bound of its certificate is that of the burn without errors.
 *
 * @returns null where no burn reaches the target, or the errors grow faster than the distance.
 */
export function impulseWithErrors(
  plane: AvoidancePlane,
  transition: BurnTransition,
  target: BurnTarget,
  direction: BurnDirection,
  errors: ExecutionErrors,
): Impulse | null {
  const exact = singleImpulse(plane, transition, target, direction);
  if (exact === null || exact.size === 0 || target.kind === 'miss-distance') return exact;
  const { lowerBoundKmS, lambda } = exact.certificate;
  let burn: Impulse | null = exact;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const wider = widenedPlane(plane, executionCovariance(transition, burn.velocity, 1, errors));
    const next: Impulse | null = singleImpulse(wider, transition, target, direction);
    if (next === null) return null;
    const change = Math.hypot(...next.velocity.map((component, k) => component - burn!.velocity[k]!));
    burn = next;
    if (change <= ROUND_TOLERANCE * burn.size) {
      const what = 'the errors of the burn itself were added to the covariance';
      return { ...burn, certificate: changedBurn(lambda, burn.size, lowerBoundKmS, what) };
    }
    if (burn.size > 1e3 * exact.size) return null;
  }
  return null;
}
