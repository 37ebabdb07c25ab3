import { secondsBetween, type UtcTime } from '@clearway/astro';
import { APPROACH_COLUMNS, DAY_COLUMN, ENTRY_COLUMN, EXIT_COLUMN, TCA_COLUMN } from './close-approach-list.ts';
import { microsOf } from './utc-days.ts';

/** Numbers of a stretch: first object, second object, from and to (microseconds since 1970-01-01 UTC). */
export const STRETCH_COLUMNS = 4;

/** Joins the stretches that searches report, where those of one pair touch, in a fixed order: by objects, then by time. */
export function joinStretches(lists: readonly Float64Array[]): Float64Array<ArrayBuffer> {
  const rows: Float64Array[] = [];
  for (const list of lists) {
    for (let k = 0; k < list.length; k += STRETCH_COLUMNS) rows.push(list.subarray(k, k + STRETCH_COLUMNS));
  }
  rows.sort((x, y) => x[0]! - y[0]! || x[1]! - y[1]! || x[2]! - y[2]!);
  const joined = new Float64Array(rows.length * STRETCH_COLUMNS);
  let at = -STRETCH_COLUMNS;
  for (const row of rows) {
    if (at >= 0 && joined[at] === row[0] && joined[at + 1] === row[1] && row[2]! <= joined[at + 3]!) {
      joined[at + 3] = Math.max(joined[at + 3]!, row[3]!);
      continue;
    }
    at += STRETCH_COLUMNS;
    joined.set(row, at);
  }
  return joined.slice(0, at + STRETCH_COLUMNS);
}

/**
 * All packed rows of a window in one list, a row found more than once standing once: times as seconds from the window's
 * start, entries and exits clipped to it; sorted by TCA to the microsecond, then by `ids`.
 */
export function mergeApproaches(
  lists: readonly Float64Array[],
  ids: Float64Array,
  start: UtcTime,
  durationSeconds: number,
): Float64Array<ArrayBuffer> {
  let total = 0;
  for (const list of lists) total += list.length;
  const rows = new Float64Array(total);
  let at = 0;
  for (const list of lists) {
    rows.set(list, at);
    at += list.length;
  }
  const count = total / APPROACH_COLUMNS;
  const absolute = new Float64Array(count);
  const micro = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const row = rows.subarray(k * APPROACH_COLUMNS, (k + 1) * APPROACH_COLUMNS);
    absolute[k] = microsOf(row[DAY_COLUMN]!, row[TCA_COLUMN]!);
    const before = secondsBetween(start, { day: row[DAY_COLUMN]!, second: 0 });
    row[TCA_COLUMN] = before + row[TCA_COLUMN]!;
    row[ENTRY_COLUMN] = Math.max(0, before + row[ENTRY_COLUMN]!);
    row[EXIT_COLUMN] = Math.min(durationSeconds, before + row[EXIT_COLUMN]!);
    micro[k] = Math.round(row[TCA_COLUMN]! * 1e6);
  }
  const column = (row: number, c: number): number => rows[row * APPROACH_COLUMNS + c]!;
  const order = Uint32Array.from({ length: count }, (_, k) => k);
  order.sort(
    (x, y) =>
      micro[x]! - micro[y]! || ids[column(x, 0)]! - ids[column(y, 0)]! || ids[column(x, 1)]! - ids[column(y, 1)]!,
  );
  const merged = new Float64Array(total);
  let end = 0;
  order.forEach((row, k) => {
    const last = k > 0 ? order[k - 1]! : -1;
    const isSame =
      last >= 0 &&
      absolute[last] === absolute[row] &&
      column(last, 0) === column(row, 0) &&
      column(last, 1) === column(row, 1);
    if (isSame) return;
    merged.set(rows.subarray(row * APPROACH_COLUMNS, (row + 1) * APPROACH_COLUMNS), end);
    end += APPROACH_COLUMNS;
  });
  return merged.slice(0, end);
}
