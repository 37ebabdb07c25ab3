import { expect, test } from 'vitest';
import { SGP4_FAILURE_REASONS, sgp4FailureReason, stateFailure } from './propagate-checked.ts';
import { EARTH_RADIUS_KM, MU_KM3_S2 } from './wgs72.ts';

const CIRCULAR_SPEED_AT_7000_KM = Math.sqrt(MU_KM3_S2 / 7000);
const ESCAPE_SPEED_AT_7000_KM = Math.sqrt((2 * MU_KM3_S2) / 7000);

test.each([
  ['a circular orbit', [7000, 0, 0, 0, CIRCULAR_SPEED_AT_7000_KM, 0], 0],
  ['on the surface', [0, EARTH_RADIUS_KM, 0, 7, 0, 0], 8],
  ['just above the surface', [0, EARTH_RADIUS_KM + 1e-6, 0, 7, 0, 0], 0],
  ['two million kilometres away', [0, 0, 2e6, 0, 0, 0], 9],
  ['just nearer than that', [0, 0, 2e6 - 1e-6, 0, 0, 0], 0],
  ['faster than escape', [7000, 0, 0, 0, ESCAPE_SPEED_AT_7000_KM * (1 + 1e-12), 0], 10],
  ['slower than escape', [7000, 0, 0, 0, ESCAPE_SPEED_AT_7000_KM * (1 - 1e-12), 0], 0],
  ['a position that is not a number', [Number.NaN, 0, 0, 0, 0, 0], 11],
  ['a velocity that is not a number', [7000, 0, 0, 0, Number.NaN, 0], 11],
  ['an infinite position', [Number.POSITIVE_INFINITY, 0, 0, 0, 0, 0], 11],
  ['a state that is cut short', [7000, 0, 0], 11],
])('%s', (_what, state, code) => {
  expect(stateFailure(state)).toBe(code);
  expect(stateFailure([0, 0, ...state], 2)).toBe(code);
});

test('every code but 0 has a reason on one line', () => {
  expect(Object.keys(SGP4_FAILURE_REASONS).map(Number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(sgp4FailureReason(0)).toBeNull();
  for (let code = 1; code <= 11; code++) expect(sgp4FailureReason(code)).toMatch(/^[^\n]{10,100}$/);
});

test('the reason tells the radius where there is one', () => {
  expect(sgp4FailureReason(8, [6000, 0, 0, 0, 0, 0])).toBe('radius at or below 6378.135 km (radius 6000.0 km)');
  expect(sgp4FailureReason(1, new Float64Array(6).fill(Number.NaN))).toBe(SGP4_FAILURE_REASONS[1]);
});
