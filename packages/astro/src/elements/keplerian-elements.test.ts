import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keplerianFromState, meanAnomaly, stateFromKeplerian, trueAnomaly } from './keplerian-elements.ts';
import { orbitOf, stateDifference } from './orbits.fixture.ts';

const part = fc.double({ min: 0, max: 1, noNaN: true });
const anyOrbit = fc.tuple(part, part, part, part, part, part).map(orbitOf);
const anyState = anyOrbit.map((orbit) => stateFromKeplerian(orbit));

const DEGREE = Math.PI / 180;

// Vallado, Fundamentals of Astrodynamics and Applications, example 2-5; its steps are rounded to the digits printed.
test('the published example', () => {
  const orbit = keplerianFromState(Float64Array.of(6524.834, 6862.875, 6448.296, 4.901327, 5.533756, -1.976341))!;
  expect(orbit.semiMajorAxis).toBeCloseTo(36127.343, 1);
  expect(orbit.eccentricity).toBeCloseTo(0.832853, 5);
  expect(orbit.inclination / DEGREE).toBeCloseTo(87.87, 2);
  expect(orbit.rightAscensionOfAscendingNode / DEGREE).toBeCloseTo(227.898, 2);
  expect(orbit.argumentOfPericenter / DEGREE).toBeCloseTo(53.38, 2);
  expect(orbit.trueAnomaly / DEGREE).toBeCloseTo(92.335, 2);
});

test('a state comes back from its elements', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      expect(stateDifference(stateFromKeplerian(keplerianFromState(state)!), state)).toBeLessThan(1e-12);
    }),
  );
});

test('circles and orbits in the equator, both ways round', () => {
  const speed = Math.sqrt(398600.4418 / 7000);
  for (const state of [
    Float64Array.of(0, 7000, 0, -speed, 0, 0),
    Float64Array.of(0, 7000, 0, speed, 0, 0),
    Float64Array.of(0, 7000, 0, speed * 1.1, 0, 0),
    Float64Array.of(0, 7000, 0, 0, 0, speed),
  ]) {
    const orbit = keplerianFromState(state)!;
    expect(stateDifference(stateFromKeplerian(orbit), state)).toBeLessThan(1e-12);
  }
});

test('unbound and rectilinear orbits have none', () => {
  expect(keplerianFromState(Float64Array.of(7000, 0, 0, 0, 12, 0))).toBeNull();
  expect(keplerianFromState(Float64Array.of(7000, 0, 0, 1, 0, 0))).toBeNull();
});

test('anomalies', () => {
  // Vallado, example 2-1: M = 235.4°, e = 0.4 has E = 220.512074°.
  const nu = trueAnomaly(235.4 * DEGREE, 0.4);
  const e = 220.512074767522 * DEGREE;
  expect(Math.cos(nu)).toBeCloseTo((Math.cos(e) - 0.4) / (1 - 0.4 * Math.cos(e)), 12);
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 6.28, noNaN: true }),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      (m, ecc) => {
        expect(Math.sin(meanAnomaly(trueAnomaly(m, ecc), ecc) - m)).toBeCloseTo(0, 11);
      },
    ),
  );
});
