import { type ApproachRows, moveRow } from './approach-rows.ts';

/** Minima so near the border of two pieces may be in both, s. */
export const SAME_SECONDS = 0.02;
/** Minima of slow pairs that a smaller rise separates are one, km (see the screening's definitions). */
const LEAST_RISE_KM = 0.001;

/**
 * Rows from `first` on are in the order of pieces: by object, then by time. A minimum at the border of two pieces stands once, minima of slow pairs that a
 * rise of less than a metre separates are one, and only what lies between burn and end is kept. `distances`: object, time and
 * distance at the ends of the pieces of slow pairs, in the same order.
 */
export function tidyRows(
  rows: ApproachRows,
  first: number,
  distances: readonly number[],
  slowSpeed: number,
  burn: number,
  end: number,
): void {
  let kept = first;
  let at = 0;
  for (let k = first; k < rows.count; k++) {
    const tca = rows.tca[k]!;
    const object = rows.object[k]!;
    if (tca < burn || tca >= end) continue;
    const last = kept - 1;
    const before = last >= first && rows.object[last] === object ? rows.tca[last]! : Number.NaN;
    if (Math.abs(tca - before) < SAME_SECONDS) continue;
    // The greatest distance between the two minima, as the ends of pieces saw it.
    let most = 0;
    while (
      at < distances.length &&
      (distances[at]! < object || (distances[at] === object && distances[at + 1]! < tca))
    ) {
      if (distances[at] === object && distances[at + 1]! > before) most = Math.max(most, distances[at + 2]!);
      at += 3;
    }
    const isSlow = before <= tca && rows.speedKmS[k]! <= slowSpeed && rows.speedKmS[last]! <= slowSpeed;
    if (isSlow && most > 0 && most - Math.max(rows.missKm[k]!, rows.missKm[last]!) < LEAST_RISE_KM) {
      if (rows.missKm[k]! < rows.missKm[last]!) moveRow(rows, k, last);
      continue;
    }
    if (kept !== k) moveRow(rows, k, kept);
    kept++;
  }
  rows.count = kept;
}
