import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  gridAfter,
  gridBefore,
  MICROS_PER_DAY,
  SLICE_GRID_SECONDS,
  sliceSeconds,
  slicesOfWindow,
} from './run-slices.ts';

const START = Date.UTC(2026, 2, 10, 13, 37, 5) * 1000;

test('slices cover the window without gaps, on the grid, none across midnight', () => {
  const length = fc.constantFrom(86_400, 28_800, 14_400, 8640, 2880);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3e12 }),
      fc.integer({ min: 1, max: 8e11 }),
      length,
      (shift, long, seconds) => {
        const start = START + shift;
        const slices = slicesOfWindow(start, start + long, seconds);
        expect(slices[0]!.fromUs).toBe(gridBefore(start));
        expect(slices.at(-1)!.toUs).toBe(gridAfter(start + long));
        slices.forEach(({ fromUs, toUs }, k) => {
          expect(toUs).toBeGreaterThan(fromUs);
          expect(toUs - fromUs).toBeLessThanOrEqual(seconds * 1e6);
          expect(fromUs % (SLICE_GRID_SECONDS * 1e6)).toBe(0);
          expect(Math.floor(fromUs / MICROS_PER_DAY)).toBe(Math.floor((toUs - 1) / MICROS_PER_DAY));
          if (k > 0) expect(fromUs).toBe(slices[k - 1]!.toUs);
        });
      },
    ),
  );
});

test('slices for many threads are days for today’s catalogue and shorter for larger ones, never work of minutes', () => {
  expect(sliceSeconds(20_000, 3)).toBe(86_400);
  expect(sliceSeconds(33_535, 16)).toBe(86_400);
  expect(sliceSeconds(100_000, 16)).toBeLessThanOrEqual(43_200);
  expect(sliceSeconds(1_000_000, 16)).toBeLessThanOrEqual(2880);
});

test('processes with one or two threads get enough of them to share a week of today’s catalogue evenly', () => {
  for (const threads of [1, 2]) {
    expect(sliceSeconds(20_000, threads)).toBe(28_800);
    expect(sliceSeconds(33_535, threads)).toBe(28_800);
    expect(sliceSeconds(100_000, threads)).toBe(14_400);
    expect(sliceSeconds(1_000_000, threads)).toBe(2880);
    expect(sliceSeconds(1000, threads)).toBe(86_400);
  }
});
