const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/** The rows 0, 1, … by ascending key, rows of equal keys in their own order (radix sort: 600,000 rows in some 20 ms). */
export function rowsByKey(keys: Uint32Array): Int32Array<ArrayBuffer> {
  let rows = Int32Array.from(keys, (_, row) => row);
  let other = new Int32Array(keys.length);
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    const starts = new Int32Array(DIGITS + 1);
    for (let k = 0; k < keys.length; k++) starts[((keys[k]! >>> shift) & (DIGITS - 1)) + 1]!++;
    for (let digit = 0; digit < DIGITS; digit++) starts[digit + 1]! += starts[digit]!;
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k]!;
      other[starts[(keys[row]! >>> shift) & (DIGITS - 1)]!++] = row;
    }
    [rows, other] = [other, rows];
  }
  return rows;
}

/** The places of numbers by ascending value, those of equal values in their own order; none of them is NaN. */
export function placesByNumber(values: Float64Array): Int32Array<ArrayBuffer> {
  const high = new Uint32Array(values.length);
  const low = new Uint32Array(values.length);
  const view = new DataView(new ArrayBuffer(8));
  for (let k = 0; k < values.length; k++) {
    // Adding 0 makes one of the two zeros. As whole numbers the bits of positive floats are in their order, those of
    // negative ones in the opposite.
    view.setFloat64(0, values[k]! + 0);
    const bits = view.getUint32(0);
    high[k] = bits >>> 31 === 1 ? ~bits : bits | 0x8000_0000;
    low[k] = bits >>> 31 === 1 ? ~view.getUint32(4) : view.getUint32(4);
  }
  const byLow = rowsByKey(low);
  return rowsByKey(high.map((_, k) => high[byLow[k]!]!)).map((k) => byLow[k]!);
}

/** Keys by which the least value comes first; values are whole and not negative. */
export function ascendingKeys(values: Int32Array): Uint32Array {
  return Uint32Array.from(values);
}

/** Keys by which the greatest value comes first. */
export function descendingKeys(values: Int32Array): Uint32Array {
  return Uint32Array.from(values, (value) => 0xffff_ffff - value);
}

/** Keys by which the greatest value comes first and what is no number last; values are not negative. */
export function descendingFloatKeys(values: Float32Array): Uint32Array {
  // As whole numbers the bits of floats that are not negative are in the floats' order.
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  return Uint32Array.from(bits, (each, k) => (Number.isNaN(values[k]!) ? 0xffff_ffff : 0xffff_fffe - each));
}
