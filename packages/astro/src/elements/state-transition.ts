import type { Covariance6 } from '../encounters/encounter.ts';
import { equinoctialFromState, retrogradeFactorFor } from './equinoctial-elements.ts';
import { equinoctialPartials } from './equinoctial-partials.ts';
import { EARTH_MU_KM3_S2 } from './gravitational-parameter.ts';

/**
 * State transition matrix of two-body motion, ∂(state `seconds` later)/∂(state): 36 numbers row by row, km and s. It is the
 * quotient of the partial derivatives by equinoctial elements at both times. Null where the orbit is not bound.
 */
export function stateTransition(
  state: Float64Array,
  seconds: number,
  mu: number = EARTH_MU_KM3_S2,
): Float64Array | null {
  const [x, y, z, vx, vy, vz] = state as unknown as [number, number, number, number, number, number];
  const factor = retrogradeFactorFor([x, y, z], [vx, vy, vz]);
  const elements = new Float64Array(6);
  if (!equinoctialFromState(state, factor, elements, mu)) return null;
  const now = new Float64Array(36);
  const later = new Float64Array(36);
  equinoctialPartials(elements, factor, now, mu);
  equinoctialPartials(elements, factor, later, mu, seconds);
  return quotient(later, now);
}

/** Φ C Φᵀ: a covariance (inertial, km and s) carried along by a transition matrix. */
export function transportedCovariance(covariance: Covariance6, transition: Float64Array): Covariance6 {
  const half = new Float64Array(36);
  const out = new Float64Array(36);
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) {
      let sum = 0;
      for (let k = 0; k < 6; k++) sum += transition[6 * i + k]! * covariance[6 * k + j]!;
      half[6 * i + j] = sum;
    }
  }
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < 6; k++) sum += half[6 * i + k]! * transition[6 * j + k]!;
      out[6 * i + j] = sum;
      out[6 * j + i] = sum;
    }
  }
  return out;
}

/** `a` · `b`⁻¹ of 6 × 6 matrices: solves X b = a by elimination with column pivots and scaled columns. */
function quotient(a: Float64Array, b: Float64Array): Float64Array {
  const left = Float64Array.from(a);
  const right = Float64Array.from(b);
  // The first column is by mean motion, 1e-3 rad/s; the rest by pure numbers. Rows are km and km/s. Scale both.
  for (let row = 0; row < 6; row++) {
    let largest = 0;
    for (let column = 0; column < 6; column++) {
      const scale = column === 0 ? 1e-3 : 1;
      right[6 * row + column]! *= scale;
      left[6 * row + column]! *= scale;
      largest = Math.max(largest, Math.abs(right[6 * row + column]!));
    }
    rowScales[row] = 1 / largest;
    for (let column = 0; column < 6; column++) right[6 * row + column]! *= rowScales[row]!;
  }
  // Column operations turn `right` into the unit matrix and `left` into the quotient.
  for (let pivot = 0; pivot < 6; pivot++) {
    let best = pivot;
    for (let column = pivot + 1; column < 6; column++) {
      if (Math.abs(right[6 * pivot + column]!) > Math.abs(right[6 * pivot + best]!)) best = column;
    }
    for (const matrix of [left, right]) {
      for (let row = 0; row < 6; row++) {
        const kept = matrix[6 * row + pivot]!;
        matrix[6 * row + pivot] = matrix[6 * row + best]!;
        matrix[6 * row + best] = kept;
      }
    }
    const inverse = 1 / right[6 * pivot + pivot]!;
    for (let row = 0; row < 6; row++) {
      left[6 * row + pivot]! *= inverse;
      right[6 * row + pivot]! *= inverse;
    }
    for (let column = 0; column < 6; column++) {
      const factor = right[6 * pivot + column]!;
      if (column === pivot || factor === 0) continue;
      for (let row = 0; row < 6; row++) {
        left[6 * row + column]! -= factor * left[6 * row + pivot]!;
        right[6 * row + column]! -= factor * right[6 * row + pivot]!;
      }
    }
  }
  for (let i = 0; i < 36; i++) left[i]! *= rowScales[i % 6]!;
  return left;
}

const rowScales = new Float64Array(6);
