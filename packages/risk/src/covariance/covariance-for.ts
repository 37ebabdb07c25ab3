import type { ElementSet } from '@clearway/astro';
import type { CovarianceRtn } from '../encounter-plane/covariance-rtn.ts';
import { SOCRATES_COVARIANCE } from '../typical-sizes.ts';
import { diagonalCovariance, type ErrorGrowth, OLDEST_AGE_DAYS, standardDeviationsAt } from './error-growth.ts';
import { KIND_FACTORS, type PhysicalKind, regimeGrowth } from './regime-growth.ts';
import { covarianceRegime, floorOf } from './regimes.ts';

/**
 * Where a covariance comes from, the best first. Of `socrates-shape` only the shape is meant: its size is the one that makes
 * the probability greatest.
 */
export const COVARIANCE_SOURCES = [
  'message',
  'operator-ephemeris',
  'element-set-history',
  'regime-table',
  'socrates-shape',
] as const;
export type CovarianceSource = (typeof COVARIANCE_SOURCES)[number];

/** An object as its covariance depends on it. */
export interface UncertainObject extends Pick<ElementSet, 'meanMotionRevPerDay' | 'eccentricity'> {
  readonly kind: PhysicalKind;
  /** Whether it can change its orbit; null where nobody says. */
  readonly isManoeuvrable: boolean | null;
}

/** What there is of an object; what is absent or null is not there. Covariances are at TCA, km². */
export interface AvailableCovariances {
  readonly message?: CovarianceRtn | null;
  readonly operatorEphemeris?: CovarianceRtn | null;
  readonly history?: ErrorGrowth | null;
}

export interface ChosenCovariance {
  readonly covariance: CovarianceRtn;
  readonly source: CovarianceSource;
  /** Holds only if the object does not manoeuvre: it can, and nobody who knows its plans has said where it will be. */
  readonly ifItDoesNotManoeuvre: boolean;
  /** For people. */
  readonly notes: readonly string[];
}

export const IF_IT_DOES_NOT_MANOEUVRE = 'if it does not manoeuvre';

/**
 * The covariance (RTN, km²) of an object's position at TCA from the best source that there is: the message, the operator's
 * ephemeris, the object's own element-set history, the table of its regime, else the shape that SOCRATES assumes.
 * `ageDays` is TCA − epoch of its elements.
 */
export function covarianceFor(
  object: UncertainObject,
  ageDays: number,
  available: AvailableCovariances = {},
): ChosenCovariance {
  if (available.message) return given(available.message, 'message', object, false);
  if (available.operatorEphemeris) return given(available.operatorEphemeris, 'operator-ephemeris', object, false);
  const regime = covarianceRegime(object);
  if (available.history) {
    const sigmas = standardDeviationsAt(available.history, floorOf(regime), ageDays);
    if (sigmas) return given(diagonalCovariance(sigmas), 'element-set-history', object, true);
  }
  const growth = regimeGrowth(regime, object.kind);
  const sigmas = growth && standardDeviationsAt(growth, floorOf(regime), ageDays);
  if (sigmas) {
    const factor = KIND_FACTORS[object.kind];
    const notes = [
      `table of ${regime}`,
      ...(factor === 1
        ? []
        : [`taken ${factor} times as large for ${kindInWords(object.kind)}, which nobody measured`]),
    ];
    return given(diagonalCovariance(sigmas), 'regime-table', object, true, notes);
  }
  const why =
    growth === null
      ? `no table for ${regime}`
      : `elements of ${Math.abs(ageDays).toFixed(0)} days, more than ${OLDEST_AGE_DAYS}`;
  return given(SOCRATES_COVARIANCE, 'socrates-shape', object, true, [
    `${why}: of the size that makes the probability greatest`,
  ]);
}

function given(
  covariance: CovarianceRtn,
  source: CovarianceSource,
  { isManoeuvrable }: UncertainObject,
  isFromElements: boolean,
  notes: readonly string[] = [],
): ChosenCovariance {
  const ifItDoesNotManoeuvre = isManoeuvrable === true && source !== 'operator-ephemeris';
  return {
    covariance,
    source,
    ifItDoesNotManoeuvre,
    notes: [
      ...(isFromElements ? ['screening only, uncertain by kilometres'] : []),
      ...notes,
      ...(ifItDoesNotManoeuvre ? [IF_IT_DOES_NOT_MANOEUVRE] : []),
    ],
  };
}

function kindInWords(kind: PhysicalKind): string {
  return kind === 'rocket body' ? 'a rocket body' : kind === 'unknown' ? 'an unknown object' : kind;
}
