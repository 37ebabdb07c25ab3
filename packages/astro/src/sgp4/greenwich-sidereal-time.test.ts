import fc from 'fast-check';
import { expect, test } from 'vitest';
import { greenwichSiderealTime } from './greenwich-sidereal-time.ts';
import { TWO_PI } from './wgs72.ts';

// Vallado, Fundamentals of Astrodynamics and Applications, example 3-5: 1992-08-20T12:14 UT1. The printed Julian date
// has six decimals, so the date is built from its parts.
test('the published example', () => {
  const noonAndFourteenMinutes = 2_448_855 + 14 / 1440;
  expect((greenwichSiderealTime(noonAndFourteenMinutes) * 180) / Math.PI).toBeCloseTo(152.57878781, 6);
});

test('is an angle from 0 to 2π that gains 3 min 56.56 s a day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2_430_000, max: 2_480_000 }), (day) => {
      const today = greenwichSiderealTime(day + 0.5);
      const tomorrow = greenwichSiderealTime(day + 1.5);
      expect(today).toBeGreaterThanOrEqual(0);
      expect(today).toBeLessThan(TWO_PI);
      const gain = (((tomorrow - today + TWO_PI) % TWO_PI) * 86_400) / TWO_PI;
      expect(gain).toBeCloseTo(236.555, 2);
    }),
  );
});
