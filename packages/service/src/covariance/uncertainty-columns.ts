import { COVARIANCE_SOURCES, GROWTH_AGES_DAYS } from '@clearway/risk';
import type { Column } from '../runs/stored/column-codec.ts';
import {
  type ObjectUncertainties,
  sourceNumber,
  type UncertaintyProfile,
  uncertaintiesOfRadii,
} from './object-uncertainties.ts';

const AGES = GROWTH_AGES_DAYS.length;
/** Three components at each age, three tail factors, three floors, the source. */
const PROFILE_NUMBERS = 3 * AGES + 7;

/** Uncertainties as columns, the radii first: what a run keeps. */
export function columnsOfUncertainties(all: ObjectUncertainties): Column[] {
  const numbers = all.profiles.flatMap(({ growth, floorKm, source }) => [
    ...growth.radialKm,
    ...growth.inTrackKm,
    ...growth.crossTrackKm,
    ...growth.tailFactors,
    ...floorKm,
    sourceNumber(source),
  ]);
  return [all.radiiM, all.radiusSigmasM, all.profileOf, all.isMovable, Float64Array.from(numbers)];
}

/** The uncertainties of {@link columnsOfUncertainties}; of runs of older versions, which kept radii alone, what these say. */
export function uncertaintiesOfColumns(columns: readonly Column[]): ObjectUncertainties {
  const [radiiM, radiusSigmasM, profileOf, isMovable, numbers] = columns as [
    Float64Array,
    Float64Array?,
    Int32Array?,
    Uint8Array?,
    Float64Array?,
  ];
  if (!radiusSigmasM || !profileOf || !isMovable || !numbers) return uncertaintiesOfRadii(radiiM);
  const profiles: UncertaintyProfile[] = [];
  for (let at = 0; at < numbers.length; at += PROFILE_NUMBERS) {
    const part = (from: number, count: number): number[] => [...numbers.subarray(at + from, at + from + count)];
    const triple = (from: number): [number, number, number] => part(from, 3) as [number, number, number];
    profiles.push({
      growth: {
        radialKm: part(0, AGES),
        inTrackKm: part(AGES, AGES),
        crossTrackKm: part(2 * AGES, AGES),
        tailFactors: triple(3 * AGES),
      },
      floorKm: triple(3 * AGES + 3),
      source: COVARIANCE_SOURCES[numbers[at + PROFILE_NUMBERS - 1]!] ?? 'regime-table',
    });
  }
  return { radiiM, radiusSigmasM, profileOf, isMovable, profiles };
}
