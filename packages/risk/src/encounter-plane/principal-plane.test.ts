import fc from 'fast-check';
import { expect, test } from 'vitest';
import { principalPlane } from './principal-plane.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

const sigma = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
const angle = fc.double({ min: -4, max: 4, noNaN: true });
const miss = fc.double({ min: -10, max: 10, noNaN: true });

test('an ellipse turned by any angle is found again, and the miss with it', () => {
  fc.assert(
    fc.property(sigma, sigma, angle, miss, miss, (a, b, turn, along, across) => {
      const [short, long] = [Math.min(a, b), Math.max(a, b)];
      const [c, s] = [Math.cos(turn), Math.sin(turn)];
      const [p, q] = [long * long, short * short];
      const plane = {
        x: c * along - s * across,
        y: s * along + c * across,
        xx: c * c * p + s * s * q,
        xy: c * s * (p - q),
        yy: s * s * p + c * c * q,
      };
      const found = principalPlane(plane, 1);
      // The rounding of the matrix's numbers, 1e-16 of the greater variance, is all that the smaller can know.
      const tolerance = 1e-15 * (long / short) ** 2 + 1e-14;
      expect(Math.abs(found.sigmaY / long - 1)).toBeLessThan(1e-14);
      expect(Math.abs(found.sigmaX / short - 1)).toBeLessThan(tolerance);
      if (long / short > 1.01) {
        const off = 1e-12 * (1 + Math.abs(along) + Math.abs(across));
        expect(Math.abs(Math.abs(found.ym) - Math.abs(along))).toBeLessThan(off);
        expect(Math.abs(Math.abs(found.xm) - Math.abs(across))).toBeLessThan(off);
      }
    }),
  );
});

test('what is not positive definite has no short axis', () => {
  const plane = { x: 1, y: 0, xx: 1, xy: 2, yy: 1 };
  expect(principalPlane(plane, 1).sigmaX).toBe(0);
  expect(principalPlane({ ...plane, xy: Number.NaN }, 1).sigmaX).toBeNaN();
});

test('eigenvalues and vectors put a matrix together again', () => {
  const entry = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(fc.array(entry, { minLength: 6, maxLength: 6 }), ([a, b, c, d, e, f]) => {
      const matrix = [a!, b!, c!, b!, d!, e!, c!, e!, f!];
      const { values, vectors } = symmetricEigen(matrix, 3);
      for (let i = 0; i < 3; i++) {
        for (let j = 0; j < 3; j++) {
          let sum = 0;
          for (let k = 0; k < 3; k++) sum += values[k]! * vectors[3 * k + i]! * vectors[3 * k + j]!;
          expect(Math.abs(sum - matrix[3 * i + j]!)).toBeLessThan(1e-13);
        }
      }
    }),
  );
});
