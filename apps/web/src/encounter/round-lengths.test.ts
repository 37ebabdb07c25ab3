import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circlesWithin, roundBelow, roundTimeBelow } from './round-lengths.ts';

describe('round lengths', () => {
  test('are 1, 2 or 5 times a power of ten', () => {
    expect([0.0013, 0.2, 0.49, 5, 7.3, 99, 100].map(roundBelow)).toEqual([0.001, 0.2, 0.2, 5, 5, 50, 100]);
  });

  test('are not larger, and more than two fifths', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (value) => {
        expect(roundBelow(value)).toBeLessThanOrEqual(value * (1 + 1e-8));
        expect(roundBelow(value)).toBeGreaterThan(value * 0.4 - 1e-12);
      }),
    );
  });

  test('circles grow within the radius', () => {
    expect(circlesWithin(1.3)).toEqual([0.2, 0.5, 1]);
    expect(circlesWithin(0.24)).toEqual([0.04, 0.1, 0.2]);
  });
});

test('times are round as clocks count', () => {
  expect([0.0031, 0.6, 1.5, 45, 90, 4000].map(roundTimeBelow)).toEqual([0.002, 0.5, 1, 30, 60, 3600]);
});
