import { expect, test } from 'vitest';
import { madeUpObject, madeUpRun } from '../runs/screening-run.fixture.ts';
import { maximumProbabilities } from './maximum-probabilities.ts';

/** One orbit and two that cross its plane, at one place: whoever comes nearer is the likelier to collide. */
const objects = [
  madeUpObject(1, 'A', { raanDeg: 0 }),
  madeUpObject(2, 'B', { raanDeg: 0, inclinationDeg: 80 }),
  madeUpObject(3, 'C', { raanDeg: 0, inclinationDeg: 80, meanAnomalyDeg: 0.01 }),
];
const rows = [
  { primary: 1, secondary: 2, tca: 100, missDistanceKm: 1 },
  { primary: 1, secondary: 3, tca: 100, missDistanceKm: 1 },
  { primary: 2, secondary: 3, tca: 100, missDistanceKm: 1, coLocated: true },
  { primary: 2, secondary: 3, tca: 100, missDistanceKm: 1, relativeSpeedKmS: 0.002 },
];

test('a larger object is likelier to be hit, by the square of the radii', async () => {
  const run = madeUpRun(objects, rows);
  const [payloads] = await maximumProbabilities(run, ['payload', 'payload', 'payload']);
  const [debris] = await maximumProbabilities(run, ['payload', 'debris', 'payload']);
  expect(payloads! / debris!).toBeCloseTo((6 / 3.3) ** 2, 9);
  expect(payloads!).toBeGreaterThan(0);
});

test('pairs that stay together or pass slowly have none', async () => {
  const found = await maximumProbabilities(madeUpRun(objects, rows), ['payload', 'payload', 'payload']);
  expect([...found].map(Number.isNaN)).toEqual([false, false, true, true]);
});

test('stops when it is told to', async () => {
  const many = Array.from({ length: 3000 }, () => rows[0]!);
  const stopped = AbortSignal.abort(new Error('stopped'));
  await expect(
    maximumProbabilities(madeUpRun(objects, many), ['payload', 'payload', 'payload'], stopped),
  ).rejects.toThrow('stopped');
});
