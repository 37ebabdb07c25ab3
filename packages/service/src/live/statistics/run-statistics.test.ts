import { expect, test } from 'vitest';
import { madeUpObject, madeUpRun } from '../../runs/screening-run.fixture.ts';
import { buildRunModel } from '../approaches/build-run-model.ts';
import { modelInput } from '../approaches/run-model.fixture.ts';
import { indexOf, madeUpRow } from '../objects/made-up-objects.fixture.ts';
import { objectStatistics, runStatistics } from './run-statistics.ts';

const HALF_DAY_US = 43_200e6;

test('objects are counted by kind and regime, and how many are in orbit', async () => {
  const index = await indexOf(
    [
      madeUpRow(1, 'ONE'),
      madeUpRow(2, 'TWO', { kind: 'debris', in_orbit: false, decayed_us: 1 }),
      madeUpRow(3, 'THREE', { in_orbit: null }),
    ],
    [{ objectId: 1, meanMotionRevPerDay: 15, eccentricity: 0 }],
  );
  expect(objectStatistics(index)).toEqual({
    objects: 3,
    objects_in_orbit: 1,
    objects_by_kind: { payload: 2, debris: 1 },
    objects_by_regime: { LEO: 1 },
  });
});

test('a run is counted by class and by day of closest approach, its elements by age', () => {
  const objects = Array.from({ length: 20 }, (_, k) => madeUpObject(k + 1, `OBJECT ${k}`));
  const rows = [10, 86_399, 86_401].map((tca) => ({ primary: 1, secondary: 2, tca, missDistanceKm: 1 }));
  const input = modelInput(madeUpRun(objects, rows), new Float64Array(3));
  // Half a day old at the start, the last one ten days more.
  input.elementSets.epochsUs[19]! -= 10 * 2 * HALF_DAY_US;
  expect(runStatistics(buildRunModel(input), input.startUs + HALF_DAY_US)).toEqual({
    element_age_days: { median: 1, p95: 11, greatest: 11 },
    close_approaches: 3,
    close_approaches_by_class: { ranked: 3, repeated: 0, 'co-located': 0, stale: 0, fleet: 0 },
    close_approaches_by_day: [
      { day_utc: '2026-03-10', close_approaches: 2 },
      { day_utc: '2026-03-11', close_approaches: 1 },
    ],
  });
});

test('without a run there is nothing to count', () => {
  expect(runStatistics(null, 0)).toMatchObject({ element_age_days: null, close_approaches: 0 });
});
