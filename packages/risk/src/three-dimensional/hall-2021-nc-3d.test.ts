import type { Encounter, EncounterObject, Vector3 } from '@clearway/astro';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encounterPlaneOf } from '../encounter-plane/encounter-plane-of.ts';
import { probability2d } from '../plane-methods/probability-2d.ts';
import { hall2021Nc2D } from './hall-2021-nc-2d.ts';
import { hall2021Nc3D, type Nc3DOptions } from './hall-2021-nc-3d.ts';
import { TRIAL_PARTS, trialPair, turnedEncounter } from './trial-pairs.fixture.ts';

const part = fc.double({ min: 0, max: 1, noNaN: true });
const trialPairs = fc.array(part, { minLength: TRIAL_PARTS, maxLength: TRIAL_PARTS }).map(trialPair);

function nc3D(encounter: Encounter, options?: Nc3DOptions): number {
  const found = hall2021Nc3D(encounter, options);
  if ('reason' in found) throw new Error(found.reason);
  return found.expectedCollisions;
}

function nc2D(encounter: Encounter): number {
  const found = hall2021Nc2D(encounter);
  if ('reason' in found) throw new Error(found.reason);
  return found.expectedCollisions;
}

function pc2D(encounter: Encounter): number {
  const plane = encounterPlaneOf(encounter);
  if (plane.reason !== null) throw new Error(plane.reason);
  return probability2d.probability(plane.principal).probability;
}

/** Everything so many times smaller, but the orbits and how fast they pass. */
function shrunk(encounter: Encounter, times: number): Encounter {
  const { primary, secondary } = encounter;
  const smaller = (object: EncounterObject): EncounterObject => ({
    ...object,
    covariance: object.covariance!.map((value) => value / times ** 2),
    position: [0, 1, 2].map(
      (k) => primary.position[k]! + (object.position[k]! - primary.position[k]!) / times,
    ) as unknown as Vector3,
  });
  return {
    ...encounter,
    primary: smaller(primary),
    secondary: smaller(secondary),
    hardBodyRadiusKm: encounter.hardBodyRadiusKm / times,
  };
}

test('fast encounters with small covariances have the probability of the encounter plane, by 3D-Nc and by 2D-Nc', () => {
  fc.assert(
    fc.property(trialPairs, (encounter) => {
      const small = shrunk(encounter, 100);
      const plane = pc2D(small);
      fc.pre(plane > 1e-12);
      // What is left is the curvature of orbits over some milliseconds.
      expect(Math.abs(nc3D(small) / plane - 1)).toBeLessThan(1e-3);
      expect(Math.abs(nc2D(small) / plane - 1)).toBeLessThan(1e-3);
    }),
    { numRuns: 40 },
  );
});

test('nothing depends on the axes: polar, retrograde and any orbits between', () => {
  const component = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      trialPairs,
      fc.tuple(component, component, component),
      fc.constantFrom(0.3, Math.PI / 2, Math.PI, 4),
      (encounter, axis, angle) => {
        fc.pre(Math.hypot(...axis) > 0.1);
        const here = nc3D(encounter);
        fc.pre(here > 1e-15);
        expect(Math.abs(nc3D(turnedEncounter(encounter, axis, angle)) / here - 1)).toBeLessThan(1e-5);
      },
    ),
    { numRuns: 40 },
  );
});

test('nothing depends on which object is called the primary', () => {
  fc.assert(
    fc.property(trialPairs, (encounter) => {
      const here = nc3D(encounter);
      fc.pre(here > 1e-15);
      const there = nc3D({ ...encounter, primary: encounter.secondary, secondary: encounter.primary });
      expect(Math.abs(there / here - 1)).toBeLessThan(1e-6);
    }),
    { numRuns: 30 },
  );
});

test('twice the points on the sphere and a finer integral change nothing that counts', () => {
  fc.assert(
    fc.property(trialPairs, (encounter) => {
      const here = nc3D(encounter);
      fc.pre(here > 1e-15);
      expect(Math.abs(nc3D(encounter, { fineness: 2, relativeTolerance: 1e-6 }) / here - 1)).toBeLessThan(1e-4);
    }),
    { numRuns: 30 },
  );
});

test('a covariance of 20 km still gives a probability, and an unbound orbit a reason', () => {
  const encounter = trialPair([0.1, 0.4, 0.3, 0.6, 0.55, 0.2, 0.5, 0.8, 0.3]);
  const wide = Float64Array.from(encounter.primary.covariance!, (value, k) => (k % 7 === 0 && k < 15 ? 400 : value));
  const found = nc3D({ ...encounter, primary: { ...encounter.primary, covariance: wide } });
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(1e-4);
  const fast = { ...encounter.secondary, velocity: [0, 12, 0] as const };
  expect(hall2021Nc3D({ ...encounter, secondary: fast })).toEqual({ method: 'Nc3D', reason: 'not-elliptic' });
});
