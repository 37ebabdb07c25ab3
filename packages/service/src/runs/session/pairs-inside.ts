import type { PairsInside } from './screening-session.ts';

const MM_PER_KM = 1e6;

/** Quadruples of objects, distance (km) and range rate (km/s) as pairs of numbers, ascending, in whole units. */
export function pairsInside(quadruples: Float64Array, ids: Int32Array): PairsInside {
  const count = quadruples.length / 4;
  const at = (k: number, column: number): number => quadruples[4 * k + column]!;
  const order = Array.from({ length: count }, (_, k) => k).sort(
    (x, y) => ids[at(x, 0)]! - ids[at(y, 0)]! || ids[at(x, 1)]! - ids[at(y, 1)]!,
  );
  return {
    count,
    primaryId: Int32Array.from(order, (k) => ids[at(k, 0)]!),
    secondaryId: Int32Array.from(order, (k) => ids[at(k, 1)]!),
    distanceMm: Int32Array.from(order, (k) => Math.round(at(k, 2) * MM_PER_KM)),
    rangeRateMmS: Int32Array.from(order, (k) => Math.round(at(k, 3) * MM_PER_KM)),
  };
}

/** The pairs of both lists, of the first those without any of these objects; ascending by ids. */
export function replacePairs(known: PairsInside, ids: ReadonlySet<number>, found: PairsInside): PairsInside {
  const rows: [number, number, number, number][] = [];
  const add = ({ count, primaryId, secondaryId, distanceMm, rangeRateMmS }: PairsInside, all: boolean): void => {
    for (let k = 0; k < count; k++) {
      if (!all && (ids.has(primaryId[k]!) || ids.has(secondaryId[k]!))) continue;
      rows.push([primaryId[k]!, secondaryId[k]!, distanceMm[k]!, rangeRateMmS[k]!]);
    }
  };
  add(known, false);
  add(found, true);
  rows.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  return {
    count: rows.length,
    primaryId: Int32Array.from(rows, (row) => row[0]),
    secondaryId: Int32Array.from(rows, (row) => row[1]),
    distanceMm: Int32Array.from(rows, (row) => row[2]),
    rangeRateMmS: Int32Array.from(rows, (row) => row[3]),
  };
}
