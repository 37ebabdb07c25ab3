import { UserError } from '@clearway/astro';
import { type AvoidancePlane, probabilityAt } from '../encounter-plane/avoidance-plane.ts';

/** What a burn shall reach. */
export type BurnTarget =
  /** The exact two-dimensional probability is no more than this. */
  | { readonly kind: 'probability'; readonly probability: number }
  /** The miss in the encounter plane is no less than this, km. */
  | { readonly kind: 'miss-distance'; readonly missDistanceKm: number }
  /** The greatest probability that any size of the covariance gives is no more than this (Alfriend 1999's formula). */
  | { readonly kind: 'maximum-probability'; readonly probability: number };

/** A target in one plane: where in it the primary is safe. Places are in units of `scales`: y = place / scale. */
export interface Aim {
  readonly scales: readonly [short: number, long: number];
  /** True where the target is exactly |y|² = `distanceSquared`; else that is a first guess. */
  readonly isEllipse: boolean;
  readonly distanceSquared: number;
  /** How far the primary is from safe at y: above 0 where it is not, falling by about |y|²/2; −∞ is possible. */
  readonly excess: (y0: number, y1: number) => number;
}

/**
 * The target in a plane. With constant density the probability is R²/(2σxσy) e^{−d²/2}, so its target is d² = 2 ln(R²/(2Pσxσy)),
 * a first guess of the exact one; the maximum over all sizes of the covariance is R²/(e d² σxσy) (Alfriend et al. 1999).
 *
 * @throws UserError for a target that is none
 */
export function aimOf(target: BurnTarget, plane: AvoidancePlane): Aim {
  const { sigmas, hardBodyRadius } = plane;
  if (target.kind === 'miss-distance') {
    checkTarget(
      target.missDistanceKm > 0 && target.missDistanceKm < 1e5,
      `a miss distance of ${target.missDistanceKm} km`,
    );
    return ellipse([1, 1], target.missDistanceKm ** 2);
  }
  const limit = target.probability;
  checkTarget(limit > 0 && limit < 1, `a probability of ${limit}`);
  checkTarget(hardBodyRadius > 0, `a probability with a hard-body radius of ${hardBodyRadius} km`);
  const size = hardBodyRadius ** 2 / (sigmas[0] * sigmas[1]);
  if (target.kind === 'maximum-probability') return ellipse(sigmas, size / (Math.E * limit));
  const logLimit = Math.log(limit);
  return {
    scales: sigmas,
    isEllipse: false,
    distanceSquared: Math.max(1e-3, 2 * Math.log(size / (2 * limit))),
    excess: (y0, y1) => Math.log(probabilityAt(plane, y0 * sigmas[0], y1 * sigmas[1])) - logLimit,
  };
}

function ellipse(scales: readonly [number, number], distanceSquared: number): Aim {
  const excess = (y0: number, y1: number): number => (distanceSquared - y0 * y0 - y1 * y1) / 2;
  return { scales, isEllipse: true, distanceSquared, excess };
}

function checkTarget(isGood: boolean, what: string): void {
  if (isGood) return;
  throw new UserError(
    'option-invalid',
    `${what} is no target`,
    'aim at a probability between 0 and 1, or a miss distance above 0 km',
  );
}
