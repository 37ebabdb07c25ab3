import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type ElementSet, UserError } from '@clearway/astro';
import type { ObjectUncertainties } from '../../covariance/object-uncertainties.ts';
import { columnsOfUncertainties } from '../../covariance/uncertainty-columns.ts';
import type { RunMaterial } from './run-snapshot.ts';

/** Makes the digest of a catalogue from its element sets in their order, portion by portion, and from what else is screened. */
export interface CatalogDigest {
  add(elements: readonly ElementSet[]): void;
  /** SHA-256, hexadecimal. */
  finish(rest: DigestedRest): string;
}

export interface DigestedRest {
  readonly lives: { readonly fromUs: Float64Array; readonly toUs: Float64Array } | undefined;
  readonly uncertainties: ObjectUncertainties;
  /** Numbers of operators' ephemerides. */
  readonly ephemerisIds: readonly number[];
}

const NUMBERS = 11;
const AT_ONCE = 4096;

export function createCatalogDigest(): CatalogDigest {
  const hash = createHash('sha256');
  return {
    add(elements) {
      for (let from = 0; from < elements.length; from += AT_ONCE) {
        const count = Math.min(AT_ONCE, elements.length - from);
        const numbers = new Float64Array(count * NUMBERS);
        for (let k = 0; k < count; k++) {
          const each = elements[from + k]!;
          numbers.set(numbersOf(each), k * NUMBERS);
        }
        hash.update(numbers);
      }
    },
    finish({ lives, uncertainties, ephemerisIds }) {
      if (lives) hash.update(lives.fromUs).update(lives.toUs);
      for (const column of columnsOfUncertainties(uncertainties)) hash.update(column);
      return hash.update(JSON.stringify(ephemerisIds)).digest('hex');
    },
  };
}

/** The digest of what a run is made from: the same numbers are screened wherever it is the same. */
export async function digestOfMaterial({ snapshot, uncertainties, ephemerides }: RunMaterial): Promise<string> {
  const digest = createCatalogDigest();
  for (let from = 0; from < snapshot.elements.length; from += AT_ONCE) {
    digest.add(snapshot.elements.slice(from, from + AT_ONCE));
    await setImmediate();
  }
  return digest.finish({
    lives: snapshot.lives,
    uncertainties,
    ephemerisIds: ephemerides.map(({ ephemerisId }) => ephemerisId),
  });
}

/** Throws UserError unless this is what the run was planned with. Runs of older versions do not say. */
export async function refuseOtherCatalog(
  runId: number,
  planned: string | undefined,
  material: RunMaterial,
): Promise<void> {
  if (planned !== undefined && (await digestOfMaterial(material)) !== planned) throw otherCatalog(runId);
}

export function otherCatalog(runId: number): UserError {
  return new UserError(
    'conflict',
    `the catalogue of run ${runId} is not the one here that it was planned with: element sets in the database have changed since`,
    'run again',
  );
}

/** All that SGP4 takes of an element set. */
function numbersOf(each: ElementSet): readonly number[] {
  return [
    each.id,
    each.epoch.day,
    each.epoch.second,
    each.meanMotionRevPerDay,
    each.eccentricity,
    each.inclinationDeg,
    each.raanDeg,
    each.argumentOfPericenterDeg,
    each.meanAnomalyDeg,
    each.bstar,
    each.meanMotionDot,
  ];
}
