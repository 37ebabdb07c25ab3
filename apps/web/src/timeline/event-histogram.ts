import type { EventTable } from '../events/event-table.ts';
import { isOfConcern, riskOfRow } from '../events/risk-level.ts';
import { lengthOf, type TimeSpan } from './time-span.ts';

/** How many events there are in equal stretches of time. */
export interface Histogram {
  /** Start of the first stretch. */
  readonly fromMs: number;
  readonly binMs: number;
  readonly counts: Uint32Array;
  /** Those among them that are to be watched, or more. */
  readonly watch: Uint32Array;
  readonly most: number;
}

const MINUTE_MS = 60_000;
/** Stretches that days divide into, minutes. */
const BINS: readonly number[] = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440];

/**
 * Counts the rows (ascending by TCA) in stretches at least `leastPx` wide. Stretches begin at whole multiples of their length, so bars
 * keep their heights while the track is moved.
 */
export function histogramOf(
  table: EventTable,
  rows: Int32Array,
  span: TimeSpan,
  widthPx: number,
  leastPx = 4,
): Histogram {
  const minutesPerPx = lengthOf(span) / MINUTE_MS / Math.max(1, widthPx);
  const binMs = (BINS.find((minutes) => minutes >= leastPx * minutesPerPx) ?? BINS.at(-1)!) * MINUTE_MS;
  const fromMs = Math.floor(span.fromMs / binMs) * binMs;
  const bins = Math.max(0, Math.ceil((span.toMs - fromMs) / binMs));
  const counts = new Uint32Array(bins);
  const watch = new Uint32Array(bins);
  let most = 0;
  for (const row of rows) {
    const bin = Math.floor((table.tcaMs[row]! - fromMs) / binMs);
    if (bin < 0) continue;
    if (bin >= bins) break;
    most = Math.max(most, ++counts[bin]!);
    if (isOfConcern(table, row) && riskOfRow(table, row) !== 'below') watch[bin]!++;
  }
  return { fromMs, binMs, counts, watch, most };
}

/** The stretch that a time lies in; null outside. */
export function binAt(
  histogram: Histogram,
  ms: number,
): { readonly fromMs: number; readonly toMs: number; readonly count: number; readonly watch: number } | null {
  const bin = Math.floor((ms - histogram.fromMs) / histogram.binMs);
  const count = histogram.counts[bin];
  if (count === undefined) return null;
  const fromMs = histogram.fromMs + bin * histogram.binMs;
  return { fromMs, toMs: fromMs + histogram.binMs, count, watch: histogram.watch[bin]! };
}
