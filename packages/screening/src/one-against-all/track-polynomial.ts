import { MEAN_ORBIT_VALUES } from '@clearway/astro';

/** Coefficients of a quantity, ascending. */
export const TERMS = 5;
/** Coefficients of one object. */
export const TRACK_DOUBLES: number = MEAN_ORBIT_VALUES * TERMS;
/** Where polynomials meet the mean orbit: the Chebyshev–Lobatto points, which keep the error between them even. */
export const FIT_POINTS: readonly number[] = [-1, -Math.SQRT1_2, 0, Math.SQRT1_2, 1];

/** Value of polynomial `quantity` of the object whose coefficients begin at `base`. */
export function trackValue(coefficients: Float64Array, base: number, quantity: number, x: number): number {
  const at = base + quantity * TERMS;
  return (
    coefficients[at]! +
    x * (coefficients[at + 1]! + x * (coefficients[at + 2]! + x * (coefficients[at + 3]! + x * coefficients[at + 4]!)))
  );
}

/** Rows turn samples at `FIT_POINTS` into coefficients. */
const MATRIX = inverse(FIT_POINTS.map((x) => [1, x, x * x, x ** 3, x ** 4]));

/** Coefficients from samples of all quantities at `FIT_POINTS` (point by point), to `coefficients` from `base` on. */
export function fromSamples(samples: Float64Array, coefficients: Float64Array, base: number): void {
  for (let q = 0; q < MEAN_ORBIT_VALUES; q++) {
    for (let term = 0; term < TERMS; term++) {
      const row = MATRIX[term]!;
      let sum = 0;
      for (let k = 0; k < TERMS; k++) sum += row[k]! * samples[k * MEAN_ORBIT_VALUES + q]!;
      coefficients[base + q * TERMS + term] = sum;
    }
  }
}

/** Inverse of a small square matrix by Gauss and Jordan. */
function inverse(matrix: readonly (readonly number[])[]): readonly Float64Array[] {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, k) => (k === i ? 1 : 0))]);
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let k = i + 1; k < n; k++) if (Math.abs(rows[k]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = k;
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    const scale = 1 / rows[i]![i]!;
    rows[i] = rows[i]!.map((v) => v * scale);
    for (let k = 0; k < n; k++) {
      if (k === i) continue;
      const factor = rows[k]![i]!;
      rows[k] = rows[k]!.map((v, c) => v - factor * rows[i]![c]!);
    }
  }
  return rows.map((row) => Float64Array.from(row.slice(n)));
}
