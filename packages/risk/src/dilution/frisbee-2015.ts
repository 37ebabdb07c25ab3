import type { EncounterPlane, PlaneCovariance } from '../encounter-plane/encounter-plane.ts';

/** The plane that gives the greatest probability for one unknown covariance. */
export interface FrisbeePlane {
  readonly plane: EncounterPlane;
  /** Standard deviation along the miss that the unknown object was given; 0 where the known covariance alone is already diluted. */
  readonly addedSigma: number;
}

/**
 * The worst that an object without a covariance can be, after J. Frisbee, "An upper bound on high speed satellite collision
 * probability when only one object has position uncertainty information", AAS 15-717 (2015). With u the direction of the miss r
 * and Kₐ² = rᵀC⁻¹r of the known covariance C, the unknown one is a line along the miss of variance
 *
 *     V = |r|² (Kₐ² − 1)/Kₐ²      where Kₐ > 1, otherwise none,
 *
 * which brings the miss to one standard deviation of the sum. Derived for a density that is constant over the hard body.
 *
 * @returns null where the covariance is not positive definite.
 */
export function frisbee2015(x: number, y: number, known: PlaneCovariance): FrisbeePlane | null {
  const { xx, xy, yy } = known;
  const determinant = xx * yy - xy * xy;
  if (!(xx > 0 && determinant > 0)) return null;
  const missSquared = x * x + y * y;
  const k2 = (x * x * yy - 2 * x * y * xy + y * y * xx) / determinant;
  if (!(k2 > 1)) return { plane: { x, y, xx, xy, yy }, addedSigma: 0 };
  const share = (k2 - 1) / k2;
  return {
    plane: { x, y, xx: xx + share * x * x, xy: xy + share * x * y, yy: yy + share * y * y },
    addedSigma: Math.sqrt(missSquared * share),
  };
}
