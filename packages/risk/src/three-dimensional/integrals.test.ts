import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adaptiveIntegral } from './adaptive-integral.ts';
import { eigenInPlace } from './eigen-in-place.ts';
import { expectedInflow } from './expected-inflow.ts';

test('the adaptive integral knows narrow peaks, kinks and what it costs', () => {
  const peak = adaptiveIntegral((x) => Math.exp(-0.5 * ((x - 0.3) / 0.01) ** 2), [0, 0.25, 1], 1e-9);
  expect(peak.value / (0.01 * Math.sqrt(2 * Math.PI))).toBeCloseTo(1, 9);
  expect(peak.isConverged).toBe(true);
  const kink = adaptiveIntegral((x) => Math.abs(x - Math.SQRT1_2), [0, 1], 1e-8);
  expect(kink.value).toBeCloseTo(0.25 + (Math.SQRT1_2 - 0.5) ** 2, 8);
  const poor = adaptiveIntegral((x) => Math.sin(1e5 * x), [0, 1], 1e-12, 0, 100);
  expect(poor.isConverged).toBe(false);
  expect(poor.evaluations).toBeLessThan(150);
});

test('expected inflow: the integral of max(0, −v) over the normal density', () => {
  for (const u of [-9, -6.99, -3.3, -1, -0.123, 0, 0.7, 2.5, 5, 6.5]) {
    const density = (v: number): number => Math.exp(-0.5 * (v - u) ** 2) / Math.sqrt(2 * Math.PI);
    // Cut at the density's middle where that is inside.
    const edges = [Math.min(-20, u - 20), ...(u < 0 ? [u] : []), 0];
    const from = adaptiveIntegral((v) => -v * density(v), edges, 1e-12).value;
    expect(Math.abs(expectedInflow(2 * u, 2) - 2 * from)).toBeLessThan(1e-9);
  }
  expect(expectedInflow(-3, 0)).toBe(3);
  expect(expectedInflow(3, 0)).toBe(0);
});

test('eigenvectors are orthonormal and give the matrix back, small eigenvalues to full digits', () => {
  const entry = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(entry, { minLength: 36, maxLength: 36 }), (entries) => {
      const matrix = Float64Array.from(entries, (_, k) => entries[k]! + entries[(k % 6) * 6 + Math.floor(k / 6)]!);
      const given = matrix.slice();
      const vectors = new Float64Array(36);
      eigenInPlace(matrix, 6, vectors);
      for (let i = 0; i < 6; i++) {
        for (let j = 0; j < 6; j++) {
          let product = 0;
          let back = 0;
          for (let k = 0; k < 6; k++) {
            product += vectors[6 * k + i]! * vectors[6 * k + j]!;
            back += vectors[6 * i + k]! * matrix[7 * k]! * vectors[6 * j + k]!;
          }
          expect(product).toBeCloseTo(i === j ? 1 : 0, 12);
          expect(back).toBeCloseTo(given[6 * i + j]!, 12);
        }
      }
    }),
    { numRuns: 30 },
  );
});
