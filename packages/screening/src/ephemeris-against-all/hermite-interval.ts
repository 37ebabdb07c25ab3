/** Knots around an interval whose positions and velocities a polynomial takes. */
export const STENCIL_KNOTS = 4;
/** Numbers of one interval's polynomial: two of each knot, three axes. */
export const INTERVAL_DOUBLES: number = 3 * 2 * STENCIL_KNOTS;

const column = new Float64Array(2 * STENCIL_KNOTS);

/** Which knots an interval's polynomial meets. */
export interface Stencil {
  readonly first: number;
  readonly knots: number;
}

/**
 * Newton's coefficients of the polynomial that meets positions and velocities at the knots of `stencil` (divided differences
 * with every knot twice), for each axis, to `out` from `at` on. `states` are six numbers a knot.
 */
export function hermiteCoefficients(
  times: Float64Array,
  states: Float64Array,
  { first, knots }: Stencil,
  out: Float64Array,
  at: number,
): void {
  const n = 2 * knots;
  const time = (i: number): number => times[first + (i >> 1)]!;
  for (let axis = 0; axis < 3; axis++) {
    for (let i = 0; i < n; i++) column[i] = states[(first + (i >> 1)) * 6 + axis]!;
    const base = at + axis * 2 * STENCIL_KNOTS;
    out[base] = column[0]!;
    for (let order = 1; order < n; order++) {
      for (let i = 0; i < n - order; i++) {
        column[i] =
          order === 1 && i % 2 === 0
            ? states[(first + (i >> 1)) * 6 + 3 + axis]!
            : (column[i + 1]! - column[i]!) / (time(i + order) - time(i));
      }
      out[base + order] = column[0]!;
    }
  }
}

/** Position and velocity at `time` by coefficients from `at` on, to `out`. */
export function hermiteState(
  times: Float64Array,
  coefficients: Float64Array,
  at: number,
  { first, knots }: Stencil,
  time: number,
  out: Float64Array,
): void {
  const n = 2 * knots;
  for (let axis = 0; axis < 3; axis++) {
    const base = at + axis * 2 * STENCIL_KNOTS;
    let value = coefficients[base + n - 1]!;
    let rate = 0;
    for (let i = n - 2; i >= 0; i--) {
      const away = time - times[first + (i >> 1)]!;
      rate = rate * away + value;
      value = value * away + coefficients[base + i]!;
    }
    out[axis] = value;
    out[axis + 3] = rate;
  }
}
