import fc from 'fast-check';
import { gstime } from 'satellite.js';
import { expect, test } from 'vitest';
import { EARTH_RATE_RAD_S, earthRotation, fixedFromTeme, siderealAngle } from './earth-rotation.ts';

const someTime = fc.double({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1), noNaN: true });
const turn = (angle: number): number => Math.atan2(Math.sin(angle), Math.cos(angle));

test('the sidereal angle is that of satellite.js', () => {
  fc.assert(
    fc.property(someTime, (timeMs) => {
      expect(Math.abs(turn(siderealAngle(timeMs) - gstime(timeMs / 86_400_000 + 2_440_587.5)))).toBeLessThan(1e-12);
    }),
  );
});

test('is 100.46° at noon of 2000 less half a turn (Meeus, Astronomical Algorithms, 12.4: 280.460 618 37°)', () => {
  const degrees = (siderealAngle(Date.UTC(2000, 0, 1, 12)) * 180) / Math.PI;
  expect(degrees).toBeCloseTo(280.460_618_37, 6);
});

test('the rate is that of the rotating Earth, and a straight line holds for a year', () => {
  expect(EARTH_RATE_RAD_S).toBeCloseTo(7.292_115_9e-5, 11);
  fc.assert(
    fc.property(someTime, fc.double({ min: -365, max: 365, noNaN: true }), (timeMs, days) => {
      const { angle, rateRadPerMs } = earthRotation(timeMs);
      const later = days * 86_400_000;
      const error = turn(angle + rateRadPerMs * later - siderealAngle(timeMs + later));
      expect(Math.abs(error)).toBeLessThan(1e-7);
    }),
  );
});

test('a turned position keeps its height over the equator and its length', () => {
  const fixed = fixedFromTeme([0, 0, 1, 2, 3], Math.PI / 2, 2);
  expect(fixed[0]).toBeCloseTo(2, 12);
  expect(fixed[1]).toBeCloseTo(-1, 12);
  expect(fixed[2]).toBe(3);
});
