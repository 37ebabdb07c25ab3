import type { PrincipalPlane } from '../encounter-plane/principal-plane.ts';
import { noProbability, type PlaneMethod, type PlaneProbability, planeMethod } from './plane-probability.ts';
import { serraSeries } from './serra-series.ts';

/** Terms before a plane is given up: a hard body 1,000 times the covariance's shorter axis needs 750,000. */
const MOST_TERMS = 2_000_000;

/**
 * The power series of Serra, Arzelier, Joldes, Lasserre, Rondepierre and Salvy with a bound on what is left out; see
 * `serra-series.ts`. The bounds also hold the rounding of the sum.
 */
export const serra2015: PlaneMethod = planeMethod(
  'Serra 2015',
  'R. Serra, D. Arzelier, M. Joldes, J.-B. Lasserre, A. Rondepierre, B. Salvy, "Fast and accurate computation of orbital collision probability for short-term encounters", Journal of Guidance, Control, and Dynamics 39 (2016); LAAS report 15072 (2015)',
  (plane) => serraProbability(plane, MOST_TERMS) ?? noProbability('not-converged'),
);

/** The sum of a plane that has no fault, and what the integral lies between; null where it would need more terms. */
export function serraProbability(plane: PrincipalPlane, mostTerms: number): PlaneProbability | null {
  const out = new Float64Array(2);
  const { xm, ym, sigmaX, sigmaY, hardBodyRadius } = plane;
  if (!serraSeries(xm, ym, sigmaX, sigmaY, hardBodyRadius, mostTerms, out)) return null;
  const [sum, error] = [out[0]!, out[1]!];
  return { probability: Math.min(1, sum), bounds: [Math.max(0, sum - error), Math.min(1, sum + error)], reason: null };
}

/**
 * The paper's two bounds in closed form, tight where the hard body is much smaller than the covariance and the miss is not far
 * out. With the symbols of `serra-series.ts` and β = ½q + ωx + ωy:
 *
 *     α₀ (1 − e^{−pR²})/p  ≤  P  ≤  α₀ e^{−pR²} (e^{(p+β)R²} − 1)/(p + β),
 *
 * because pᵏ ≤ cₖ ≤ (p + β)ᵏ: the logarithm of G/(1 − pt) has the coefficients (pʲ + ½qʲ)/j + ωx qʲ⁻¹ (and ωy once), none of
 * which exceeds (p + β)ʲ/j. Measured: the fourteen pairs that Orekit's tests print, to their last digit.
 */
export function serraClosedBounds(plane: PrincipalPlane): readonly [least: number, greatest: number] {
  const { xm, ym, sigmaX, sigmaY, hardBodyRadius } = plane;
  const [a, b] = [0.5 / sigmaX ** 2, 0.5 / sigmaY ** 2];
  const p = Math.max(a, b);
  const square = hardBodyRadius ** 2;
  const center = Math.sqrt(a * b) * Math.exp(-a * xm * xm - b * ym * ym);
  const growth = (p - Math.min(a, b)) / 2 + (a * xm) ** 2 + (b * ym) ** 2;
  const least = (center * -Math.expm1(-p * square)) / p;
  const greatest = (center * Math.exp(-p * square) * Math.expm1((p + growth) * square)) / (p + growth);
  return [least, greatest];
}
