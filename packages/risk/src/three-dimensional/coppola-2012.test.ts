import { expect, test } from 'vitest';
import { coppola2012 } from './coppola-2012.ts';
import { trialPair } from './trial-pairs.fixture.ts';

const encounter = trialPair([0.1, 0.4, 0.3, 0.6, 0.55, 0.2, 0.5, 0.8, 0.3]);

test('of a round covariance the span is 8.29 σ and a radius to both sides of the closest approach', () => {
  const covariance = new Float64Array(36);
  for (const i of [0, 7, 14]) covariance[i] = 0.02;
  const { primary, secondary } = encounter;
  const round = {
    ...encounter,
    primary: { ...primary, covariance, position: [7000, 0, 0] as const, velocity: [0, 7.5, 0] as const },
    secondary: { ...secondary, covariance, position: [7000, 1, 0.4] as const, velocity: [0, 7.5, -4] as const },
    hardBodyRadiusKm: 0.01,
  };
  const span = coppola2012(round)!;
  // The secondary moves along −z at 4 km/s and passes 0.1 s after TCA; σ² = 0.04.
  expect(span.begin).toBeCloseTo(0.1 - (8.2924 * 0.2 + 0.01) / 4, 4);
  expect(span.end).toBeCloseTo(0.1 + (8.2924 * 0.2 + 0.01) / 4, 4);
});

test('objects at rest to each other have no end, a missing covariance no span', () => {
  const { primary, secondary } = encounter;
  expect(coppola2012({ ...encounter, secondary: { ...secondary, velocity: primary.velocity } })).toEqual({
    begin: Number.NEGATIVE_INFINITY,
    end: Number.POSITIVE_INFINITY,
  });
  expect(coppola2012({ ...encounter, secondary: { ...secondary, covariance: null } })).toBeNull();
});
