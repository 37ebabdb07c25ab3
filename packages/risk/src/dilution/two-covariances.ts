import type { EncounterPlane, PlaneCovariance } from '../encounter-plane/encounter-plane.ts';
import { principalPlane } from '../encounter-plane/principal-plane.ts';
import { probability2d } from '../plane-methods/probability-2d.ts';

/** An encounter in its plane with both objects' covariances still apart. One unit of length. */
export interface TwoCovariances {
  /** Miss in the plane. */
  readonly x: number;
  readonly y: number;
  readonly primary: PlaneCovariance;
  readonly secondary: PlaneCovariance;
  readonly hardBodyRadius: number;
}

/** The plane with each object's standard deviations multiplied by its own factor. */
export function scaledPlane(two: TwoCovariances, primaryFactor: number, secondaryFactor: number): EncounterPlane {
  const { x, y, primary, secondary } = two;
  const [p, s] = [primaryFactor * primaryFactor, secondaryFactor * secondaryFactor];
  return {
    x,
    y,
    xx: p * primary.xx + s * secondary.xx,
    xy: p * primary.xy + s * secondary.xy,
    yy: p * primary.yy + s * secondary.yy,
  };
}

/** The two-dimensional probability then; NaN where the sum of both is not positive definite. */
export function scaledProbability(two: TwoCovariances, primaryFactor: number, secondaryFactor: number): number {
  const plane = principalPlane(scaledPlane(two, primaryFactor, secondaryFactor), two.hardBodyRadius);
  return probability2d.probability(plane).probability;
}
