import {
  initializeSgp4,
  parseUtc,
  propagateChecked,
  propagateSgp4,
  secondsBetween,
  sgp4FailureReason,
} from '@clearway/astro';
import { expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { elementSetsOf } from './real-catalog.ts';

const CATALOG_WITH_DECAYED_OBJECTS = 'catalogs/2022-08-09/tle.txt.gz';

/** No orbit of less than 225 minutes reaches this far, km. */
const BEYOND_NEAR_EARTH_KM = 30_000;

// The catalogue keeps old elements of objects that have long decayed. For some of them SGP4 gives distances of up to
// 10^17 km and no error; all are near-Earth orbits, so their radius alone shows that the state is wrong.
describeWithReferenceData('garbage that SGP4 gives without an error code', [CATALOG_WITH_DECAYED_OBJECTS], () => {
  const start = parseUtc('2022-08-10') ?? expect.fail('the date is a date');
  const objects = elementSetsOf(CATALOG_WITH_DECAYED_OBJECTS).map((elements) => {
    const constants = initializeSgp4(elements);
    const minutes = secondsBetween(elements.epoch, start) / 60;
    const state = new Float64Array(6);
    const checked = propagateChecked(constants, minutes, state);
    return {
      id: elements.id,
      deepSpace: constants.deepSpace,
      radiusKm: Math.hypot(state[0] ?? 0, state[1] ?? 0, state[2] ?? 0),
      sgp4: propagateSgp4(constants, minutes, new Float64Array(6)),
      checked,
      reason: sgp4FailureReason(checked, state),
    };
  });
  const garbage = objects.filter((o) => o.deepSpace === 0 && o.sgp4 === 0 && o.radiusKm > BEYOND_NEAR_EARTH_KM);

  test('is in the catalogue dozens of times', () => {
    expect(garbage.length).toBeGreaterThan(50);
  });

  test('is always found, with a reason', () => {
    expect(garbage.filter((o) => o.checked === 0 || o.reason === null)).toEqual([]);
  });

  test('what passes the checks is near the Earth where the orbit is', () => {
    const passed = objects.filter((o) => o.deepSpace === 0 && o.checked === 0);
    expect(passed.length).toBeGreaterThan(20_000);
    expect(passed.filter((o) => !(o.radiusKm > 6378.135 && o.radiusKm < BEYOND_NEAR_EARTH_KM))).toEqual([]);
  });
});
