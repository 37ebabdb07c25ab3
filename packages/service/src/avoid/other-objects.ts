import { type ElementSet, unixMicros } from '@clearway/astro';
import type { OtherEphemeris, SecondaryUncertainties } from '@clearway/avoidance';
import { type CovarianceRtn, hardBodyRadius } from '@clearway/risk';
import { cutLives } from '@clearway/screening';
import { type ObjectUncertainties, pickUncertainties } from '../covariance/object-uncertainties.ts';
import type { ScreenedEphemeris } from '../operator-ephemerides/replaced-lives.ts';
import { ephemerisCovariance } from '../operator-ephemerides/span-covariances.ts';
import type { InForce } from '../runs/object-lives.ts';
import { kindFromName } from '../runs/rank-object-kind.ts';

/** Everything else in orbit, as far as it is known. */
export interface OtherObjects {
  readonly elements: readonly ElementSet[];
  /** When each of the element sets is in force; absent: always. */
  readonly inForce?: InForce;
  readonly identicalGroups: readonly (readonly number[])[];
  /** By the index of the element sets. */
  readonly uncertainties: ObjectUncertainties;
  /** Operators' ephemerides: an object is where its own says, while that speaks. */
  readonly ephemerides?: readonly ScreenedEphemeris[];
  /** What the ephemeris at a place says of its errors at a time (microseconds since 1970-01-01 UTC); absent: as its spans have it. */
  readonly ephemerisCovariance?: (ephemeris: number, timeUs: number) => CovarianceRtn | null;
}

/** The same with operators' ephemerides: element sets hold where none stands for them. */
export function othersWithEphemerides(others: OtherObjects, ephemerides: readonly ScreenedEphemeris[]): OtherObjects {
  if (ephemerides.length === 0) return others;
  const { indices, ...inForce } = cutLives(others.elements, others.inForce ?? null, ephemerides);
  return {
    ...others,
    elements: indices.map((i) => others.elements[i]!),
    uncertainties: pickUncertainties(others.uncertainties, indices),
    inForce,
    ephemerides,
  };
}

/** The ephemerides as the corridor takes them. */
export function otherEphemerides({ ephemerides = [] }: OtherObjects): readonly OtherEphemeris[] {
  return ephemerides.map((each) => ({
    id: each.id,
    epochUs: unixMicros(each.epoch),
    get spans() {
      return each.spans;
    },
  }));
}

/** Sizes and errors of element sets and, behind them, of ephemerides: of these as they say themselves, which no age makes worse. */
export function uncertaintiesWithEphemerides(others: OtherObjects): SecondaryUncertainties {
  const { elements, uncertainties, ephemerides = [] } = others;
  const count = elements.length;
  const places = new Map(elements.map(({ id }, k) => [id, k]));
  const sizes = ephemerides.map(({ id, name }) => {
    const place = places.get(id);
    return place === undefined
      ? hardBodyRadius(id, kindFromName(name))
      : { radiusM: uncertainties.radiiM[place]!, sigmaM: uncertainties.radiusSigmasM[place]! };
  });
  return {
    radiiM: Float64Array.from([...uncertainties.radiiM, ...sizes.map(({ radiusM }) => radiusM)]),
    radiusSigmasM: Float64Array.from([...uncertainties.radiusSigmasM, ...sizes.map(({ sigmaM }) => sigmaM)]),
    profiles: uncertainties.profiles,
    profileOf: Int32Array.from([...uncertainties.profileOf, ...sizes.map(() => -1)]),
    byEphemeris: (index, timeUs) => (index < count ? null : covarianceOfEphemeris(others, index - count, timeUs)),
  };
}

/** What an ephemeris says of its errors at a time; null where it says nothing. */
export function covarianceOfEphemeris(
  { ephemerides = [], ephemerisCovariance: given }: OtherObjects,
  ephemeris: number,
  timeUs: number,
): CovarianceRtn | null {
  return given ? given(ephemeris, timeUs) : ephemerisCovariance(ephemerides[ephemeris]!, timeUs);
}
