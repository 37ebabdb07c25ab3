import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alfriend1999 } from './alfriend-1999.ts';

const size = fc.double({ min: 0.05, max: 5, noNaN: true });
const plane = fc
  .record({ x: size, y: size, a: size, b: size, correlation: fc.double({ min: -0.9, max: 0.9, noNaN: true }) })
  .map(({ x, y, a, b, correlation }) => ({ x, y, xx: a * a, yy: b * b, xy: correlation * a * b }));

test('the maximum is the greatest value over all sizes of the covariance', () => {
  fc.assert(
    fc.property(plane, (p) => {
      const radius = 1e-3;
      const { maximumProbability, mahalanobisSquared } = alfriend1999(p, radius);
      const scaled = (k: number): number =>
        alfriend1999({ ...p, xx: p.xx * k, xy: p.xy * k, yy: p.yy * k }, radius).probability;
      expect(scaled(mahalanobisSquared / 2) / maximumProbability).toBeCloseTo(1, 9);
      for (const k of [0.1, 0.5, 0.9, 1.1, 2, 10]) {
        expect(scaled((k * mahalanobisSquared) / 2)).toBeLessThan(maximumProbability);
      }
    }),
  );
});

test('the maximum does not depend on the size of the covariance', () => {
  fc.assert(
    fc.property(plane, size, (p, k) => {
      const one = alfriend1999(p, 1e-3).maximumProbability;
      const other = alfriend1999({ ...p, xx: p.xx * k, xy: p.xy * k, yy: p.yy * k }, 1e-3).maximumProbability;
      expect(other / one).toBeCloseTo(1, 9);
    }),
  );
});

test('a miss of nothing has the maximum 1, a covariance that is none has no value', () => {
  expect(alfriend1999({ x: 0, y: 0, xx: 1, xy: 0, yy: 1 }, 0.01).maximumProbability).toBe(1);
  expect(alfriend1999({ x: 1, y: 0, xx: 1, xy: 2, yy: 1 }, 0.01).probability).toBe(Number.NaN);
});
