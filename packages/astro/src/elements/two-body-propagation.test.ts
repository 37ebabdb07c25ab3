import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stateFromKeplerian } from './keplerian-elements.ts';
import { orbitOf, stateDifference } from './orbits.fixture.ts';
import { propagateTwoBody } from './two-body-propagation.ts';

const part = fc.double({ min: 0, max: 1, noNaN: true });
const anyOrbit = fc.tuple(part, part, part, part, part, part).map(orbitOf);
const anyState = anyOrbit.map((orbit) => stateFromKeplerian(orbit));

// Vallado, Fundamentals of Astrodynamics and Applications, example 2-4: 40 minutes on; his mu is 398600.4418.
test('the published example', () => {
  const out = new Float64Array(6);
  propagateTwoBody(Float64Array.of(1131.34, -2282.343, 6672.423, -5.64305, 4.30333, 2.42879), 2400, out);
  for (const [i, value] of [-4219.7527, 4363.0292, -3958.7666, 3.689866, -1.916735, -6.112511].entries()) {
    expect(out[i]).toBeCloseTo(value, i < 3 ? 3 : 5);
  }
});

test('there and back is the same place, in one array', () => {
  fc.assert(
    fc.property(anyState, fc.double({ min: -50_000, max: 50_000, noNaN: true }), (state, seconds) => {
      const moving = Float64Array.from(state);
      expect(propagateTwoBody(moving, seconds, moving)).toBe(true);
      expect(propagateTwoBody(moving, -seconds, moving)).toBe(true);
      expect(stateDifference(moving, state)).toBeLessThan(1e-9);
    }),
  );
});

test('one revolution comes back, almost rectilinear orbits too', () => {
  for (const eccentricity of [0, 1e-9, 0.1, 0.9, 0.999]) {
    for (const trueAnomaly of [0, 1e-3, 1, 3, Math.PI, 5]) {
      const orbit = {
        semiMajorAxis: 20_000,
        eccentricity,
        inclination: 1,
        rightAscensionOfAscendingNode: 2,
        argumentOfPericenter: 3,
        trueAnomaly,
      };
      const state = stateFromKeplerian(orbit);
      const period = 2 * Math.PI * Math.sqrt(20_000 ** 3 / 398600.4418);
      const out = new Float64Array(6);
      propagateTwoBody(state, period / 3, out);
      propagateTwoBody(out, (2 * period) / 3, out);
      // Near the pericenter of e = 0.999 a rounding of the state is 1e-13 of the energy and 1e-6 of the next state there.
      expect(stateDifference(out, state)).toBeLessThan(eccentricity > 0.99 ? 1e-5 : 2e-11);
    }
  }
});

test('an unbound orbit is refused with NaN', () => {
  const out = new Float64Array(6);
  expect(propagateTwoBody(Float64Array.of(7000, 0, 0, 0, 12, 0), 10, out)).toBe(false);
  expect(out.every(Number.isNaN)).toBe(true);
  expect(propagateTwoBody(Float64Array.of(Number.NaN, 0, 0, 0, 7, 0), 10, out)).toBe(false);
});
