import { type Covariance6, equinoctialFromState, equinoctialPartials } from '@clearway/astro';
import { eigenInPlace } from './eigen-in-place.ts';

/**
 * An orbit known up to a normal distribution of its equinoctial elements at time 0: elements = mean + spread · ξ with six
 * independent standard normal ξ. A factor instead of a covariance, because what is computed from a factor can't lose its
 * definiteness to rounding, and because sampling needs it.
 */
export interface UncertainOrbit {
  /** n (rad/s), k, h, p, q, λ (rad). */
  readonly elements: Float64Array;
  /** 6 × 6, row by row. */
  readonly spread: Float64Array;
  /** The covariance had negative eigenvalues beyond rounding, which count as 0. */
  readonly isRepaired: boolean;
}

/**
 * The orbit of a state (km, km/s) with its covariance in the same axes, mapped linearly to elements.
 *
 * @returns null where the state isn't of an ellipse or is at the singularity of the elements (180° of inclination).
 */
export function uncertainOrbit(state: Float64Array, covariance: Covariance6): UncertainOrbit | null {
  const elements = new Float64Array(6);
  const partials = new Float64Array(36);
  if (!equinoctialFromState(state, 1, elements)) return null;
  if (!equinoctialPartials(elements, 1, partials)) return null;
  const { factor, isRepaired } = covarianceFactor(covariance);
  if (!solveInPlace(partials, factor)) return null;
  return { elements, spread: factor, isRepaired };
}

/** F with F Fᵀ = C. The correlation matrix is decomposed, so that km and km/s keep equal digits. */
function covarianceFactor(covariance: Covariance6): { factor: Float64Array; isRepaired: boolean } {
  const sigma = new Float64Array(6);
  for (let i = 0; i < 6; i++) sigma[i] = Math.sqrt(Math.max(0, covariance[7 * i]!));
  const correlation = new Float64Array(36);
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) {
      const scale = sigma[i]! * sigma[j]!;
      correlation[6 * i + j] = scale > 0 ? (0.5 * (covariance[6 * i + j]! + covariance[6 * j + i]!)) / scale : 0;
    }
  }
  const vectors = new Float64Array(36);
  eigenInPlace(correlation, 6, vectors);
  let isRepaired = false;
  const factor = new Float64Array(36);
  for (let j = 0; j < 6; j++) {
    const value = correlation[7 * j]!;
    if (value < -ROUNDING) isRepaired = true;
    const root = Math.sqrt(Math.max(0, value));
    for (let i = 0; i < 6; i++) factor[6 * i + j] = sigma[i]! * vectors[6 * i + j]! * root;
  }
  return { factor, isRepaired };
}

/** A message prints correlations with some nine digits, so eigenvalues this little below 0 say nothing. */
const ROUNDING = 1e-9;

/** right := matrix⁻¹ right for 6 × 6 matrices, by Gauss's elimination with scaled pivots; false where singular. */
function solveInPlace(matrix: Float64Array, right: Float64Array): boolean {
  const columnScale = new Float64Array(6);
  for (let j = 0; j < 6; j++) {
    let largest = 0;
    for (let i = 0; i < 6; i++) largest = Math.max(largest, Math.abs(matrix[6 * i + j]!) * (i < 3 ? 1 : 1e3));
    if (!(largest > 0)) return false;
    columnScale[j] = 1 / largest;
  }
  const m = new Float64Array(36);
  for (let i = 0; i < 6; i++) {
    const rowScale = i < 3 ? 1 : 1e3;
    for (let j = 0; j < 6; j++) {
      m[6 * i + j] = matrix[6 * i + j]! * columnScale[j]! * rowScale;
      right[6 * i + j] = right[6 * i + j]! * rowScale;
    }
  }
  for (let column = 0; column < 6; column++) {
    let pivot = column;
    for (let i = column + 1; i < 6; i++) {
      if (Math.abs(m[6 * i + column]!) > Math.abs(m[6 * pivot + column]!)) pivot = i;
    }
    const head = m[6 * pivot + column]!;
    if (head === 0) return false;
    for (let j = 0; j < 6; j++) {
      [m[6 * column + j], m[6 * pivot + j]] = [m[6 * pivot + j]!, m[6 * column + j]!];
      [right[6 * column + j], right[6 * pivot + j]] = [right[6 * pivot + j]!, right[6 * column + j]!];
    }
    for (let i = 0; i < 6; i++) {
      if (i === column) continue;
      const times = m[6 * i + column]! / head;
      if (times === 0) continue;
      for (let j = 0; j < 6; j++) {
        m[6 * i + j] = m[6 * i + j]! - times * m[6 * column + j]!;
        right[6 * i + j] = right[6 * i + j]! - times * right[6 * column + j]!;
      }
    }
  }
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) right[6 * i + j] = (right[6 * i + j]! / m[7 * i]!) * columnScale[i]!;
  }
  return true;
}
