import fc from 'fast-check';
import { ecfToLookAngles, eciToEcf } from 'satellite.js';
import { expect, test } from 'vitest';
import { siderealAngle } from './earth-rotation.ts';
import { elevationOfDirection, horizonPlane, look, lookUp, newSight, observerAt } from './observer.ts';

const place = fc.record({
  longitude: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
  latitude: fc.double({ min: -1.57, max: 1.57, noNaN: true }),
  heightKm: fc.double({ min: 0, max: 5, noNaN: true }),
});
const time = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) });
const coordinate = fc.double({ min: -40_000, max: 40_000, noNaN: true });
const rate = fc.double({ min: -8, max: 8, noNaN: true });
const state = fc
  .tuple(coordinate, coordinate, coordinate, rate, rate, rate)
  .filter(([x, y, z]) => Math.hypot(x, y, z) > 6500)
  .map((values) => Float64Array.from(values));

test('azimuth, elevation and range are those of satellite.js', () => {
  fc.assert(
    fc.property(place, time, state, (where, timeMs, moving) => {
      const observer = observerAt(where);
      const sight = newSight();
      look(observer, timeMs, moving, sight);
      const fixed = eciToEcf({ x: moving[0]!, y: moving[1]!, z: moving[2]! }, siderealAngle(timeMs));
      const other = ecfToLookAngles({ ...where, height: where.heightKm }, fixed);
      // It rounds the Earth's flattening to 6 digits, which moves the observer by metres.
      expect(Math.abs(sight.rangeKm - other.rangeSat)).toBeLessThan(0.02);
      expect(Math.abs(sight.elevation - other.elevation) * sight.rangeKm).toBeLessThan(0.02);
      const turned = Math.sin((sight.azimuth - other.azimuth) / 2) * Math.cos(sight.elevation) * sight.rangeKm;
      expect(Math.abs(turned)).toBeLessThan(0.02);
    }),
  );
});

test('rates are the derivatives of what is seen', () => {
  fc.assert(
    fc.property(place, time, state, (where, timeMs, moving) => {
      const observer = observerAt(where);
      const at = (seconds: number) => {
        const moved = moving.slice();
        for (let c = 0; c < 3; c++) moved[c]! += seconds * moving[c + 3]!;
        const sight = newSight();
        look(observer, timeMs + seconds * 1000, moved, sight);
        return sight;
      };
      const [before, now, after] = [at(-0.5), at(0), at(0.5)];
      fc.pre(now.rangeKm > 300 && Math.abs(now.elevation) < 1.5);
      // The sidereal angle's resolution of 3·10⁻⁹ rad and the third derivative, at most (17 km/s / 300 km)³ / 24.
      expect(Math.abs(now.elevationRate - (after.elevation - before.elevation))).toBeLessThan(2e-5);
      expect(Math.abs(now.upKmS - (after.upKm - before.upKm))).toBeLessThan(3e-4);
    }),
  );
});

test('the height alone is the height of the whole look, above the plane where the elevation is positive', () => {
  fc.assert(
    fc.property(place, time, state, (where, timeMs, moving) => {
      const observer = observerAt(where);
      const [whole, alone] = [newSight(), newSight()];
      look(observer, timeMs, moving, whole);
      lookUp(observer, timeMs, moving, alone);
      expect(alone.upKm).toBeCloseTo(whole.upKm, 7);
      expect(alone.upKmS).toBeCloseTo(whole.upKmS, 9);
      const { normal, distanceKm } = horizonPlane(observer, siderealAngle(timeMs));
      const over = normal[0] * moving[0]! + normal[1] * moving[1]! + normal[2] * moving[2]! - distanceKm;
      expect(over).toBeCloseTo(whole.upKm, 7);
      fc.pre(Math.abs(whole.upKm) > 1e-6);
      expect(over > 0).toBe(whole.elevation > 0);
    }),
  );
});

test('a far direction over the pole stands as high as the latitude', () => {
  const observer = observerAt({ longitude: 1, latitude: 0.7, heightKm: 0 });
  expect(elevationOfDirection(observer, Date.UTC(2026, 0, 1), [0, 0, 1])).toBeCloseTo(0.7, 12);
});
