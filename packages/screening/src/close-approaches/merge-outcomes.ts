import type { SlowStretch } from '../all-against-all/screener.ts';
import { APPROACH_COLUMNS } from './close-approach-list.ts';

/** Joins the runs of steps that slices report into stretches of time, across slice borders, in a fixed order. */
export function joinSlowRuns(runs: readonly Int32Array[], stepSeconds: number): SlowStretch[] {
  const rows: [number, number, number, number][] = [];
  for (const list of runs) {
    for (let k = 0; k < list.length; k += 4) rows.push([list[k]!, list[k + 1]!, list[k + 2]!, list[k + 3]!]);
  }
  rows.sort((x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2]);
  const stretches: { first: number; second: number; from: number; to: number }[] = [];
  for (const [first, second, from, to] of rows) {
    const last = stretches.at(-1);
    const begin = (from - 1) * stepSeconds;
    const end = (to + 2) * stepSeconds;
    if (last && last.first === first && last.second === second && begin <= last.to) last.to = Math.max(last.to, end);
    else stretches.push({ first, second, from: begin, to: end });
  }
  return stretches;
}

/** Two rows of a pair this close in time are the same minimum, found from two steps or by both searches, s. */
const SAME_MINIMUM_SECONDS = 0.2;
const SAME_SLOW_MINIMUM_SECONDS = 30;

/**
 * All rows in one list: sorted by TCA to the microsecond, then by `ids`; a minimum reported twice stands once. Returns the
 * packed rows.
 */
export function mergeApproaches(lists: readonly Float64Array[], ids: Float64Array): Float64Array<ArrayBuffer> {
  let total = 0;
  for (const list of lists) total += list.length;
  const rows = new Float64Array(total);
  let at = 0;
  for (const list of lists) {
    rows.set(list, at);
    at += list.length;
  }
  const count = total / APPROACH_COLUMNS;
  const column = (row: number, c: number): number => rows[row * APPROACH_COLUMNS + c]!;
  const byPair = Uint32Array.from({ length: count }, (_, k) => k);
  byPair.sort(
    (x, y) =>
      column(x, 0) - column(y, 0) ||
      column(x, 1) - column(y, 1) ||
      column(x, 2) - column(y, 2) ||
      column(y, 11) - column(x, 11),
  );
  const dropped = new Uint8Array(count);
  for (let k = 1, last = byPair[0] ?? 0; k < count; k++) {
    const row = byPair[k]!;
    if (column(row, 0) === column(last, 0) && column(row, 1) === column(last, 1)) {
      const apart = column(row, 2) - column(last, 2);
      const mixed = column(row, 11) !== column(last, 11);
      const sameDistance = Math.abs(column(row, 3) - column(last, 3)) < 0.001;
      if (apart < SAME_MINIMUM_SECONDS || (mixed && sameDistance && apart < SAME_SLOW_MINIMUM_SECONDS)) {
        // Prefer the slow search's row; else the earlier one.
        if (column(row, 11) > column(last, 11)) {
          dropped[last] = 1;
          last = row;
        } else dropped[row] = 1;
        continue;
      }
    }
    last = row;
  }
  const micro = new Float64Array(count);
  for (let k = 0; k < count; k++) micro[k] = Math.round(column(k, 2) * 1e6);
  const order = byPair.filter((row) => dropped[row] === 0);
  order.sort(
    (x, y) =>
      micro[x]! - micro[y]! || ids[column(x, 0)]! - ids[column(y, 0)]! || ids[column(x, 1)]! - ids[column(y, 1)]!,
  );
  const sorted = new Float64Array(order.length * APPROACH_COLUMNS);
  order.forEach((row, k) => {
    sorted.set(rows.subarray(row * APPROACH_COLUMNS, (row + 1) * APPROACH_COLUMNS), k * APPROACH_COLUMNS);
  });
  return sorted;
}
