import { type CovarianceSeries, covarianceAt } from '@clearway/astro';
import { createEphemerisMotion, type EphemerisMotion } from '@clearway/screening';
import { expect, test } from 'vitest';
import { matricesOf, triangles } from './covariance-triangles.ts';
import { thinCovariances } from './thin-covariances.ts';

const RATE = Math.sqrt(398_600.4418 / 6900 ** 3);
const COUNT = 641;

/** A circle, a state a minute. */
function circle(): EphemerisMotion {
  const times = Float64Array.from({ length: COUNT }, (_, k) => 60 * k);
  const states = [...times].flatMap((time) => {
    const [c, s] = [6900 * Math.cos(RATE * time), 6900 * Math.sin(RATE * time)];
    return [c, s, 0, -RATE * s, RATE * c, 0];
  });
  return createEphemerisMotion({ day: 9565, times, states: Float64Array.from(states) });
}

/** In RTN, a covariance a minute, of positions alone: σ along the track as it is told. */
function series(sigmaKm: (time: number) => number): CovarianceSeries {
  const times = Float64Array.from({ length: COUNT }, (_, k) => 60 * k);
  const matrices = new Float64Array(36 * COUNT);
  times.forEach((time, k) => {
    const sigma = sigmaKm(time);
    matrices.set([0.02 ** 2, 0.3 * 0.02 * sigma], 36 * k);
    matrices.set([0.3 * 0.02 * sigma, sigma ** 2], 36 * k + 6);
    matrices[36 * k + 14] = 0.01 ** 2;
  });
  return { times, matrices, axes: 'RTN', isPositionOnly: true };
}

/** How far blended σ are from those that were given, at most, as a share. */
function worst(thin: CovarianceSeries, whole: CovarianceSeries, motion: EphemerisMotion): number {
  const stateAt = (time: number, out: Float64Array): boolean => {
    motion.stateAt(time, out);
    return true;
  };
  let most = 0;
  for (let time = 0; time <= 60 * (COUNT - 1); time += 60) {
    const [one, other] = [thin, whole].map((each) => covarianceAt(each, time, stateAt)!.covariance);
    for (const at of [0, 7, 14]) most = Math.max(most, Math.abs(Math.sqrt(one![at]! / other![at]!) - 1));
  }
  return most;
}

test('what grows evenly needs few covariances, its first and last among them', () => {
  const motion = circle();
  const whole = series((time) => 0.1 + time / 100_000);
  const thin = thinCovariances(whole, motion);
  expect(thin.times.length).toBe(21);
  expect([thin.times[0], thin.times.at(-1)]).toEqual([0, 60 * (COUNT - 1)]);
  expect(thin).toMatchObject({ axes: 'RTN', isPositionOnly: true });
  expect(worst(thin, whole, motion)).toBeLessThan(0.01);
});

test('what swings within an hour keeps what it swings by', () => {
  const motion = circle();
  const whole = series((time) => 0.1 * (1.2 + Math.sin((2 * Math.PI * time) / 3600)));
  const thin = thinCovariances(whole, motion);
  expect(thin.times.length).toBeGreaterThan(100);
  expect(worst(thin, whole, motion)).toBeLessThan(0.01);
});

test('triangles are as good as the matrices', () => {
  const { matrices } = series(() => 0.1);
  expect(matricesOf(triangles(matrices, true), true)).toEqual(matrices);
  const whole = Float64Array.from({ length: 36 }, (_, k) => Math.min(Math.floor(k / 6), k % 6) + 1);
  expect(triangles(whole, false)).toHaveLength(21);
  expect(matricesOf(triangles(whole, false), false)).toEqual(whole);
});
