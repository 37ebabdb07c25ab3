import type { EncounterPlane } from '../encounter-plane/encounter-plane.ts';
import type { PrincipalPlane } from '../encounter-plane/principal-plane.ts';
import { gaussLegendre } from '../special-functions/gauss-legendre.ts';
import { logOfLogConcaveIntegral } from '../special-functions/log-concave.ts';
import { logNormalAround } from '../special-functions/log-normal-around.ts';
import {
  noProbability,
  type PlaneMethod,
  type PlaneProbability,
  planeMethod,
  probabilityOf,
} from './plane-probability.ts';

const RADIAL = gaussLegendre(16);
const MOST_DOUBLINGS = 8;
const TOLERANCE = 1e-12;
/** A hard body of more standard deviations would take seconds. */
const LARGEST_RADIUS = 300;

/**
 * The density integrated over the disc in polar coordinates, as Foster and Estes wrote it down: here by Gauss–Legendre pieces
 * in the radius and equal steps in the angle (which for a periodic integrand are as good as any rule), both doubled until two
 * results agree to 1e-12. It shares nothing with the other methods and is slow: it is here to hold them against. A hard body
 * more than 300 times the covariance's shorter axis is refused as not converged.
 */
export const foster1992: PlaneMethod = planeMethod(
  'Foster 1992',
  'J. L. Foster and H. S. Estes, "A parametric analysis of orbital debris collision probability and maneuver rate for space vehicles", NASA JSC-25898 (1992)',
  (plane) => {
    const shorter = Math.min(plane.sigmaX, plane.sigmaY);
    if (plane.hardBodyRadius > LARGEST_RADIUS * shorter) return noProbability('not-converged');
    let before = polarIntegral(plane, 1, 32);
    for (let doubling = 1; doubling <= MOST_DOUBLINGS; doubling++) {
      const value = polarIntegral(plane, 2 ** doubling, 32 * 2 ** doubling);
      if (Math.abs(value - before) <= TOLERANCE * value) return value;
      before = value;
    }
    return noProbability('not-converged');
  },
);

function polarIntegral(plane: PrincipalPlane, pieces: number, steps: number): number {
  const { xm, ym, sigmaX, sigmaY, hardBodyRadius } = plane;
  const half = hardBodyRadius / (2 * pieces);
  let sum = 0;
  for (let step = 0; step < steps; step++) {
    const angle = (2 * Math.PI * step) / steps;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    for (let node = 0; node < pieces * RADIAL.nodes.length; node++) {
      const piece = Math.floor(node / RADIAL.nodes.length);
      const k = node - piece * RADIAL.nodes.length;
      const r = half * (2 * piece + 1 + RADIAL.nodes[k]!);
      const [x, y] = [(r * c - xm) / sigmaX, (r * s - ym) / sigmaY];
      sum += RADIAL.weights[k]! * r * Math.exp(-0.5 * (x * x + y * y));
    }
  }
  return (sum * half) / (steps * sigmaX * sigmaY);
}

/**
 * The density integrated over a square instead of the disc: sides along the miss and across it, as NASA's conjunction team
 * offers for hard bodies given as boxes.
 *
 * @param halfSide half the square's side, in the plane's unit; R for the square around the disc, R√π/2 for that of equal area.
 */
export function fosterSquare(plane: EncounterPlane, halfSide: number): PlaneProbability {
  const { x, y, xx, xy, yy } = plane;
  const alongVariance = yy - (xy * xy) / xx;
  if (!Number.isFinite(x + y + xx + xy + yy + halfSide)) return noProbability('not-a-number');
  if (!(xx > 0 && alongVariance > 0)) return noProbability('covariance-not-positive-definite');
  if (!(halfSide > 0)) return halfSide === 0 ? probabilityOf(0) : noProbability('radius-negative');
  const across = 1 / Math.sqrt(2 * alongVariance);
  const log = logOfLogConcaveIntegral((u) => {
    const mean = y + (xy / xx) * (u - x);
    return logNormalAround(mean * across, halfSide * across) - (0.5 * (u - x) ** 2) / xx;
  }, halfSide);
  return probabilityOf(Math.exp(log) / Math.sqrt(2 * Math.PI * xx));
}

/** Half the side of the square that has the area of the disc. */
export const halfSideOfEqualArea = (hardBodyRadius: number): number => (hardBodyRadius * Math.sqrt(Math.PI)) / 2;
