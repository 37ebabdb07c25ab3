import type { EncounterPlane } from './encounter-plane.ts';

/**
 * Probability of collision and its maximum after Alfriend, Akella, Frisbee, Foster, Lee and Wilkins, "Probability of collision
 * error analysis", Space Debris 1 (1999): the density of the miss vector taken as constant over the disc of the combined hard
 * body. Valid where the hard body is much smaller than the covariance.
 */
export interface Alfriend1999 {
  readonly probability: number;
  /** The greatest probability that a covariance of this shape gives, whatever its size: at variances d²/2 times as large. */
  readonly maximumProbability: number;
  /** Squared Mahalanobis distance of the miss, d². Below 2 the covariance is already larger than the one that gives the maximum. */
  readonly mahalanobisSquared: number;
}

/**
 * @param hardBodyRadius sum of both radii, in the unit of the plane's miss vector.
 * @returns NaN throughout where the covariance is not positive definite.
 *
 * Measured agreement (`validation/risk`): 2,170 encounters of ESA's, relative 2e-7 for both.
 */
export function alfriend1999(plane: EncounterPlane, hardBodyRadius: number): Alfriend1999 {
  const { x, y, xx, xy, yy } = plane;
  const determinant = xx * yy - xy * xy;
  if (!(determinant > 0) || !(xx > 0)) {
    return { probability: Number.NaN, maximumProbability: Number.NaN, mahalanobisSquared: Number.NaN };
  }
  const d2 = (x * x * yy - 2 * x * y * xy + y * y * xx) / determinant;
  const disc = (hardBodyRadius * hardBodyRadius) / Math.sqrt(determinant);
  return {
    probability: Math.min(1, 0.5 * disc * Math.exp(-0.5 * d2)),
    maximumProbability: d2 > 0 ? Math.min(1, disc / (Math.E * d2)) : 1,
    mahalanobisSquared: d2,
  };
}
