import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ElementSet } from '../elements/element-set.ts';
import { initializeSgp4 } from './initialize-sgp4.ts';
import { propagateSgp4 } from './propagate-sgp4.ts';
import { dragFactor } from './secular-motion.ts';
import { EARTH_RADIUS_KM, MU_KM3_S2, XKE } from './wgs72.ts';

const DEGREES = { min: 0, max: 360, noNaN: true, maxExcluded: true } as const;

/** Element sets of orbits that stay above the atmosphere for weeks, from 400 km to beyond the geostationary ring. */
const durableElements: fc.Arbitrary<ElementSet> = fc
  .record({
    altitudesKm: fc.oneof(
      fc.tuple(fc.double({ min: 400, max: 2000, noNaN: true }), fc.double({ min: 400, max: 2000, noNaN: true })),
      fc.tuple(fc.double({ min: 400, max: 45_000, noNaN: true }), fc.double({ min: 400, max: 45_000, noNaN: true })),
    ),
    inclinationDeg: fc.double({ min: 0, max: 180, noNaN: true }),
    raanDeg: fc.double(DEGREES),
    argumentOfPericenterDeg: fc.double(DEGREES),
    meanAnomalyDeg: fc.double(DEGREES),
    bstar: fc.double({ min: -1e-4, max: 1e-4, noNaN: true }),
    day: fc.integer({ min: 0, max: 12_000 }),
    second: fc.double({ min: 0, max: 86_400, noNaN: true, maxExcluded: true }),
  })
  .map(({ altitudesKm, day, second, ...angles }) => {
    const perigee = EARTH_RADIUS_KM + Math.min(...altitudesKm);
    const apogee = EARTH_RADIUS_KM + Math.max(...altitudesKm);
    return {
      ...REST_OF_ELEMENTS,
      ...angles,
      epoch: { day, second },
      meanMotionRevPerDay: meanMotionOf((perigee + apogee) / 2),
      eccentricity: (apogee - perigee) / (apogee + perigee),
    };
  });

/** Orbits in resonance with the rotation of the Earth: geosynchronous, and Molniya-like. */
const resonantElements: fc.Arbitrary<ElementSet> = fc.oneof(
  fc
    .tuple(durableElements, fc.double({ min: 0.95, max: 1.05, noNaN: true }))
    .map(([elements, revPerDay]) => ({ ...elements, meanMotionRevPerDay: revPerDay, eccentricity: 0.001 })),
  fc
    .tuple(
      durableElements,
      fc.double({ min: 1.95, max: 2.05, noNaN: true }),
      fc.double({ min: 0.51, max: 0.7, noNaN: true }),
    )
    .map(([elements, revPerDay, eccentricity]) => ({ ...elements, meanMotionRevPerDay: revPerDay, eccentricity })),
);

const anyElements = fc.oneof(durableElements, resonantElements);
const TEN_DAYS_MINUTES = 14_400;
const minutes = fc.double({ min: -TEN_DAYS_MINUTES, max: TEN_DAYS_MINUTES, noNaN: true });

test('the state depends on constants and time alone, not on what was asked before', () => {
  fc.assert(
    fc.property(anyElements, fc.array(minutes, { minLength: 2, maxLength: 8 }), (elements, times) => {
      const constants = initializeSgp4(elements);
      const forwards = times.map((t) => stateAt(constants, t));
      const backwards = times.toReversed().map((t) => stateAt(constants, t));
      expect(backwards.toReversed()).toEqual(forwards);
      expect(times.map((t) => stateAt(initializeSgp4(elements), t))).toEqual(forwards);
    }),
  );
});

test('constants are not changed by propagation', () => {
  fc.assert(
    fc.property(anyElements, minutes, (elements, t) => {
      const constants = Object.freeze(initializeSgp4(elements));
      const before = { ...constants };
      stateAt(constants, t);
      expect(constants).toEqual(before);
    }),
  );
});

// The short-period terms and a few days of Sun and Moon move an orbit by less than 2 % and its perigee by some hundred
// kilometres, so the radius stays between those bounds, and the energy is that of the semi-major axis.
test('radius and energy are those of the orbit', () => {
  fc.assert(
    fc.property(durableElements, fc.double({ min: -2880, max: 2880, noNaN: true }), (elements, t) => {
      const constants = initializeSgp4(elements);
      const state = new Float64Array(6);
      expect(propagateSgp4(constants, t, state)).toBe(0);
      const [x = 0, y = 0, z = 0, vx = 0, vy = 0, vz = 0] = state;
      const radius = Math.hypot(x, y, z);
      const semiMajorAxis = EARTH_RADIUS_KM * (XKE / constants.noUnkozai) ** (2 / 3);
      expect(radius).toBeGreaterThan(0.98 * semiMajorAxis * (1 - elements.eccentricity) - 100);
      expect(radius).toBeLessThan(1.02 * semiMajorAxis * (1 + elements.eccentricity) + 100);
      const energy = (vx * vx + vy * vy + vz * vz) / 2 - MU_KM3_S2 / radius;
      expect(Math.abs(energy / (-MU_KM3_S2 / (2 * semiMajorAxis)) - 1)).toBeLessThan(0.03);
    }),
  );
});

