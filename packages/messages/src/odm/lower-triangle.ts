/** Numbers of a lower triangle of a 6 × 6 matrix. */
export const LOWER_TRIANGLE_6 = 21;

/**
 * Unpacks a lower triangle, row by row (C11; C21 C22; …; C61 … C66), into a symmetric 6 × 6 matrix, row by row.
 * @param from where the 21 numbers begin in `packed`
 * @param to where the 36 numbers begin in `full`
 */
export function unpackLowerTriangle(packed: Float64Array, from: number, full: Float64Array, to: number): void {
  let k = from;
  for (let row = 0; row < 6; row++) {
    for (let column = 0; column <= row; column++) {
      const value = packed[k++]!;
      full[to + row * 6 + column] = value;
      full[to + column * 6 + row] = value;
    }
  }
}
