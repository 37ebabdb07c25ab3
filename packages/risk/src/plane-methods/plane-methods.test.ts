import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlaneColumns } from '../encounter-plane/plane-columns.ts';
import { type PrincipalPlane, principalPlane } from '../encounter-plane/principal-plane.ts';
import { erfc } from '../special-functions/error-function.ts';
import { alfano2005 } from './alfano-2005.ts';
import { alfriend1999, alfriend1999Columns } from './alfriend-1999.ts';
import { chan1997 } from './chan-1997.ts';
import { fosterSquare } from './foster-1992.ts';
import { patera2005 } from './patera-2005.ts';
import { PLANE_METHODS } from './plane-methods.ts';
import { probabilities2d, probability2d } from './probability-2d.ts';
import { serra2015, serraClosedBounds } from './serra-2015.ts';

/** From a hard body of a hundredth of a standard deviation to one of thirty, hit or missed by up to twelve. */
const power = (least: number, greatest: number) =>
  fc.double({ min: least, max: greatest, noNaN: true }).map((exponent) => 10 ** exponent);
const planes = fc
  .record({
    sx: power(-1.5, 2),
    sy: power(-1.5, 2),
    x: fc.double({ min: -12, max: 12, noNaN: true }),
    y: fc.double({ min: -12, max: 12, noNaN: true }),
  })
  .map(({ sx, sy, x, y }): PrincipalPlane => ({ xm: x * sx, ym: y * sy, sigmaX: sx, sigmaY: sy, hardBodyRadius: 1 }));

test('the series, the quadrature and the contour agree, whatever the proportions', () => {
  fc.assert(
    fc.property(planes, (plane) => {
      const { probability, bounds } = serra2015.probability(plane);
      const quadrature = alfano2005.probability(plane).probability;
      expect(Math.abs(quadrature / probability - 1)).toBeLessThan(1e-11);
      // The contour loses what cancels around it.
      expect(Math.abs(patera2005.probability(plane).probability - probability)).toBeLessThan(
        1e-12 + 1e-7 * probability,
      );
      const [least, greatest] = serraClosedBounds(plane);
      expect(least).toBeLessThanOrEqual(bounds![1]);
      expect(greatest).toBeGreaterThanOrEqual(bounds![0]);
      expect(probability2d.probability(plane).probability).toBeCloseTo(probability, 12);
    }),
    { numRuns: 200 },
  );
});

test('a hard body a thousand times the covariance that only just passes is seen by every method', () => {
  for (const angle of [0, 0.77]) {
    const [xm, ym] = [1000.5 * Math.cos(angle), 1000.5 * Math.sin(angle)];
    const plane = { xm, ym, sigmaX: 1, sigmaY: 1.5, hardBodyRadius: 1000 };
    // Nearly a half-plane: one-dimensional across the edge.
    const sigma = Math.hypot(Math.cos(angle), 1.5 * Math.sin(angle));
    const exact = alfano2005.probability(plane).probability;
    expect(Math.abs(exact / (0.5 * erfc(0.5 / sigma / Math.SQRT2)) - 1)).toBeLessThan(2e-3);
    expect(Math.abs(patera2005.probability(plane).probability / exact - 1)).toBeLessThan(1e-11);
    const [least, greatest] = serra2015.probability(plane).bounds!;
    expect(least).toBeLessThan(exact);
    expect(greatest).toBeGreaterThan(exact);
    expect(greatest / least - 1).toBeLessThan(1e-8);
  }
});

test('a round covariance about the centre has 1 − e^{−R²/2σ²}', () => {
  for (const radius of [1e-6, 0.1, 1, 5, 40]) {
    const plane = { xm: 0, ym: 0, sigmaX: 1, sigmaY: 1, hardBodyRadius: radius };
    const exact = -Math.expm1(-0.5 * radius * radius);
    for (const method of [...PLANE_METHODS.filter(({ name }) => !/Alfriend|Elrod/.test(name)), probability2d]) {
      expect(Math.abs(method.probability(plane).probability / exact - 1), `${method.name} ${radius}`).toBeLessThan(
        2e-12,
      );
    }
  }
});

