import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EPOCH_MS, EQUATORIAL, fewSets, GEOSTATIONARY, MOLNIYA, STATION, TRANSFER } from './few-objects.fixture.ts';
import { motionOf } from './object-motion.ts';
import { horizonPlane, look, newSight, observerAt } from './observer.ts';
import { leastHeightAt, passBounds } from './pass-bounds.ts';
import { secondsBelow } from './pass-leap.ts';

const sets = fewSets();
const DAY_MS = 86_400_000;
const objects = fc.constantFrom(STATION, MOLNIYA, GEOSTATIONARY, TRANSFER, EQUATORIAL);
const place = fc.record({
  longitude: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
  latitude: fc.double({ min: -Math.PI / 2, max: Math.PI / 2, noNaN: true }),
  heightKm: fc.double({ min: 0, max: 5, noNaN: true }),
});
const elevation = fc.double({ min: 0, max: 1.5, noNaN: true });

test('no object that is too low rises to the elevation asked for during a leap', () => {
  fc.assert(
    fc.property(
      objects,
      place,
      elevation,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (objectId, where, least, day) => {
        const index = sets.indexOf(objectId);
        const bounds = passBounds(sets, sets.setIndexAt(index, EPOCH_MS), EPOCH_MS, EPOCH_MS + 2 * DAY_MS);
        const observer = observerAt(where);
        const motion = motionOf(sets, index);
        const [state, sight] = [new Float64Array(6), newSight()];
        const see = (timeMs: number) => {
          expect(motion(timeMs, state)).toBe(0);
          look(observer, timeMs, state, sight);
          return sight;
        };
        const fromMs = EPOCH_MS + day * DAY_MS;
        const height = leastHeightAt(observer, bounds.leastRadiusKm, least);
        const { upKm, upKmS } = see(fromMs);
        fc.pre(upKm < height);
        const seconds = secondsBelow(bounds, upKm, upKmS, height, horizonPlane(observer, 0).distanceKm);
        expect(seconds).toBeGreaterThan(0);
        for (let k = 1; k <= 60; k++) {
          const seen = see(fromMs + (seconds * 1000 * k) / 60);
          expect(seen.upKm).toBeLessThan(height + 1e-3);
          // Metres of height are up to 0.001° of elevation nearby.
          expect(seen.elevation).toBeLessThan(Math.max(least, 0) + 2e-5);
        }
      },
    ),
    { numRuns: 400 },
  );
});

test('leaps are long: an object in low orbit is looked at some four times in a revolution without a pass', () => {
  const bounds = passBounds(sets, sets.setIndexAt(sets.indexOf(STATION), EPOCH_MS), EPOCH_MS, EPOCH_MS + DAY_MS);
  const behindTheEarth = secondsBelow(bounds, -2 * 6370, 0, 0, 6370);
  expect(behindTheEarth).toBeGreaterThan(15 * 60);
});
