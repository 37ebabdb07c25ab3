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
  const length = fc.constantFrom(86_400, 43_200, 28_800, 14_400, 8640, 2880);
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

test('slices are days for today’s catalogue and shorter for larger ones, never work of minutes', () => {
  expect(sliceSeconds(20_000)).toBe(86_400);
  expect(sliceSeconds(33_535)).toBe(86_400);
  expect(sliceSeconds(100_000)).toBeLessThanOrEqual(43_200);
  expect(sliceSeconds(1_000_000)).toBeLessThanOrEqual(2880);
});
