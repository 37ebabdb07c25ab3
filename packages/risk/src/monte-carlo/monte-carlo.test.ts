import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trialPair } from '../three-dimensional/trial-pairs.fixture.ts';
import { comesWithin } from './comes-within.ts';
import { ELLIPSE_SIZE, ellipseFrom, relativeOnEllipses } from './ellipse.ts';
import { emptyTally, type MonteCarloJob, monteCarloBatch, monteCarloJob } from './monte-carlo.ts';

function jobs(count: number): MonteCarloJob[] {
  return Array.from({ length: count }, (_, k) => {
    const encounter = trialPair([0.1, 0.4 - 0.1 * k, 0.3, 0.6, 0.55, 0.2 + 0.2 * k, 0.5, 0.8, 0.3]);
    const job = monteCarloJob(encounter, { seed: 5 });
    if (typeof job === 'string') throw new Error(job);
    return job;
  });
}

test('trials come out the same however they are split', () => {
  for (const job of jobs(3)) {
    const whole = emptyTally();
    monteCarloBatch({ ...job, hardBodyRadius: 0.2 }, 4, 3000, whole);
    const parts = emptyTally();
    for (const [first, trials] of [
      [2000, 1000],
      [0, 700],
      [700, 1300],
    ] as const) {
      monteCarloBatch({ ...job, hardBodyRadius: 0.2 }, 4, trials, parts, first);
    }
    expect(parts).toEqual(whole);
    expect(whole.hits).toBeGreaterThan(0);
    const other = emptyTally();
    monteCarloBatch({ ...job, hardBodyRadius: 0.2 }, 5, 3000, other);
    expect(other).not.toEqual(whole);
  }
});

test('a job survives being sent to a worker', () => {
  const [job] = jobs(1) as [MonteCarloJob];
  const here = emptyTally();
  const there = emptyTally();
  monteCarloBatch(job, 0, 500, here);
  monteCarloBatch(structuredClone(job), 0, 500, there);
  expect(there).toEqual(here);
});

test('the decision by bounds is that of a close look at every moment', () => {
  const element = (spread: number): fc.Arbitrary<number> => fc.double({ min: -spread, max: spread, noNaN: true });
  const orbit = fc.tuple(element(0.1), element(0.1), element(0.1), element(0.5), element(0.5), element(3));
  const ellipse = (values: readonly number[]): Float64Array => {
    const [n, k, h, p, q, longitude] = values as [number, number, number, number, number, number];
    const out = new Float64Array(ELLIPSE_SIZE);
    ellipseFrom(Float64Array.of(1.05e-3 * (1 + 0.1 * n), k, h, p, q, longitude), out);
    return out;
  };
  fc.assert(
    fc.property(orbit, orbit, fc.boolean(), (one, other, isNear) => {
      const first = ellipse(one);
      // Half of them in formation, where encounters are long and slow.
      const second = ellipse(isNear ? other.map((value, k) => one[k]! + 1e-4 * value) : other);
      const span = isNear ? 3000 : 6000;
      const state = new Float64Array(6);
      const distanceAt = (seconds: number): number => {
        relativeOnEllipses(first, second, seconds, state);
        return Math.hypot(state[0]!, state[1]!, state[2]!);
      };
      const step = span / 1000;
      const distances = Array.from({ length: 2001 }, (_, k) => distanceAt(-span + k * step));
      let least = Math.min(distances[0]!, distances[2000]!);
      for (let k = 1; k < 2000; k++) {
        // Every minimum is followed to its bottom: several can be almost equal.
        if (distances[k]! > Math.min(distances[k - 1]!, distances[k + 1]!)) continue;
        let at = -span + k * step;
        for (let reach = step; reach > 1e-7; reach /= 2) {
          for (const next of [at - reach, at + reach]) if (distanceAt(next) < distanceAt(at)) at = next;
        }
        least = Math.min(least, distanceAt(at));
      }
      // One and the same orbit is in contact from the start, at any radius but 0.
      fc.pre(least > 1e-4);
      expect(comesWithin(first, second, -span, span, least * 1.002)).toBe(true);
      expect(comesWithin(first, second, -span, span, least * 0.998)).toBe(false);
    }),
    { numRuns: 25 },
  );
});
