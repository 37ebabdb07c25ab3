import type { PrincipalPlane } from '../encounter-plane/principal-plane.ts';
import { erfc } from '../special-functions/error-function.ts';
import { type PlaneMethod, planeMethod } from './plane-probability.ts';

/** Nodes of the rule; they lie symmetrically, so half of them are computed. */
const ORDER = 64;
const HALF = ORDER / 2;

/** The positive half of the rule's nodes cos θ, and sin θ. */
const NODES: Float64Array = Float64Array.from({ length: HALF }, (_, k) => Math.cos(((k + 1) * Math.PI) / (ORDER + 1)));
const SINES: Float64Array = Float64Array.from({ length: HALF }, (_, k) => Math.sin(((k + 1) * Math.PI) / (ORDER + 1)));

/**
 * Gauss–Chebyshev quadrature of the second kind with 64 fixed nodes along the longer axis, four complementary error functions
 * for each pair of nodes. The disc's half width R·sin θ is the rule's own weight, so a disc that is small beside the
 * covariance is integrated to 1e-13; with fixed nodes it fails where the hard body is much larger than the shorter axis
 * (3e-4 off at Alfano's case 5, R/σ = 268).
 */
export const elrod2019: PlaneMethod = planeMethod(
  'Elrod 2019',
  "C. Elrod, doctoral dissertation, Baylor University (2019), the method of NASA CARA's PcElrod",
  elrodSum,
);

/** The 64-node sum of a plane that has no fault. */
export function elrodSum(plane: PrincipalPlane): number {
  const isXShort = plane.sigmaX <= plane.sigmaY;
  const [short, long] = isXShort ? [plane.sigmaX, plane.sigmaY] : [plane.sigmaY, plane.sigmaX];
  const [missShort, missLong] = isXShort ? [plane.xm, plane.ym] : [plane.ym, plane.xm];
  const radius = plane.hardBodyRadius;
  const across = 1 / (Math.SQRT2 * short);
  const miss = Math.abs(missShort);
  let sum = 0;
  for (let k = 0; k < HALF; k++) {
    const [along, width] = [radius * NODES[k]!, radius * SINES[k]!];
    const slice = erfc((miss - width) * across) - erfc((miss + width) * across);
    const [near, far] = [(along - missLong) / long, (along + missLong) / long];
    sum += SINES[k]! * slice * (Math.exp(-0.5 * near * near) + Math.exp(-0.5 * far * far));
  }
  return (radius * Math.PI * sum) / ((ORDER + 1) * 2 * Math.sqrt(2 * Math.PI) * long);
}
