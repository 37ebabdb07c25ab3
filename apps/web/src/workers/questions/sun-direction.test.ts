import fc from 'fast-check';
import { sunPos } from 'satellite.js';
import { expect, test } from 'vitest';
import { ASTRONOMICAL_UNIT_KM, answerSun, sunDirectionTeme, sunDistanceKm } from './sun-direction.ts';
import { angleBetween } from './vectors.ts';

const DEGREE = Math.PI / 180;
const julianDate = (timeMs: number): number => timeMs / 86_400_000 + 2_440_587.5;

test('the Sun is where satellite.js has it, within the 0.01° of both', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2050, 0, 1) }), (timeMs) => {
      const { rsun } = sunPos(julianDate(timeMs) as Parameters<typeof sunPos>[0]);
      const other = [rsun.x, rsun.y, rsun.z] as const;
      // The two formulae come from the same theory, cut off differently: 0.02° where both err at their worst.
      expect(angleBetween(sunDirectionTeme(timeMs), other)).toBeLessThan(0.02 * DEGREE);
      expect(Math.abs(sunDistanceKm(timeMs) / ASTRONOMICAL_UNIT_KM - Math.hypot(...other))).toBeLessThan(3e-4);
    }),
  );
});

test('the Sun of 1992-10-13 is that of Meeus, Astronomical Algorithms, example 25.a', () => {
  // Apparent right ascension 198.380 83°, declination −7.785 07°, of the true equinox.
  const [x, y, z] = sunDirectionTeme(Date.UTC(1992, 9, 13));
  expect(Math.abs(Math.atan2(y, x) / DEGREE + 360 - 198.380_83)).toBeLessThan(0.015);
  expect(Math.abs(Math.asin(z) / DEGREE + 7.785_07)).toBeLessThan(0.01);
});

test.each([
  ['2026-03-20T14:46:00Z', 0],
  ['2026-06-21T08:24:00Z', 23.436],
  ['2026-12-21T20:50:00Z', -23.436],
])('at %s (equinox, solstices as published) it stands over latitude %f°', (time, latitude) => {
  const sun = answerSun(Date.parse(time));
  expect(Math.abs(sun.latitude / DEGREE - latitude)).toBeLessThan(0.012);
});

test('at noon of Greenwich it stands over longitude 0 but for the equation of time, −16.5 min at the start of November', () => {
  const sun = answerSun(Date.UTC(2026, 10, 3, 12));
  expect(sun.longitude / DEGREE).toBeCloseTo(-16.45 / 4, 1);
  expect(Math.hypot(...sun.earthFixed)).toBeCloseTo(1, 12);
});
