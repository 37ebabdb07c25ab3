import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ommEpoch } from '../fields/epoch.ts';
import { formatEpochText } from './epoch-text.ts';

test.each([
  [9565, 0, '2026-03-10T00:00:00.000'],
  [9565, 86_399.9999999, '2026-03-10T23:59:59.9999999'],
  [9565, 1e-9, '2026-03-10T00:00:00.000000001'],
  [0, 43_200.5, '2000-01-01T12:00:00.500'],
])('day %d, second %d is %s', (day, second, text) => {
  expect(formatEpochText(day, second)).toBe(text);
});

test('any epoch of up to nine decimals reads back to the same numbers', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -10_000, max: 40_000 }),
      fc.integer({ min: 0, max: 86_399 }),
      fc.integer({ min: 0, max: 9 }),
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      (day, whole, digits, fraction) => {
        const second = Number(`${whole}.${fraction.toFixed(9).slice(2, 2 + digits) || 0}`);
        expect(ommEpoch(formatEpochText(day, second))).toEqual({ day, second });
      },
    ),
  );
});
