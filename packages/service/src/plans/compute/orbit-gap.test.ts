import { type ElementSet, parseUtc } from '@clearway/astro';
import { expect, test } from 'vitest';
import { orbitGapKm } from './orbit-gap.ts';

const TIME = parseUtc('2026-03-10T00:00:00Z')!;
const orbit = (by: Partial<ElementSet>): ElementSet => ({
  id: 1,
  name: '',
  internationalDesignator: '',
  classification: 'U',
  epoch: TIME,
  meanMotionRevPerDay: 15,
  eccentricity: 0.0001,
  inclinationDeg: 53,
  raanDeg: 10,
  argumentOfPericenterDeg: 0,
  meanAnomalyDeg: 0,
  bstar: 0,
  meanMotionDot: 0,
  meanMotionDdot: 0,
  ephemerisType: 0,
  elementSetNumber: 0,
  revolutionAtEpoch: 0,
  ...by,
});
/** Of mean motion, km, by Kepler's third law. */
const axis = (perDay: number): number => Math.cbrt(398_600.8 / ((2 * Math.PI * perDay) / 86_400) ** 2);

test('circles in crossing planes are as far apart as their heights, whoever is where', () => {
  const [low, high] = [orbit({}), orbit({ raanDeg: 100, meanMotionRevPerDay: 14.8, meanAnomalyDeg: 123 })];
  const expected = axis(14.8) - axis(15);
  // What SGP4 makes of a mean motion, and J2's short-period terms, are some kilometres each.
  expect(Math.abs(orbitGapKm(low, high, TIME) - expected)).toBeLessThan(20);
  expect(orbitGapKm(low, orbit({ raanDeg: 100 }), TIME)).toBeLessThan(20);
  expect(orbitGapKm(high, low, TIME)).toBeCloseTo(orbitGapKm(low, high, TIME), 9);
});

test('an ellipse counts where it meets the other plane', () => {
  // Both nodes with an equatorial orbit: perigee at the one, apogee at the other.
  const ellipse = orbit({ eccentricity: 0.05 });
  const circle = orbit({ inclinationDeg: 0.01, meanMotionRevPerDay: 15 / 0.95 ** 1.5 });
  expect(axis(circle.meanMotionRevPerDay)).toBeCloseTo(axis(15) * 0.95, 6);
  expect(orbitGapKm(ellipse, circle, TIME)).toBeLessThan(20);
  expect(orbitGapKm(ellipse, orbit({ inclinationDeg: 0.01 }), TIME)).toBeGreaterThan(300);
});

test('orbits in one plane are never far apart', () => {
  expect(orbitGapKm(orbit({}), orbit({ meanMotionRevPerDay: 14 }), TIME)).toBe(0);
});
