/** Of a symmetric matrix those on and below the diagonal; of one of positions the first six. */
const TRIANGLE = 21;
const POSITION_TRIANGLE = 6;

/** The lower triangles, row by row, of 6 × 6 matrices of 36 numbers each; of positions alone those of the 3 × 3 block. */
export function triangles(matrices: Float64Array, isPositionOnly: boolean): Float64Array {
  const size = isPositionOnly ? POSITION_TRIANGLE : TRIANGLE;
  const count = matrices.length / 36;
  const out = new Float64Array(size * count);
  for (let k = 0; k < count; k++) {
    let at = size * k;
    for (let row = 0; at < size * (k + 1); row++) {
      for (let c = 0; c <= row; c++) out[at++] = matrices[36 * k + 6 * row + c]!;
    }
  }
  return out;
}

/** The matrices of {@link triangles}. */
export function matricesOf(packed: Float64Array, isPositionOnly: boolean): Float64Array {
  const size = isPositionOnly ? POSITION_TRIANGLE : TRIANGLE;
  const count = packed.length / size;
  const out = new Float64Array(36 * count);
  for (let k = 0; k < count; k++) {
    let at = size * k;
    for (let row = 0; at < size * (k + 1); row++) {
      for (let c = 0; c <= row; c++) {
        out[36 * k + 6 * row + c] = packed[at]!;
        out[36 * k + 6 * c + row] = packed[at++]!;
      }
    }
  }
  return out;
}
