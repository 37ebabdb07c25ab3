import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equinoctialFromState, retrogradeFactorFor, stateFromEquinoctial } from './equinoctial-elements.ts';
import { equinoctialPartials } from './equinoctial-partials.ts';
import { EARTH_MU_KM3_S2 } from './gravitational-parameter.ts';
import { meanAnomaly, stateFromKeplerian } from './keplerian-elements.ts';
import { orbitOf, stateDifference } from './orbits.fixture.ts';
import { propagateTwoBody } from './two-body-propagation.ts';

const part = fc.double({ min: 0, max: 1, noNaN: true });
const anyOrbit = fc.tuple(part, part, part, part, part, part).map(orbitOf);
const anyState = anyOrbit.map((orbit) => stateFromKeplerian(orbit));

const factorOf = (s: Float64Array): 1 | -1 => retrogradeFactorFor([s[0]!, s[1]!, s[2]!], [s[3]!, s[4]!, s[5]!]);

test('a state comes back from its elements', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const elements = new Float64Array(6);
      const back = new Float64Array(6);
      expect(equinoctialFromState(state, factorOf(state), elements)).toBe(true);
      expect(elements[5]).toBeGreaterThanOrEqual(0);
      expect(elements[5]).toBeLessThan(2 * Math.PI);
      expect(stateFromEquinoctial(elements, factorOf(state), back)).toBe(true);
      expect(stateDifference(back, state)).toBeLessThan(2e-12);
    }),
  );
});

const tilted = fc
  .tuple(anyOrbit, fc.double({ min: 0.1, max: 3, noNaN: true }), fc.double({ min: 1e-3, max: 0.8, noNaN: true }))
  .map(([orbit, inclination, eccentricity]) => ({ ...orbit, inclination, eccentricity }));

test('either factor gives the elements of their definition', () => {
  fc.assert(
    fc.property(tilted, fc.constantFrom<1 | -1>(1, -1), (orbit, sign) => {
      const elements = new Float64Array(6);
      equinoctialFromState(stateFromKeplerian(orbit), sign, elements);
      const { semiMajorAxis, eccentricity, inclination, argumentOfPericenter } = orbit;
      const node = orbit.rightAscensionOfAscendingNode;
      const pericenter = argumentOfPericenter + sign * node;
      const tilt = Math.tan(inclination / 2) ** sign;
      const lambda = meanAnomaly(orbit.trueAnomaly, eccentricity) + pericenter;
      expect(elements[0]! / Math.sqrt(EARTH_MU_KM3_S2 / semiMajorAxis ** 3)).toBeCloseTo(1, 11);
      expect(elements[1]).toBeCloseTo(eccentricity * Math.cos(pericenter), 11);
      expect(elements[2]).toBeCloseTo(eccentricity * Math.sin(pericenter), 11);
      expect(elements[3]! / tilt).toBeCloseTo(Math.sin(node), 11);
      expect(elements[4]! / tilt).toBeCloseTo(Math.cos(node), 11);
      expect(Math.sin(elements[5]! - lambda)).toBeCloseTo(0, 9);
    }),
  );
});

test('motion only adds to the mean longitude', () => {
  fc.assert(
    fc.property(anyState, fc.double({ min: -200_000, max: 200_000, noNaN: true }), (state, seconds) => {
      const elements = new Float64Array(6);
      const byElements = new Float64Array(6);
      const byStates = new Float64Array(6);
      equinoctialFromState(state, factorOf(state), elements);
      stateFromEquinoctial(elements, factorOf(state), byElements, EARTH_MU_KM3_S2, seconds);
      propagateTwoBody(state, seconds, byStates);
      expect(stateDifference(byElements, byStates)).toBeLessThan(1e-8);
    }),
  );
});

test.each([0, 5000])('partial derivatives after %i s are those of central differences', (seconds) => {
  fc.assert(
    fc.property(tilted, (orbit) => {
      const state = stateFromKeplerian(orbit);
      const sign = factorOf(state);
      const elements = new Float64Array(6);
      equinoctialFromState(state, sign, elements);
      const partials = new Float64Array(36);
      expect(equinoctialPartials(elements, sign, partials, EARTH_MU_KM3_S2, seconds)).toBe(true);
      const plus = new Float64Array(6);
      const minus = new Float64Array(6);
      for (let column = 0; column < 6; column++) {
        const step = column === 0 ? 1e-6 * elements[0]! : 1e-6;
        const moved = Float64Array.from(elements);
        moved[column]! += step;
        stateFromEquinoctial(moved, sign, plus, EARTH_MU_KM3_S2, seconds);
        moved[column] = elements[column]! - step;
        stateFromEquinoctial(moved, sign, minus, EARTH_MU_KM3_S2, seconds);
        for (const [from, scale] of [
          [0, orbit.semiMajorAxis],
          [3, orbit.semiMajorAxis * elements[0]!],
        ] as const) {
          const weight = (column === 0 ? elements[0]! : 1) / scale;
          for (let i = from; i < from + 3; i++) {
            const numeric = ((plus[i]! - minus[i]!) / (2 * step)) * weight;
            const error = Math.abs(partials[6 * i + column]! * weight - numeric);
            expect(error).toBeLessThan(1e-6 * Math.max(1, Math.abs(numeric)));
          }
        }
      }
    }),
    { numRuns: 50 },
  );
});

test('what is no ellipse is refused with NaN', () => {
  const out = new Float64Array(6);
  expect(equinoctialFromState(Float64Array.of(7000, 0, 0, 0, 12, 0), 1, out)).toBe(false);
  expect(out.every(Number.isNaN)).toBe(true);
  expect(equinoctialFromState(Float64Array.of(7000, 0, 0, 1, 0, 0), 1, out)).toBe(false);
  // At the singularity of its factor.
  expect(equinoctialFromState(Float64Array.of(7000, 0, 0, 0, -7.5, 0), 1, out)).toBe(false);
  expect(equinoctialFromState(Float64Array.of(7000, 0, 0, 0, -7.5, 0), -1, out)).toBe(true);
  expect(stateFromEquinoctial(Float64Array.of(1e-3, 1, 0, 0, 0, 0), 1, out)).toBe(false);
  expect(equinoctialPartials(Float64Array.of(1e-3, 1, 0, 0, 0, 0), 1, new Float64Array(36))).toBe(false);
});
