import { UserError } from '@clearway/astro';
import { expect, test } from 'vitest';
import { clopperPearson } from './clopper-pearson.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { requiredTrials } from './required-trials.ts';

test('incomplete beta: sums of binomial terms, and symmetry', () => {
  // I_x(k, n − k + 1) = P(at least k of n).
  const atLeast = (k: number, n: number, p: number): number => {
    let sum = 0;
    for (let j = k; j <= n; j++) {
      let term = 1;
      for (let i = 0; i < j; i++) term *= ((n - i) / (i + 1)) * p;
      sum += term * (1 - p) ** (n - j);
    }
    return sum;
  };
  for (const [k, n, p] of [
    [1, 5, 0.1],
    [3, 20, 0.2],
    [12, 30, 0.33],
    [9, 10, 0.98],
  ] as const) {
    expect(incompleteBeta(p, k, n - k + 1) / atLeast(k, n, p)).toBeCloseTo(1, 12);
    expect(incompleteBeta(1 - p, n - k + 1, k)).toBeCloseTo(1 - atLeast(k, n, p), 12);
  }
  expect(incompleteBeta(0.5, 1e9, 1e9)).toBeCloseTo(0.5, 6);
  expect(incompleteBeta(0, 2, 3)).toBe(0);
  expect(incompleteBeta(1, 2, 3)).toBe(1);
});

test('Clopper and Pearson: closed forms at the edges, and the definition in between', () => {
  // No hit in n trials: the upper bound is 1 − (α/2)^(1/n); all hits: the lower one is (α/2)^(1/n).
  expect(clopperPearson(0, 100).upper).toBeCloseTo(1 - 0.025 ** 0.01, 12);
  expect(clopperPearson(0, 100).lower).toBe(0);
  expect(clopperPearson(7, 7).lower).toBeCloseTo(0.025 ** (1 / 7), 12);
  expect(clopperPearson(7, 7).upper).toBe(1);
  for (const [hits, trials] of [
    [1, 10],
    [10, 1000],
    [9756, 210_000_000],
  ] as const) {
    const { lower, upper } = clopperPearson(hits, trials, 0.999);
    expect(incompleteBeta(lower, hits, trials - hits + 1) / 5e-4).toBeCloseTo(1, 6);
    expect((1 - incompleteBeta(upper, hits + 1, trials - hits)) / 5e-4).toBeCloseTo(1, 6);
  }
});

test('impossible counts are refused', () => {
  expect(() => clopperPearson(3, 2)).toThrow(UserError);
  expect(() => clopperPearson(0, 0)).toThrow(UserError);
  expect(() => clopperPearson(1, 2, 1)).toThrow(UserError);
});

test('trials needed: 384 hits for 10 % at 95 %', () => {
  expect(requiredTrials(1e-6) * 1e-6).toBeCloseTo(384.15, 1);
});
