import { type ElementSet, UserError, type UtcTime } from '@clearway/astro';
import { meanMotionDotRevPerDay2 } from './drag.ts';
import type { DrawnOrbit, ObjectKind } from './drawn-orbit.ts';
import { meanMotionRevPerDay } from './earth.ts';
import { populationStrata } from './population.ts';
import { createRandom } from './random.ts';

/** Numbers from here on are far above every catalogue number in use. */
export const FIRST_SYNTHETIC_ID = 900_000_000;
const MOST_OBJECTS = 99_999_999;

const NAME_PREFIX: Record<ObjectKind, string> = {
  payload: 'SYNTHETIC-PAYLOAD-',
  'rocket-body': 'SYNTHETIC-R/B-',
  debris: 'SYNTHETIC-DEB-',
};

export interface SyntheticCatalogOptions {
  /** 1 to 99,999,999. */
  readonly objects: number;
  /** Any integer of at most 53 bits. */
  readonly seed: number;
  /** Epoch of every element set. */
  readonly epoch: UtcTime;
}

/**
 * Draws a plausible population of everything in orbit, one object after the other, with the proportions of the public
 * catalogue of March 2026 at any size. The same options give the same element sets; nothing in them is taken from a real
 * object. Elements are rounded to the digits of published ones, so that they pass through a file unchanged. Every
 * object lasts through a window of ten days.
 *
 * Throws `UserError` (`option-invalid`) where `objects` or `seed` is out of range.
 */
export function synthesizeCatalog(options: SyntheticCatalogOptions): Iterable<ElementSet> {
  const { objects, seed } = options;
  if (!Number.isInteger(objects) || objects < 1 || objects > MOST_OBJECTS) {
    throw new UserError(
      'option-invalid',
      `cannot synthesize ${objects} objects`,
      `give a whole number from 1 to ${MOST_OBJECTS}`,
    );
  }
  if (!Number.isSafeInteger(seed)) {
    throw new UserError(
      'option-invalid',
      `cannot use ${seed} as a seed`,
      `give a whole number of at most ${Number.MAX_SAFE_INTEGER} in size`,
    );
  }
  return { [Symbol.iterator]: () => drawPopulation(options) };
}

function* drawPopulation({ objects, seed, epoch }: SyntheticCatalogOptions): Generator<ElementSet> {
  const strata = populationStrata();
  const total = strata.reduce((sum, stratum) => sum + stratum.share, 0);
  let shareSoFar = 0;
  let drawn = 0;
  for (const [index, stratum] of strata.entries()) {
    shareSoFar += stratum.share;
    // Rounding the running total spreads the remainders, so that small populations keep the proportions as well.
    const count = Math.floor((shareSoFar * objects) / total + 0.5) - drawn;
    if (count === 0) continue;
    const random = createRandom(seed, index);
    for (const orbit of stratum.draw(count, random, epoch)) {
      const revolution = Math.floor(random() * 100_000);
      yield toElementSet(FIRST_SYNTHETIC_ID + drawn, stratum.kind, orbit, epoch, revolution);
      drawn++;
    }
  }
}

function toElementSet(
  id: number,
  kind: ObjectKind,
  orbit: DrawnOrbit,
  epoch: UtcTime,
  revolutionAtEpoch: number,
): ElementSet {
  const { semiMajorAxisKm, eccentricity, bstar } = orbit;
  const meanMotion = meanMotionRevPerDay(semiMajorAxisKm);
  return {
    id,
    name: `${NAME_PREFIX[kind]}${id}`,
    internationalDesignator: '',
    classification: 'U',
    epoch,
    meanMotionRevPerDay: round(meanMotion, 1e8),
    eccentricity: round(eccentricity, 1e7),
    inclinationDeg: round(orbit.inclinationDeg, 1e4),
    raanDeg: roundTurn(orbit.raanDeg),
    argumentOfPericenterDeg: roundTurn(orbit.argumentOfPericenterDeg),
    meanAnomalyDeg: roundTurn(orbit.meanAnomalyDeg),
    bstar: round(bstar, 1e8),
    meanMotionDot: round(meanMotionDotRevPerDay2(semiMajorAxisKm, eccentricity, bstar, meanMotion), 1e8),
    meanMotionDdot: 0,
    ephemerisType: 0,
    elementSetNumber: 999,
    revolutionAtEpoch,
  };
}

function round(value: number, inverseStep: number): number {
  return Math.round(value * inverseStep) / inverseStep;
}

/** To 0.0001°, in [0, 360). */
function roundTurn(angleDeg: number): number {
  const steps = Math.round(angleDeg * 1e4) % 3_600_000;
  return (steps < 0 ? steps + 3_600_000 : steps) / 1e4;
}