test('for a round covariance Chan is exact, wherever the miss', () => {
  for (const miss of [0.3, 2, 9, 30]) {
    const plane = { xm: miss, ym: 0, sigmaX: 1, sigmaY: 1, hardBodyRadius: 3 };
    const [chan, serra] = [chan1997.probability(plane).probability, serra2015.probability(plane).probability];
    expect(Math.abs(chan / serra - 1)).toBeLessThan(1e-11);
  }
});

test('a square of a round covariance is the product of two intervals', () => {
  // Φ(1) − Φ(−1) = 0.6826894921370859, of each side.
  const { probability } = fosterSquare({ x: 0, y: 0, xx: 4, xy: 0, yy: 4 }, 2);
  expect(Math.abs(probability / 0.6826894921370859 ** 2 - 1)).toBeLessThan(1e-13);
  expect(fosterSquare({ x: 0, y: 0, xx: 1, xy: 2, yy: 1 }, 1).reason).toBe('covariance-not-positive-definite');
});

test('what is no plane has a reason in every method', () => {
  const plane = { xm: 1, ym: 0, sigmaX: 1, sigmaY: 2, hardBodyRadius: 1 };
  for (const method of [...PLANE_METHODS, probability2d]) {
    const reason = (changed: Partial<PrincipalPlane>) => method.probability({ ...plane, ...changed }).reason;
    expect(reason({})).toBeNull();
    expect(reason({ sigmaX: 0 })).toBe('covariance-not-positive-definite');
    expect(reason({ ym: Number.NaN })).toBe('not-a-number');
    expect(reason({ hardBodyRadius: -1 })).toBe('radius-negative');
    expect(method.probability({ ...plane, hardBodyRadius: 0 }).probability, method.name).toBe(0);
  }
  expect(serra2015.probability({ ...plane, hardBodyRadius: 1e5 }).reason).toBe('not-converged');
  expect(probability2d.probability({ ...plane, hardBodyRadius: 1e5 }).probability).toBeCloseTo(1, 12);
});

test('many at once are as one by one, and without an ellipse NaN', () => {
  const rows = [
    { x: 1, y: 0.5, xx: 2, xy: 0.5, yy: 1 },
    { x: 1, y: 0, xx: 1, xy: 2, yy: 1 },
    { x: 0, y: 0, xx: 1, xy: 0, yy: 1 },
    { x: 0.3, y: 0, xx: 1e-6, xy: 0, yy: 4 },
  ];
  const columns = createPlaneColumns(rows.length);
  for (const [k, row] of rows.entries()) {
    for (const name of ['x', 'y', 'xx', 'xy', 'yy'] as const) columns[name][k] = row[name];
    columns.hardBodyRadius[k] = 0.2;
  }
  const column = (): Float64Array => new Float64Array(rows.length);
  const out = { probability: column(), maximumProbability: column(), mahalanobisSquared: column() };
  alfriend1999Columns(columns, out);
  const exact = column();
  probabilities2d(columns, exact);
  const isSame = (one: number, other: number): boolean => Object.is(one, other) || Math.abs(one / other - 1) < 1e-13;
  for (const [k, row] of rows.entries()) {
    const constant = alfriend1999(row, 0.2);
    for (const name of ['probability', 'maximumProbability', 'mahalanobisSquared'] as const) {
      expect(isSame(out[name][k]!, constant[name]), `${name} ${k}`).toBe(true);
    }
    const { probability } = probability2d.probability(principalPlane(row, 0.2));
    expect(isSame(exact[k]!, probability), `${exact[k]} ${probability}`).toBe(true);
  }
  expect(exact[1]).toBeNaN();
});