test('near the Earth the velocity is the derivative of the position to ten metres per second', () => {
  const leo = durableElements.filter((e) => e.meanMotionRevPerDay > 7);
  fc.assert(
    fc.property(leo, minutes, (elements, t) => {
      const constants = initializeSgp4(elements);
      const half = 0.5 / 60;
      const before = stateAt(constants, t - half);
      const after = stateAt(constants, t + half);
      const state = stateAt(constants, t);
      for (let k = 0; k < 3; k++) {
        const slope = (after[k] ?? 0) - (before[k] ?? 0);
        expect(Math.abs(slope - (state[k + 3] ?? Number.NaN))).toBeLessThan(0.01);
      }
    }),
  );
});

test.each([0, Number.MIN_VALUE, 1e-12, 180])(
  'a deep-space orbit has a state at an inclination of %f degrees',
  (inclinationDeg) => {
    const constants = initializeSgp4({ ...REST_OF_ELEMENTS, meanMotionRevPerDay: 1.0027, inclinationDeg });
    const state = stateAt(constants, 1000);
    expect(Math.hypot(state[0] ?? 0, state[1] ?? 0, state[2] ?? 0)).toBeCloseTo(42_165, -2);
  },
);

test('writes six values at the offset and nothing beside them', () => {
  const constants = initializeSgp4(sample(durableElements));
  const out = new Float64Array(10).fill(7);
  expect(propagateSgp4(constants, 100, out, 2)).toBe(0);
  expect([out[0], out[1], out[8], out[9]]).toEqual([7, 7, 7, 7]);
  expect([...out.subarray(2, 8)]).toEqual(stateAt(constants, 100));
});

test.each([
  ['mean motion of zero', { meanMotionRevPerDay: 0 }, 2],
  ['an eccentricity that drag makes negative', { meanMotionRevPerDay: 15.96, bstar: 5e-4, eccentricity: 0.03 }, 1],
  ['a perigee inside the Earth', { meanMotionRevPerDay: 25 }, 6],
])('%s fails with its code', (_what, change, code) => {
  const elements: ElementSet = { ...REST_OF_ELEMENTS, ...change };
  const out = new Float64Array(6);
  const constants = initializeSgp4(elements);
  let t = 0;
  while (propagateSgp4(constants, t, out) === 0 && t < 1440) t += 10;
  expect(propagateSgp4(constants, t, out)).toBe(code);
  if (code !== 6) expect([...out].every(Number.isNaN)).toBe(true);
});

test('the drag factor starts at one and falls with positive drag', () => {
  fc.assert(
    fc.property(durableElements, (elements) => {
      const constants = initializeSgp4({ ...elements, bstar: 1e-5 });
      expect(dragFactor(constants, 0)).toBe(1);
      expect(dragFactor(constants, 1440)).toBeLessThanOrEqual(1);
    }),
  );
});

function stateAt(constants: ReturnType<typeof initializeSgp4>, t: number): number[] {
  const out = new Float64Array(6);
  const code = propagateSgp4(constants, t, out);
  return code === 0 || code === 6 ? [...out] : [code];
}

function meanMotionOf(semiMajorAxisKm: number): number {
  return (XKE * (EARTH_RADIUS_KM / semiMajorAxisKm) ** 1.5 * 1440) / (2 * Math.PI);
}

function sample(arbitrary: fc.Arbitrary<ElementSet>): ElementSet {
  return fc.sample(arbitrary, { numRuns: 1, seed: 1 })[0]!;
}

const REST_OF_ELEMENTS: ElementSet = {
  id: 900_000_000,
  name: '',
  internationalDesignator: '',
  classification: 'U',
  epoch: { day: 9565, second: 0 },
  meanMotionRevPerDay: 15,
  eccentricity: 0.001,
  inclinationDeg: 51.6,
  raanDeg: 10,
  argumentOfPericenterDeg: 20,
  meanAnomalyDeg: 30,
  bstar: 1e-4,
  meanMotionDot: 0,
  meanMotionDdot: 0,
  ephemerisType: 0,
  elementSetNumber: 999,
  revolutionAtEpoch: 1,
};
