import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EPOCH_MS, FALLING, fewSets, GEOSTATIONARY, MOLNIYA, STATION, TRANSFER } from './few-objects.fixture.ts';
import { motionOf } from './object-motion.ts';
import { answerOrbit, eccentricAnomalyOf } from './orbit.ts';

const sets = fewSets();
const ask = (objectId: number, timeMs = EPOCH_MS + 3_600_000) => {
  const answer = answerOrbit(sets, { kind: 'orbit', objectId, timeMs });
  if (answer.status !== 'ok') throw new Error(answer.status);
  return answer;
};

test.each([
  [STATION, 86_400 / 15.49],
  [MOLNIYA, 86_400 / 2.0061],
  [GEOSTATIONARY, 86_400 / 1.00273],
  [TRANSFER, 86_400 / 2.28],
])('the orbit of object %i is one whole revolution of %f s through its place now', (objectId, period) => {
  const timeMs = EPOCH_MS + 3_600_000;
  const { timesMs, positions, periodSeconds, complete } = ask(objectId, timeMs);
  expect(complete).toBe(true);
  expect(Math.abs(periodSeconds / period - 1)).toBeLessThan(0.002);
  expect((timesMs[timesMs.length - 1]! - timesMs[0]!) / 1000).toBeCloseTo(periodSeconds, 3);
  expect([...timesMs]).toEqual([...timesMs].sort((a, b) => a - b));
  const middle = (timesMs.length - 1) / 2;
  expect(timesMs[middle]).toBe(timeMs);
  const state = new Float64Array(6);
  motionOf(sets, sets.indexOf(objectId))(timeMs, state);
  expect(positions.slice(middle * 3, middle * 3 + 3)).toEqual(state.slice(0, 3));
});

test.each([STATION, MOLNIYA, GEOSTATIONARY, TRANSFER])('the orbit of object %i is smooth all the way', (objectId) => {
  const { positions, timesMs } = ask(objectId);
  const point = (k: number) => positions.subarray(k * 3, k * 3 + 3);
  for (let k = 1; k + 1 < timesMs.length; k++) {
    const [a, b, c] = [point(k - 1), point(k), point(k + 1)];
    const ab = [0, 1, 2].map((i) => b[i]! - a[i]!);
    const bc = [0, 1, 2].map((i) => c[i]! - b[i]!);
    const cosine = ab.reduce((sum, x, i) => sum + x * bc[i]!, 0) / (Math.hypot(...ab) * Math.hypot(...bc));
    // Even in the eccentric anomaly a curve turns most at the ends of a flat ellipse: 1° / √(1 − e²), 1.46° for e = 0.73.
    expect((Math.acos(Math.min(1, cosine)) * 180) / Math.PI).toBeLessThan(1.6);
  }
});

test('an orbit ends where the object falls', () => {
  const state = new Float64Array(6);
  const motion = motionOf(sets, sets.indexOf(FALLING));
  let lastMs = EPOCH_MS;
  while (motion(lastMs + 60_000, state) === 0) lastMs += 60_000;
  expect(lastMs - EPOCH_MS).toBeGreaterThan(3_600_000);
  const { timesMs, complete } = ask(FALLING, lastMs - 600_000);
  expect(complete).toBe(false);
  const endMs = timesMs[timesMs.length - 1]!;
  expect(Math.abs(endMs - lastMs)).toBeLessThan(80_000);
  for (const timeMs of timesMs) expect(motion(timeMs, state)).toBe(0);
  const after = answerOrbit(sets, { kind: 'orbit', objectId: FALLING, timeMs: lastMs + 86_400_000 });
  expect(after.status).toBe('no state');
});

test('Kepler’s equation is solved for any anomaly on its own turn', () => {
  const anomaly = fc.double({ min: -100, max: 100, noNaN: true });
  fc.assert(
    fc.property(anomaly, fc.double({ min: 0, max: 0.999, noNaN: true }), (meanAnomaly, eccentricity) => {
      const solved = eccentricAnomalyOf(meanAnomaly, eccentricity);
      expect(Math.abs(solved - eccentricity * Math.sin(solved) - meanAnomaly)).toBeLessThan(1e-11);
    }),
  );
});
