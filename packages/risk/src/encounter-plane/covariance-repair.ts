import type { EncounterPlane } from './encounter-plane.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** What became of a covariance. */
export type CovarianceRepair = 'none-needed' | 'repaired' | 'not-remediable';

/** A covariance of position in space: symmetric 3 × 3, row by row in nine numbers. */
export interface RepairedCovariance3 {
  readonly covariance: Float64Array;
  readonly repair: CovarianceRepair;
}

/** A plane whose covariance is positive definite, unless it was not remediable. */
export interface RepairedPlane {
  readonly plane: EncounterPlane;
  readonly repair: CovarianceRepair;
}

/** Least standard deviation allowed in space, in hard-body radii. */
const SPACE_FACTOR = 1e-4;

/** Least standard deviations tried in the plane, in hard-body radii, one after the other until the matrix is positive definite. */
const PLANE_FACTORS = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2] as const;

/**
 * Eigenvalue clipping of Hall, Hejduk and Johnson, "Remediating non-positive definite state covariances for collision
 * probability estimation", AAS 17-567 (2017): eigenvalues below (1e-4 R)² become that. Not remediable is what is not finite
 * or has no positive eigenvalue at all.
 *
 * @param covariance nine numbers, in the radius's unit squared.
 */
export function repairCovariance3(covariance: ArrayLike<number>, hardBodyRadius: number): RepairedCovariance3 {
  const given = Float64Array.from(covariance);
  if (!given.every(Number.isFinite)) return { covariance: given, repair: 'not-remediable' };
  const { values, vectors } = symmetricEigen(given, 3);
  if (Math.min(...values) > 0) return { covariance: given, repair: 'none-needed' };
  const floor = (SPACE_FACTOR * hardBodyRadius) ** 2;
  if (!(floor > 0) || !(Math.max(...values) > 0)) return { covariance: given, repair: 'not-remediable' };
  return { covariance: withFloor(values, vectors, floor, 3), repair: 'repaired' };
}

/** The same in the encounter plane, where the probability needs it: the floor rises until rounding leaves the matrix positive definite. */
export function repairPlane(plane: EncounterPlane, hardBodyRadius: number): RepairedPlane {
  const { xx, xy, yy } = plane;
  if (!Number.isFinite(xx + xy + yy)) return { plane, repair: 'not-remediable' };
  if (isPositiveDefinite(plane)) return { plane, repair: 'none-needed' };
  const { values, vectors } = symmetricEigen([xx, xy, xy, yy], 2);
  if (Math.max(...values) > 0) {
    for (const factor of PLANE_FACTORS) {
      const [a, b, , d] = withFloor(values, vectors, (factor * hardBodyRadius) ** 2, 2);
      const repaired = { ...plane, xx: a!, xy: b!, yy: d! };
      if (isPositiveDefinite(repaired)) return { plane: repaired, repair: 'repaired' };
    }
  }
  return { plane, repair: 'not-remediable' };
}

function isPositiveDefinite({ xx, xy, yy }: EncounterPlane): boolean {
  return xx > 0 && yy > 0 && xx * yy - xy * xy > 0;
}

function withFloor(values: Float64Array, vectors: Float64Array, floor: number, size: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      for (let k = 0; k < size; k++) {
        matrix[i * size + j]! += Math.max(values[k]!, floor) * vectors[k * size + i]! * vectors[k * size + j]!;
      }
    }
  }
  return matrix;
}
