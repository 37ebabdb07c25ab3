import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stateTransition, transportedCovariance } from '../elements/state-transition.ts';
import { propagateTwoBody } from '../elements/two-body-propagation.ts';
import type { Covariance6 } from '../encounters/encounter.ts';
import { rtnRotation } from '../frames/local-orbital-frame.ts';
import { rotateCovariance } from '../frames/rotation.ts';
import { type CovarianceSeries, covarianceAt } from './covariance-series.ts';

const start = Float64Array.of(6778, 0, 0, 0, 4.8, 5.95);
const stateAt = (time: number, out: Float64Array): boolean => propagateTwoBody(start, time, out);

/** L Lᵀ of any 36 numbers, metres and mm/s in size. */
function covarianceOf(factors: readonly number[]): Covariance6 {
  const scale = (row: number): number => (row < 3 ? 1e-2 : 1e-5);
  const out = new Float64Array(36);
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) {
      for (let k = 0; k <= Math.min(i, j); k++) {
        out[6 * i + j]! += scale(i) * factors[6 * i + k]! * scale(j) * factors[6 * j + k]!;
      }
    }
  }
  return out;
}

const thousandths = fc.integer({ min: -1000, max: 1000 }).map((value) => value / 1000);
const factors = fc.array(thousandths, { minLength: 36, maxLength: 36 });

/** xᵀ C x with x in units of the covariance's own size. */
function form(c: Covariance6, x: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < 6; i++) for (let j = 0; j < 6; j++) sum += x[i]! * c[6 * i + j]! * x[j]!;
  return sum;
}

test('the transition matrix is that of central differences', () => {
  for (const seconds of [0, 60, 3000, -20_000]) {
    const transition = stateTransition(start, seconds)!;
    const plus = new Float64Array(6);
    const minus = new Float64Array(6);
    for (let column = 0; column < 6; column++) {
      const step = column < 3 ? 1e-2 : 1e-5;
      const moved = Float64Array.from(start);
      moved[column]! += step;
      propagateTwoBody(moved, seconds, plus);
      moved[column]! -= 2 * step;
      propagateTwoBody(moved, seconds, minus);
      for (let row = 0; row < 6; row++) {
        const numeric = (plus[row]! - minus[row]!) / (2 * step);
        expect(Math.abs(transition[6 * row + column]! - numeric)).toBeLessThan(2e-6 * Math.max(1, Math.abs(numeric)));
      }
    }
  }
  expect(stateTransition(Float64Array.of(7000, 0, 0, 0, 12, 0), 1)).toBeNull();
});

test('between two covariances of one orbit it is what that orbit makes of them', () => {
  const first = covarianceOf(Array.from({ length: 36 }, (_, i) => Math.cos(i)));
  const at = (time: number): Covariance6 => transportedCovariance(first, stateTransition(start, time)!);
  const times = Float64Array.of(0, 1800, 3600);
  const matrices = new Float64Array(108);
  for (const [i, time] of times.entries()) matrices.set(at(time), 36 * i);
  const series: CovarianceSeries = { times, matrices, axes: null, isPositionOnly: false };
  for (const time of [0, 10, 900, 1800, 2000]) {
    const found = covarianceAt(series, time, stateAt)!;
    const truth = at(time);
    for (let i = 0; i < 36; i++) {
      const size = Math.sqrt(truth[7 * Math.trunc(i / 6)]! * truth[7 * (i % 6)]!);
      expect(Math.abs(found.covariance[i]! - truth[i]!) / size).toBeLessThan(1e-7);
    }
    expect(found.basis).toBe(times.includes(time) ? 'given' : 'interpolated');
  }
  expect(covarianceAt(series, 3700, stateAt)).toMatchObject({ basis: 'propagated', distance: 100 });
  expect(covarianceAt(series, -5, stateAt)).toMatchObject({ basis: 'propagated', distance: 5 });
  expect(covarianceAt({ ...series, times: new Float64Array(0) }, 0, stateAt)).toBeNull();
  expect(covarianceAt(series, 10, () => false)).toBeNull();
});

test('stays positive semidefinite, whatever the two are', () => {
  const direction = fc.array(thousandths, { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(factors, factors, direction, fc.double({ min: 0, max: 1200, noNaN: true }), (one, other, x, time) => {
      const matrices = new Float64Array(72);
      matrices.set(covarianceOf(one));
      matrices.set(covarianceOf(other), 36);
      const times = Float64Array.of(0, 1200);
      for (const axes of ['RTN', 'TNW', null] as const) {
        const found = covarianceAt({ times, matrices, axes, isPositionOnly: false }, time, stateAt)!.covariance;
        const scaled = x.map((value, i) => (i < 3 ? value : value * 1e3));
        let size = 0;
        for (let i = 0; i < 6; i++) size += scaled[i]! ** 2 * found[7 * i]!;
        expect(form(found, scaled)).toBeGreaterThanOrEqual(-1e-10 * size);
      }
    }),
  );
});

test('covariances of position alone turn with the orbit', () => {
  const position = new Float64Array(36);
  for (const [i, sigma] of [0.01, 0.1, 0.02].entries()) position[7 * i] = sigma * sigma;
  const matrices = new Float64Array(72);
  matrices.set(position);
  matrices.set(position, 36);
  const series: CovarianceSeries = { times: Float64Array.of(0, 1200), matrices, axes: 'RTN', isPositionOnly: true };
  const found = covarianceAt(series, 500, stateAt)!.covariance;
  const s = new Float64Array(6);
  stateAt(500, s);
  const inRtn = rotateCovariance(found, rtnRotation([s[0]!, s[1]!, s[2]!], [s[3]!, s[4]!, s[5]!]));
  for (let i = 0; i < 36; i++) expect(inRtn[i]).toBeCloseTo(position[i]!, 14);
});
