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
