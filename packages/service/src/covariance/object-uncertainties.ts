import type { ElementSet, Vector3 } from '@clearway/astro';
import {
  COVARIANCE_SOURCES,
  type CovarianceRtn,
  type CovarianceSource,
  covarianceRegime,
  diagonalCovariance,
  type ErrorGrowth,
  floorOf,
  hardBodyRadius,
  type PhysicalKind,
  type RadiusTable,
  regimeGrowth,
  SOCRATES_COVARIANCE,
  standardDeviationsAt,
} from '@clearway/risk';

/** How the position of objects of one sort goes astray with the age of their elements. */
export interface UncertaintyProfile {
  readonly growth: ErrorGrowth;
  readonly floorKm: Vector3;
  readonly source: CovarianceSource;
}

/**
 * What risk needs of objects besides their motion, by object: sizes, and where their covariance comes from. Plain data, so that
 * threads can hand it on.
 */
export interface ObjectUncertainties {
  readonly radiiM: Float64Array;
  /** One standard deviation of each radius, m. */
  readonly radiusSigmasM: Float64Array;
  readonly profiles: readonly UncertaintyProfile[];
  /** Place in `profiles`; −1 where only the shape that SOCRATES assumes is left. */
  readonly profileOf: Int32Array;
  /** 1 where what is said holds only if the object does not manoeuvre. */
  readonly isMovable: Uint8Array;
}

/** Who the objects are, for their uncertainties. */
export interface KnownKinds {
  readonly kindOf: (element: ElementSet) => PhysicalKind;
  /** True for payloads, unless somebody says that they are dead or cannot. */
  readonly mayManoeuvre: (element: ElementSet) => boolean;
  /** Growth of errors from the object's own history, where enough of it is there. */
  readonly historyOf?: (id: number) => ErrorGrowth | null | undefined;
  readonly userTable?: RadiusTable | null;
  readonly caraTable?: RadiusTable | null;
}

/** The uncertainties of element sets: by `covarianceFor` and `hardBodyRadius` of `@clearway/risk`, ready for hundreds of thousands of rows. */
export function uncertaintiesOf(elements: readonly ElementSet[], known: KnownKinds): ObjectUncertainties {
  const count = elements.length;
  const radiiM = new Float64Array(count);
  const radiusSigmasM = new Float64Array(count);
  const profileOf = new Int32Array(count);
  const isMovable = new Uint8Array(count);
  const profiles: UncertaintyProfile[] = [];
  const places = new Map<string, number>();
  elements.forEach((element, i) => {
    const kind = known.kindOf(element);
    const { radiusM, sigmaM } = hardBodyRadius(element.id, kind, known);
    radiiM[i] = radiusM;
    radiusSigmasM[i] = sigmaM;
    isMovable[i] = known.mayManoeuvre(element) ? 1 : 0;
    const own = known.historyOf?.(element.id);
    const regime = covarianceRegime(element);
    const key = own ? `${regime} ${element.id}` : `${regime} ${kind}`;
    let place = places.get(key);
    if (place === undefined) {
      const growth = own ?? regimeGrowth(regime, kind);
      place = growth === null ? -1 : profiles.length;
      places.set(key, place);
      if (growth) {
        profiles.push({ growth, floorKm: floorOf(regime), source: own ? 'element-set-history' : 'regime-table' });
      }
    }
    profileOf[i] = place;
  });
  return { radiiM, radiusSigmasM, profiles, profileOf, isMovable };
}

/** Sizes that are certain, and no covariance but SOCRATES's shape: what there is where nobody says more. */
export function uncertaintiesOfRadii(radiiM: Float64Array): ObjectUncertainties {
  const count = radiiM.length;
  return {
    radiiM,
    radiusSigmasM: new Float64Array(count),
    profiles: [],
    profileOf: new Int32Array(count).fill(-1),
    isMovable: new Uint8Array(count),
  };
}

/** Those of some of the objects, by place. */
export function pickUncertainties(all: ObjectUncertainties, indices: readonly number[]): ObjectUncertainties {
  return {
    radiiM: Float64Array.from(indices, (i) => all.radiiM[i]!),
    radiusSigmasM: Float64Array.from(indices, (i) => all.radiusSigmasM[i]!),
    profiles: all.profiles,
    profileOf: Int32Array.from(indices, (i) => all.profileOf[i]!),
    isMovable: Uint8Array.from(indices, (i) => all.isMovable[i]!),
  };
}

/** Place of a source in {@link COVARIANCE_SOURCES}. */
export function sourceNumber(source: CovarianceSource): number {
  return COVARIANCE_SOURCES.indexOf(source);
}

/** The covariance of an object by its elements at this age, and where it comes from; SOCRATES's shape where there is none. */
export function covarianceAtAge(
  all: ObjectUncertainties,
  place: number,
  ageDays: number,
): { readonly covariance: CovarianceRtn; readonly source: CovarianceSource } {
  const profile = all.profiles[all.profileOf[place]!];
  const sigmas = profile ? standardDeviationsAt(profile.growth, profile.floorKm, ageDays) : null;
  return profile && sigmas
    ? { covariance: diagonalCovariance(sigmas), source: profile.source }
    : { covariance: SOCRATES_COVARIANCE, source: 'socrates-shape' };
}
