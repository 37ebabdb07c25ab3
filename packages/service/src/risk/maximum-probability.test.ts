import { expect, test } from 'vitest';
import { maximumProbability } from './maximum-probability.ts';

/** A kilometre apart, crossing at a right angle. */
const states = Float64Array.of(7000, 0, 0, 0, 7.5, 0, 7000.6, 0.8, 0, 0, 0, 7.5);

test('a larger object is likelier to be hit, by the square of the radii', () => {
  const small = maximumProbability(states, false, 10.6, 0.0033);
  expect(maximumProbability(states, false, 10.6, 0.006) / small).toBeCloseTo((6 / 3.3) ** 2, 9);
  expect(small).toBeGreaterThan(0);
  expect(small).toBeLessThan(1);
});

test('what passes at half the distance is likelier to collide', () => {
  const nearer = states.with(6, 7000.3).with(7, 0.4);
  expect(maximumProbability(nearer, false, 10.6, 0.006)).toBeCloseTo(
    4 * maximumProbability(states, false, 10.6, 0.006),
    6,
  );
});

test('pairs that stay together or pass slowly have none', () => {
  expect(maximumProbability(states, true, 10.6, 0.006)).toBeNaN();
  expect(maximumProbability(states, false, 0.002, 0.006)).toBeNaN();
});
