import fc from 'fast-check';
import { expect, test } from 'vitest';
import { principalPlane } from '../encounter-plane/principal-plane.ts';
import { probability2d } from '../plane-methods/probability-2d.ts';
import { SCALING_FACTORS, scaleCovariances } from './covariance-scaling.ts';
import { analyseDilution, dilutionCurve } from './dilution.ts';
import { frisbee2015 } from './frisbee-2015.ts';
import { scaledProbability, type TwoCovariances } from './two-covariances.ts';

const round = (variance: number) => ({ xx: variance, xy: 0, yy: variance });
/** A round covariance of both objects, a miss of 1 and a small hard body: the probability is greatest at a variance of 1/2. */
const twoOf = (primary: number, secondary: number, hardBodyRadius = 1e-3): TwoCovariances => ({
  x: 1,
  y: 0,
  primary: round(primary),
  secondary: round(secondary),
  hardBodyRadius,
});

test('the greatest probability is at half the squared miss, as the constant density has it', () => {
  const { maximum, dilution } = analyseDilution(twoOf(2, 6));
  expect(maximum.factor ** 2 * 8).toBeCloseTo(0.5, 4);
  expect(maximum.probability / (1e-6 / Math.E)).toBeCloseTo(1, 5);
  expect(dilution).toBe('both');
});

test('what is small enough is not diluted; one object may be alone', () => {
  expect(analyseDilution(twoOf(0.1, 0.1)).dilution).toBe('none');
  expect(analyseDilution(twoOf(0.01, 3)).dilution).toBe('both');
  const onlyPrimary: TwoCovariances = {
    ...twoOf(0, 0),
    // Across the miss the primary is needlessly uncertain; the secondary's is what reaches the miss at all.
    primary: { xx: 1e-4, xy: 0, yy: 4 },
    secondary: { xx: 0.05, xy: 0, yy: 1e-4 },
  };
  const found = analyseDilution(onlyPrimary);
  expect(found.dilution).toBe('primary');
  expect(found.ofPrimary.factor).toBeLessThan(1);
  expect(found.ofSecondary.factor).toBeGreaterThan(1);
});

test('a miss shorter than the hard body is certain without uncertainty', () => {
  const { maximum } = analyseDilution(twoOf(1, 1, 2));
  expect(maximum).toEqual({ probability: 1, factor: 0 });
});

test('the curve goes through the probability, and the grid holds it in its middle', () => {
  const two = twoOf(0.3, 0.7);
  const now = scaledProbability(two, 1, 1);
  expect([...dilutionCurve(two, [0.5, 1, 2])]).toEqual([
    scaledProbability(two, 0.5, 0.5),
    now,
    scaledProbability(two, 2, 2),
  ]);
  const grid = scaleCovariances(two);
  expect(grid.probabilities).toHaveLength(SCALING_FACTORS.length ** 2);
  expect(grid.probabilities[4 * 9 + 4]).toBe(now);
  expect(grid.maximum.probability).toBe(Math.max(...grid.probabilities));
  expect(scaledProbability(two, grid.maximum.primaryFactor, grid.maximum.secondaryFactor)).toBe(
    grid.maximum.probability,
  );
  expect(scaleCovariances(twoOf(-1, 0)).maximum.probability).toBeNaN();
});

test('no unknown covariance gives more than the one of Frisbee', () => {
  const sigma = fc.double({ min: 0.05, max: 0.8, noNaN: true });
  const correlation = fc.double({ min: -0.9, max: 0.9, noNaN: true });
  fc.assert(
    fc.property(sigma, sigma, correlation, sigma, sigma, correlation, (a, b, c, d, e, f) => {
      const known = { xx: a * a, xy: a * b * c, yy: b * b };
      const unknown = { xx: d * d, xy: d * e * f, yy: e * e };
      const worst = frisbee2015(1, 0, known)!;
      const of = (plane: typeof known): number =>
        probability2d.probability(principalPlane({ x: 1, y: 0, ...plane }, 1e-4)).probability;
      const sum = { xx: known.xx + unknown.xx, xy: known.xy + unknown.xy, yy: known.yy + unknown.yy };
      expect(of(sum)).toBeLessThanOrEqual(of(worst.plane) * (1 + 1e-6));
      expect(of(known)).toBeLessThanOrEqual(of(worst.plane) * (1 + 1e-6));
    }),
  );
  expect(frisbee2015(1, 0, { xx: 4, xy: 0, yy: 1 })!.addedSigma).toBe(0);
  expect(frisbee2015(1, 0, { xx: 1, xy: 2, yy: 1 })).toBeNull();
});
