import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCrossing } from './find-crossing.ts';
import { commonIntervals, intervalsAbove } from './intervals.ts';

const number = fc.double({ min: -1000, max: 1000, noNaN: true });

test('the crossing of a curve is found to the tolerance', () => {
  fc.assert(
    fc.property(
      number,
      fc.double({ min: 0.01, max: 500, noNaN: true }),
      fc.integer({ min: 0, max: 4 }),
      (zero, reach, bend) => {
        const value = (at: number): number => Math.sinh((bend * (at - zero)) / reach) + (at - zero) / reach;
        const [from, to] = [zero - reach, zero + reach / 3];
        const found = findCrossing(value, from, value(from), to, value(to), 1e-6);
        expect(Math.abs(found - zero)).toBeLessThan(1e-6);
      },
    ),
  );
});

test('a zero at an end is that end, and without a change of sign there is none', () => {
  expect(findCrossing((x) => x, 0, 0, 5, 5, 1e-9)).toBe(0);
  expect(() => findCrossing((x) => x, 1, 1, 5, 5, 1e-9)).toThrow(RangeError);
  expect(() => findCrossing((x) => x, 1, Number.NaN, 5, 5, 1e-9)).toThrow(RangeError);
});

test('intervals of a wave above zero are its half waves', () => {
  const wave = (timeMs: number): number => Math.sin((timeMs / 1000) * Math.PI);
  const found = intervalsAbove(wave, 500, 4500, 130, 0.001);
  expect(found.map(({ fromMs, toMs }) => [Math.round(fromMs), Math.round(toMs)])).toEqual([
    [500, 1000],
    [2000, 3000],
    [4000, 4500],
  ]);
  expect(intervalsAbove(() => 1, 0, 10, 3, 0.1)).toEqual([{ fromMs: 0, toMs: 10 }]);
  expect(intervalsAbove(() => -1, 0, 10, 3, 0.1)).toEqual([]);
});

const intervals = fc
  .uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 2, maxLength: 12 })
  .map((ends) => ends.sort((a, b) => a - b))
  .map((ends) =>
    Array.from({ length: ends.length >> 1 }, (_, k) => ({ fromMs: ends[2 * k]!, toMs: ends[2 * k + 1]! })),
  );

test('the common part of two lists holds what both hold', () => {
  const holds = (list: readonly { fromMs: number; toMs: number }[], at: number): boolean =>
    list.some(({ fromMs, toMs }) => at > fromMs && at < toMs);
  fc.assert(
    fc.property(intervals, intervals, fc.integer({ min: 0, max: 200 }), (first, second, whole) => {
      const at = whole + 0.5;
      expect(holds(commonIntervals(first, second), at)).toBe(holds(first, at) && holds(second, at));
    }),
  );
});
