import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BackOff, backOffMs, JITTER_SHARE, LONGEST_BACK_OFF_MS } from './back-off.ts';

const RULE: BackOff = { firstMs: 1000, mostMs: 60_000 };

test('doubles with each failure up to the bound', () => {
  expect([1, 2, 3, 6, 7, 8, 1000].map((failures) => backOffMs(RULE, failures, 0, 0))).toEqual([
    1000, 2000, 4000, 32_000, 60_000, 60_000, 60_000,
  ]);
});

test('is never shorter than what the server asked for, nor longer than that and the jitter', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 0, max: 7 * 86_400_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, retryAfter, random) => {
        const wait = backOffMs(RULE, failures, retryAfter, random);
        const least = Math.max(retryAfter, Math.min(1000 * 2 ** Math.min(failures - 1, 40), 60_000));
        expect(wait).toBeGreaterThanOrEqual(least);
        expect(wait).toBeLessThanOrEqual(least * (1 + JITTER_SHARE) + 1e-6);
      },
    ),
  );
});

test('a Retry-After of years is a mistake', () => {
  expect(backOffMs(RULE, 1, 1e12, 1)).toBe(LONGEST_BACK_OFF_MS);
  expect(backOffMs(RULE, 1, -5, 0)).toBe(1000);
});
