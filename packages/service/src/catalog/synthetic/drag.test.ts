import { EARTH_RADIUS_KM, initializeSgp4, propagateSgp4, utcTime } from '@clearway/astro';
import { describe, expect, test } from 'vitest';
import { dragRatePerMinute, largestLastingBstar } from './drag.ts';
import { meanMotionRevPerDay, sunSynchronousInclinationDeg } from './earth.ts';

const elementSet = (altitudeKm: number, eccentricity: number, bstar: number) => ({
  id: 900_000_000,
  name: 'SYNTHETIC',
  internationalDesignator: '',
  classification: 'U',
  epoch: utcTime(9565, 0),
  meanMotionRevPerDay: meanMotionRevPerDay(EARTH_RADIUS_KM + altitudeKm),
  eccentricity,
  inclinationDeg: 53,
  raanDeg: 10,
  argumentOfPericenterDeg: 20,
  meanAnomalyDeg: 30,
  bstar,
  meanMotionDot: 0,
  meanMotionDdot: 0,
  ephemerisType: 0,
  elementSetNumber: 999,
  revolutionAtEpoch: 1,
});

describe('drag', () => {
  test.each([
    [350, 0.0005],
    [500, 0.001],
    [800, 0.01],
    [1500, 0.05],
    [300, 0.002],
  ])('the rate agrees with SGP4’s own C1 within a tenth at %i km, e = %f', (altitudeKm, eccentricity) => {
    const constants = initializeSgp4(elementSet(altitudeKm, eccentricity, 1e-4));
    const rate = 1e-4 * dragRatePerMinute(EARTH_RADIUS_KM + altitudeKm, eccentricity);
    expect(rate / constants.cc1).toBeGreaterThan(0.9);
    expect(rate / constants.cc1).toBeLessThan(1.1);
  });

  test.each([
    [265, 0.0003],
    [300, 0.003],
    [400, 0.015],
    [24_000, 0.72],
  ])('with the largest B* an object at %i km, e = %f still orbits after ten days', (altitudeKm, eccentricity) => {
    const semiMajorAxisKm = EARTH_RADIUS_KM + altitudeKm;
    const constants = initializeSgp4(
      elementSet(altitudeKm, eccentricity, largestLastingBstar(semiMajorAxisKm, eccentricity)),
    );
    const state = new Float64Array(6);
    for (let minutes = 0; minutes <= 14_400; minutes += 60) {
      expect(propagateSgp4(constants, minutes, state)).toBe(0);
      expect(Math.hypot(state[0]!, state[1]!, state[2]!)).toBeGreaterThan(EARTH_RADIUS_KM + 120);
    }
  });
});

test('sun-synchronous inclinations are the published ones: 97.4° at 500 km, 98.6° at 800 km', () => {
  expect(sunSynchronousInclinationDeg(EARTH_RADIUS_KM + 500)).toBeCloseTo(97.4, 1);
  expect(sunSynchronousInclinationDeg(EARTH_RADIUS_KM + 800)).toBeCloseTo(98.6, 1);
});
