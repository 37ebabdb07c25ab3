import { type ElementSet, initializeSgp4, propagateSgp4, type Sgp4Constants } from '@clearway/astro';
import { type SatRec, sgp4 } from 'satellite.js';
import { expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { oracleSatrec, withWholeMilliseconds } from './oracle-satrec.ts';
import { elementSetsOf, MAIN_CATALOG } from './real-catalog.ts';

/**
 * Reference: satellite.js 7.1, an independent port of the same publication.
 *
 * Near-Earth orbits take the same operations in the same order, on the same machine. In deep space satellite.js adds up
 * the Moon's phase and perigee in another order than the publication; a last bit there grows to 12 µm over 30 days
 * where the Earth's rotation resonates.
 */
const TOLERANCE_KM = { nearEarth: 1e-9, deepSpace: 1e-9, resonantWithin10Days: 5e-9, resonant: 3e-8 };
const VELOCITY_TOLERANCE_KM_S = 3e-12;

const MINUTES = [0, -1440, 719.99, 1440, -4000.5, 4321.25, 10_080, 14_400, 43_200];
const EVERY_NTH_NEAR_EARTH = 40;

describeWithReferenceData('agreement with satellite.js over the main catalogue', [MAIN_CATALOG], () => {
  const objects = elementSetsOf(MAIN_CATALOG).map(withWholeMilliseconds).map(prepare);
  const nearEarth = objects.filter(({ constants }) => constants.deepSpace === 0);
  const deepSpace = objects.filter(({ constants }) => constants.deepSpace === 1);
  const sample = nearEarth.filter((_, index) => index % EVERY_NTH_NEAR_EARTH === 0);

  test('the sample holds hundreds of objects of every kind', () => {
    expect(sample.length).toBeGreaterThan(400);
    expect(deepSpace.filter(({ constants }) => constants.deep.irez === 0).length).toBeGreaterThan(100);
    expect(deepSpace.filter(({ constants }) => constants.deep.irez === 1).length).toBeGreaterThan(100);
    expect(deepSpace.filter(({ constants }) => constants.deep.irez === 2).length).toBeGreaterThan(10);
  });

  test('near Earth', () => {
    expect(disagreements(sample, MINUTES, TOLERANCE_KM.nearEarth)).toEqual([]);
  });

  test('deep space without resonance', () => {
    const free = deepSpace.filter(({ constants }) => constants.deep.irez === 0);
    expect(disagreements(free, MINUTES, TOLERANCE_KM.deepSpace)).toEqual([]);
  });

  test('deep space with resonance', () => {
    const resonant = deepSpace.filter(({ constants }) => constants.deep.irez !== 0);
    const first = MINUTES.filter((minutes) => Math.abs(minutes) <= 14_400);
    expect(disagreements(resonant, first, TOLERANCE_KM.resonantWithin10Days)).toEqual([]);
    expect(disagreements(resonant, MINUTES, TOLERANCE_KM.resonant)).toEqual([]);
  });
});

interface Comparison {
  readonly elements: ElementSet;
  readonly constants: Sgp4Constants;
  readonly oracle: SatRec;
}

function prepare(elements: ElementSet): Comparison {
  const oracle = oracleSatrec(elements);
  return { elements, constants: initializeSgp4(elements), oracle };
}

/** One line for each object and time at which code, position (km) or velocity differ by more than allowed. */
function disagreements(objects: readonly Comparison[], times: readonly number[], toleranceKm: number): string[] {
  const found: string[] = [];
  const out = new Float64Array(6);
  for (const { elements, constants, oracle } of objects) {
    for (const minutes of times) {
      const code = propagateSgp4(constants, minutes, out);
      const expected = sgp4(oracle, minutes);
      const where = `${elements.id} at ${minutes} min`;
      const expectedCode: number = oracle.error;
      if (code !== expectedCode) found.push(`${where}: code ${code} for ${expectedCode}`);
      if (code !== 0 || !expected) continue;
      const { position, velocity } = expected;
      const [x, y, z, vx, vy, vz] = out as unknown as [number, number, number, number, number, number];
      const distance = Math.hypot(x - position.x, y - position.y, z - position.z);
      const speed = Math.hypot(vx - velocity.x, vy - velocity.y, vz - velocity.z);
      if (!(distance <= toleranceKm)) found.push(`${where}: ${distance} km`);
      if (!(speed <= VELOCITY_TOLERANCE_KM_S)) found.push(`${where}: ${speed} km/s`);
    }
  }
  return found;
}
