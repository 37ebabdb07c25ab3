/**
 * Coefficients, constant first, of the polynomial through `pointCount` values at `nodes` (and with `derivatives` there, where
 * given: Hermite), by Newton's divided differences with each node twice for Hermite. Written to `out[outOffset…]`.
 */
export function fitPolynomial(
  nodes: Float64Array,
  values: Float64Array,
  derivatives: Float64Array | null,
  pointCount: number,
  out: Float64Array,
  outOffset: number,
): void {
  const copies = derivatives === null ? 1 : 2;
  const size = copies * pointCount;
  const z = new Float64Array(size);
  const table = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const point = Math.trunc(i / copies);
    z[i] = nodes[point]!;
    table[i] = values[point]!;
  }
  for (let order = 1; order < size; order++) {
    for (let i = size - 1; i >= order; i--) {
      const width = z[i]! - z[i - order]!;
      // The same node twice: the difference quotient is the derivative.
      table[i] = width === 0 ? derivatives![Math.trunc(i / copies)]! : (table[i]! - table[i - 1]!) / width;
    }
  }
  // From Newton's form to powers: p ← p · (x − z) + c, from the highest difference down.
  out.fill(0, outOffset, outOffset + size);
  for (let k = size - 1; k >= 0; k--) {
    for (let power = size - 1; power > 0; power--) {
      out[outOffset + power] = out[outOffset + power - 1]! - z[k]! * out[outOffset + power]!;
    }
    out[outOffset] = table[k]! - z[k]! * out[outOffset]!;
  }
}
