import fc from 'fast-check';
import { expect, test } from 'vitest';
import { geodeticFromItrf, itrfFromGeodetic, WGS84_FLATTENING, WGS84_RADIUS_KM } from './geodetic.ts';

const DEGREE = Math.PI / 180;

// Vallado, Fundamentals of Astrodynamics and Applications, example 3-3.
test('the published example', () => {
  const place = geodeticFromItrf([6524.834, 6862.875, 6448.296]);
  expect(place.latitude / DEGREE).toBeCloseTo(34.352496, 5);
  expect(place.longitude / DEGREE).toBeCloseTo(46.4464, 3);
  expect(place.height).toBeCloseTo(5085.22, 2);
});

test('a place comes back to the micrometre, from 6,000 km below to beyond the Moon', () => {
  const anyPlace = fc.record({
    latitude: fc.double({ min: -Math.PI / 2, max: Math.PI / 2, noNaN: true }),
    longitude: fc.double({ min: -3.14, max: 3.14, noNaN: true }),
    height: fc.oneof(
      fc.double({ min: -6000, max: 2000, noNaN: true }),
      fc.double({ min: 2000, max: 500_000, noNaN: true }),
    ),
  });
  fc.assert(
    fc.property(anyPlace, (place) => {
      const position = itrfFromGeodetic(place);
      const found = geodeticFromItrf(position);
      const back = itrfFromGeodetic(found);
      const size = Math.hypot(...position);
      expect(Math.hypot(...back.map((value, i) => value - position[i]!))).toBeLessThan(1e-9 + 1e-15 * size);
      expect(Math.abs(found.height - place.height)).toBeLessThan(1e-9 + 1e-15 * size);
    }),
    { numRuns: 2000 },
  );
});

test('poles, equator and centre', () => {
  const polar = WGS84_RADIUS_KM * (1 - WGS84_FLATTENING);
  expect(geodeticFromItrf([0, 0, polar + 400])).toMatchObject({ latitude: Math.PI / 2 });
  expect(geodeticFromItrf([0, 0, polar + 400]).height).toBeCloseTo(400, 9);
  expect(geodeticFromItrf([0, 0, -polar]).latitude).toBe(-Math.PI / 2);
  expect(geodeticFromItrf([0, 7000, 0])).toMatchObject({ latitude: 0, longitude: Math.PI / 2 });
  expect(geodeticFromItrf([0, 0, 0]).height).toBe(-WGS84_RADIUS_KM);
});
