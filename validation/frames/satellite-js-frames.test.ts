import {
  earthAttitude,
  geodeticFromItrf,
  itrfFromTeme,
  julianDate,
  meanSiderealTime1982,
  parseUtc,
  ut1FromUtc,
  type Vector3,
} from '@clearway/astro';
import fc from 'fast-check';
import { eciToEcf, eciToGeodetic, gstime } from 'satellite.js';
import { expect, test } from 'vitest';

/**
 * satellite.js 7 turns TEME by the sidereal time of 1982 with UT1 = UTC and no polar motion. Its Julian date is one double, which
 * resolves 4e-5 s: 3e-9 rad. Its geodetic coordinates use a = 6378.137 km, b = 6356.7523142 km and 20 steps of iteration.
 */
const component = fc.double({ min: -30_000, max: 30_000, noNaN: true });
const position = fc.tuple(component, component, component).filter((r) => Math.hypot(...r) > 6400);
const still = { xPole: 0, yPole: 0, ut1MinusUtc: 0, excessLengthOfDay: 0, dX: 0, dY: 0 };
const seconds = fc.integer({ min: 0, max: 86_399 });
const days = fc.integer({ min: 0, max: 15_000 });

test('sidereal time, Earth-fixed and geodetic positions', () => {
  fc.assert(
    fc.property(position, days, seconds, (r, day, second) => {
      const utc = { day, second };
      const jd = julianDate(utc);
      const angle = gstime(jd.day + jd.fraction);
      const apart = Math.abs(meanSiderealTime1982(ut1FromUtc(utc, 0)) - angle);
      expect(Math.min(apart, 2 * Math.PI - apart)).toBeLessThan(4e-9);
      const [x, y, z] = r;
      const fixed = itrfFromTeme({ frame: 'TEME', position: r, velocity: [0, 0, 0] }, earthAttitude(utc, still));
      const theirs = eciToEcf({ x, y, z }, angle);
      const difference: Vector3 = [
        fixed.position[0] - theirs.x,
        fixed.position[1] - theirs.y,
        fixed.position[2] - theirs.z,
      ];
      expect(Math.hypot(...difference)).toBeLessThan(5e-9 * Math.hypot(...r));
      const place = geodeticFromItrf([theirs.x, theirs.y, theirs.z]);
      const placeOfTheirs = eciToGeodetic({ x: theirs.x, y: theirs.y, z: theirs.z }, 0);
      // Near the poles their height divides by the cosine of the latitude.
      fc.pre(Math.abs(place.latitude) < 1.4);
      expect(place.latitude).toBeCloseTo(placeOfTheirs.latitude, 9);
      expect(place.height).toBeCloseTo(placeOfTheirs.height, 5);
    }),
    { numRuns: 300 },
  );
  expect(parseUtc('2026-03-10')).not.toBeNull();
});
