import type { PrincipalPlane } from '../encounter-plane/principal-plane.ts';
import { noProbability, type PlaneMethod, planeMethod } from './plane-probability.ts';

const LEAST_STEPS = 32;
/** Steps to each shorter standard deviation along the edge: fewer could miss where it passes the origin. */
const STEPS_PER_SIGMA = 1.5;
const MOST_STEPS = 2 ** 20;
const TOLERANCE = 1e-13;

/** Beyond this squared distance of the nearest point of the contour, in standard deviations, the exponential alone is integrated. */
const FAR = 1;

/**
 * The probability as an integral around the disc's edge. In units of the standard deviations the density is round, and its
 * integral over each sector of angle dθ out to the distance r is (1 − e^{−r²/2})dθ/2π, so
 *
 *     P = 1/(2π) ∮ (1 − e^{−r²/2})/r² · (x dy − y dx)
 *
 * around the ellipse that the disc becomes. Where the ellipse lies outside the origin the 1 integrates to nothing and is left out, which keeps
 * the digits of small values. Equal steps of the disc's own angle, doubled until two results agree to 1e-13.
 */
export const patera2005: PlaneMethod = planeMethod(
  'Patera 2005',
  'R. P. Patera, "Calculating collision probability for arbitrary space vehicle shapes via numerical quadrature", Journal of Guidance, Control, and Dynamics 28 (2005)',
  (plane) => {
    if (plane.hardBodyRadius === 0) return 0;
    const first = firstSteps(plane);
    const isOutside = Math.hypot(plane.xm, plane.ym) > plane.hardBodyRadius;
    const isFar = isOutside && first <= MOST_STEPS && nearestSquared(plane, first) > FAR;
    let before = Number.NaN;
    const sums = new Float64Array(2);
    for (let steps = first; steps <= MOST_STEPS; steps *= 2) {
      // A doubling adds only the angles between those before.
      if (steps === first) addContour(plane, steps, 0, isFar, sums);
      else addContour(plane, steps / 2, 0.5, isFar, sums);
      const value = sums[0]! / steps;
      // What cancels around the contour leaves its rounding.
      const tolerance = TOLERANCE * Math.abs(value) + (4e-16 * sums[1]!) / steps;
      if (Math.abs(value - before) <= tolerance) return value;
      before = value;
    }
    return noProbability('not-converged');
  },
);

/** Adds the integrand and its size at equal steps of the angle, the first `offset` steps from 0. */
function addContour(plane: PrincipalPlane, steps: number, offset: number, isFar: boolean, sums: Float64Array): void {
  const { xm, ym, sigmaX, sigmaY, hardBodyRadius } = plane;
  const [rx, ry] = [hardBodyRadius / sigmaX, hardBodyRadius / sigmaY];
  const [cx, cy] = [xm / sigmaX, ym / sigmaY];
  for (let k = 0; k < steps; k++) {
    const angle = (2 * Math.PI * (k + offset)) / steps;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const [x, y] = [cx + rx * c, cy + ry * s];
    const half = 0.5 * (x * x + y * y);
    const turn = x * ry * c + y * rx * s;
    const weight = isFar ? -Math.exp(-half) : -Math.expm1(-half);
    const term = half > 0 ? (weight / (2 * half)) * turn : 0.5 * turn;
    sums[0]! += term;
    sums[1]! += Math.abs(term);
  }
}

/** A power of two. */
function firstSteps({ sigmaX, sigmaY, hardBodyRadius }: PrincipalPlane): number {
  const sigmas = (2 * Math.PI * hardBodyRadius) / Math.min(sigmaX, sigmaY);
  return Math.max(LEAST_STEPS, 2 ** Math.ceil(Math.log2(STEPS_PER_SIGMA * sigmas)));
}

/** Least squared distance of the contour from the origin, in standard deviations, over so many steps. */
function nearestSquared(plane: PrincipalPlane, steps: number): number {
  const { xm, ym, sigmaX, sigmaY, hardBodyRadius } = plane;
  let nearest = Number.POSITIVE_INFINITY;
  for (let k = 0; k < steps; k++) {
    const angle = (2 * Math.PI * k) / steps;
    const x = (xm + hardBodyRadius * Math.cos(angle)) / sigmaX;
    const y = (ym + hardBodyRadius * Math.sin(angle)) / sigmaY;
    nearest = Math.min(nearest, x * x + y * y);
  }
  return nearest;
}
