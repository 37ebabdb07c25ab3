import type { PrincipalPlane } from '../encounter-plane/principal-plane.ts';

/** Why there is no probability. */
export type NoProbability =
  | 'no-relative-velocity'
  | 'no-covariance'
  | 'covariance-not-positive-definite'
  | 'not-a-number'
  | 'radius-negative'
  | 'not-converged';

/** The reasons as sentences. */
export const NO_PROBABILITY_WORDS: Readonly<Record<NoProbability, string>> = {
  'no-relative-velocity': 'the objects do not move relative to each other, so there is no encounter plane',
  'no-covariance': 'neither object has a covariance of its position',
  'covariance-not-positive-definite':
    'the covariance in the encounter plane is not positive definite and cannot be repaired',
  'not-a-number': 'a position, velocity, covariance or radius is not a finite number',
  'radius-negative': 'the hard-body radius is negative',
  'not-converged': 'the method does not converge for a hard body so much larger than the covariance',
};

/** A probability of collision in the encounter plane. */
export interface PlaneProbability {
  /** NaN where there is none. */
  readonly probability: number;
  /** What the exact integral certainly lies between, ends included; null where the method knows no bounds. */
  readonly bounds: readonly [least: number, greatest: number] | null;
  /** Null where there is a probability. */
  readonly reason: NoProbability | null;
}

/** One method of the literature. */
export interface PlaneMethod {
  readonly name: string;
  /** Author, title and place. */
  readonly source: string;
  /**
   * The probability that the miss, normally distributed about the plane's, is shorter than the hard-body radius. Where an
   * axis is no longer than 0 or a number not finite: NaN and the reason.
   */
  readonly probability: (plane: PrincipalPlane) => PlaneProbability;
}

/** No probability, and why. */
export const noProbability = (reason: NoProbability): PlaneProbability => ({
  probability: Number.NaN,
  bounds: null,
  reason,
});

/** A probability without bounds; rounding is kept from leaving 0 to 1. */
export const probabilityOf = (value: number): PlaneProbability => ({
  probability: Math.min(1, Math.max(0, value)),
  bounds: null,
  reason: null,
});

/**
 * A method from what it makes of a plane without a fault: a number, kept from 0 to 1, or a result with its bounds, or the reason that
 * there is none.
 */
export const planeMethod = (
  name: string,
  source: string,
  compute: (plane: PrincipalPlane) => number | PlaneProbability,
): PlaneMethod => ({
  name,
  source,
  probability: (plane) => {
    const fault = planeFault(plane);
    if (fault) return noProbability(fault);
    const found = compute(plane);
    return typeof found === 'number' ? probabilityOf(found) : found;
  },
});

/** What forbids any probability in this plane, or null. */
export function planeFault(plane: PrincipalPlane): NoProbability | null {
  const { xm, ym, sigmaX, sigmaY, hardBodyRadius } = plane;
  if (!Number.isFinite(xm + ym + sigmaX + sigmaY + hardBodyRadius)) return 'not-a-number';
  if (!(sigmaX > 0 && sigmaY > 0)) return 'covariance-not-positive-definite';
  return hardBodyRadius < 0 ? 'radius-negative' : null;
}
