import { describe, expect, test } from 'vitest';
import { madeUpTable } from '../events/event-table.fixture.ts';
import { binAt, histogramOf } from './event-histogram.ts';

const START = Date.UTC(2026, 2, 10);
const HOUR = 3_600_000;
const span = { fromMs: START, toMs: START + 24 * HOUR };
const allRows = (count: number): Int32Array => Int32Array.from({ length: count }, (_, row) => row);

describe('the histogram of events', () => {
  const table = madeUpTable([
    { pair: [1, 2], tcaMs: START - HOUR },
    { pair: [1, 3], tcaMs: START + 0.1 * HOUR },
    { pair: [1, 4], tcaMs: START + 0.2 * HOUR, alarm: 'watch' },
    { pair: [1, 5], tcaMs: START + 3.5 * HOUR, alarm: 'watch', disposition: 'dismissed' },
    { pair: [1, 6], tcaMs: START + 40 * HOUR },
  ]);

  test('counts what lies in the span, and what is to be watched apart', () => {
    const histogram = histogramOf(table, allRows(5), span, 100);
    expect(histogram.binMs).toBe(HOUR);
    expect(histogram.fromMs).toBe(START);
    expect([...histogram.counts].slice(0, 5)).toEqual([2, 0, 0, 1, 0]);
    expect([...histogram.watch].slice(0, 5)).toEqual([1, 0, 0, 0, 0]);
    expect(histogram.most).toBe(2);
    expect(histogram.counts).toHaveLength(24);
  });

  test('only the rows that a filter lets through', () => {
    expect(histogramOf(table, Int32Array.of(2), span, 100).counts[0]).toBe(1);
  });

  test('stretches stay the same while the track moves', () => {
    const moved = histogramOf(table, allRows(5), { fromMs: span.fromMs - 61_000, toMs: span.toMs - 61_000 }, 100);
    expect(moved.fromMs).toBe(START - HOUR);
    expect([...moved.counts].slice(0, 2)).toEqual([1, 2]);
  });

  test('stretches get shorter on a wider track and when zoomed', () => {
    expect(histogramOf(table, allRows(5), span, 1200).binMs).toBe(5 * 60_000);
    expect(histogramOf(table, allRows(5), { fromMs: START, toMs: START + 672 * HOUR }, 100).binMs).toBe(
      (24 * 2 * HOUR) / 2,
    );
  });

  test('tells the stretch under a pointer', () => {
    const histogram = histogramOf(table, allRows(5), span, 100);
    expect(binAt(histogram, START + 0.15 * HOUR)).toEqual({ fromMs: START, toMs: START + HOUR, count: 2, watch: 1 });
    expect(binAt(histogram, START + 25 * HOUR)).toBeNull();
    expect(binAt(histogram, START - 1)).toBeNull();
  });
});
