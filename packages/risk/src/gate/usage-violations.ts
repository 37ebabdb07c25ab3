import { EARTH_MU_KM3_S2, type Encounter, type EncounterObject } from '@clearway/astro';
import type { EncounterSpan } from '../three-dimensional/coppola-2012.ts';
import type { EncounterCourse } from '../three-dimensional/encounter-course.ts';
import type { Hall2021Nc2D, NoNc2D } from '../three-dimensional/hall-2021-nc-2d.ts';
import type { Hall2021Nc3D } from '../three-dimensional/hall-2021-nc-3d.ts';

/** The methods the gate chooses from, each more general, and dearer, than the one before. */
export const GATED_METHODS = ['Pc2D', 'Nc2D', 'Nc3D', 'MonteCarlo'] as const;
export type GatedMethod = (typeof GATED_METHODS)[number];

/** A condition of a method that an encounter breaks. */
export type UsageViolation = 'non-positive-definite' | 'extended' | 'offset' | 'inaccurate';

/** How far an encounter is from what a method assumes; each is held against a cut-off. */
export interface UsageIndicators {
  /** The covariance that the method uses had to be repaired. */
  readonly isNonPositiveDefinite: boolean;
  /** Duration of the encounter, in periods of the faster object. */
  readonly extended: number;
  /** How far from TCA the encounter is: for the 2D methods its peak in periods, for 3D-Nc its far end in half periods. */
  readonly offset: number;
  /** Part by which the value differs from that of a method that assumes less; null where there's none to compare with. */
  readonly inaccurate: number | null;
}

/** One broken condition with its figure and the limit. */
export interface Violation {
  readonly code: UsageViolation;
  readonly value: number;
  readonly cutOff: number;
}

/**
 * Cut-offs of NASA's conjunction team: Hall, Baars and Casali, "A Multistep Probability of Collision Computational Algorithm",
 * AAS 23-398 (2023).
 */
export const USAGE_CUT_OFFS: Readonly<
  Record<
    Exclude<GatedMethod, 'MonteCarlo'>,
    { readonly extended: number; readonly offset: number; readonly inaccurate: number }
  >
> = {
  Pc2D: { extended: 0.02, offset: 0.01, inaccurate: 0.02 },
  Nc2D: { extended: 0.05, offset: 0.1, inaccurate: 0.1 },
  Nc3D: { extended: 0.5, offset: 0.75, inaccurate: 0.01 },
};

/** The broken conditions, in their fixed order. */
export function violationsOf(
  method: Exclude<GatedMethod, 'MonteCarlo'>,
  indicators: UsageIndicators,
): readonly Violation[] {
  const cutOffs = USAGE_CUT_OFFS[method];
  const violations: Violation[] = [];
  if (indicators.isNonPositiveDefinite) violations.push({ code: 'non-positive-definite', value: 1, cutOff: 0 });
  for (const code of ['extended', 'offset', 'inaccurate'] as const) {
    const value = indicators[code];
    // What can't be compared, NaN included, isn't shown to be right: but only a figure can break a limit.
    if (value !== null && !(value <= cutOffs[code])) violations.push({ code, value, cutOff: cutOffs[code] });
  }
  return violations;
}

/** The two indicators that time gives. */
export interface TimeIndicators {
  readonly extended: number;
  readonly peakOffset: number;
  readonly endOffset: number;
}

/** Beyond this many standard deviations of time a peak leaves out 1e-16. */
const SIGMAS = 8.3;

/**
 * Duration and place of an encounter: from the first to the last moment at which a collision is possible, by straight lines from
 * TCA (Coppola) and at every peak of the overlap that counts.
 */
export function timeIndicators(course: EncounterCourse): TimeIndicators {
  const { coppola, limits, pair } = course;
  const { peaks, span } = course.search;
  // The way along a straight line begins at TCA, wherever the encounter's own segment lies.
  const [first, last] = [Math.min(limits.begin, -pair.period / 2), Math.max(limits.end, pair.period / 2)];
  const within = (seconds: number): number => Math.min(last, Math.max(first, seconds));
  const spans: EncounterSpan[] = peaks.map(({ seconds, width }) =>
    Number.isFinite(width) ? { begin: seconds - SIGMAS * width, end: seconds + SIGMAS * width } : span,
  );
  const begin = within(Math.min(coppola.begin, ...spans.map((each) => each.begin)));
  const end = within(Math.max(coppola.end, ...spans.map((each) => each.end)));
  const highest = peaks.reduce((a, b) => (b.exponent < a.exponent ? b : a));
  return {
    extended: (end - begin) / pair.period,
    peakOffset: Math.abs(highest.seconds) / pair.period,
    endOffset: Math.max(Math.abs(begin), Math.abs(end)) / (pair.period / 2),
  };
}

/** The same where only Coppola's straight lines can be followed; null where not even they can, or an orbit isn't an ellipse. */
export function straightTimeIndicators(encounter: Encounter, coppola: EncounterSpan | null): TimeIndicators | null {
  const period = Math.min(periodOf(encounter.primary), periodOf(encounter.secondary));
  if (coppola === null || !(period < Number.POSITIVE_INFINITY)) return null;
  const begin = Math.max(coppola.begin, -period / 2);
  const end = Math.min(coppola.end, period / 2);
  return {
    extended: (end - begin) / period,
    peakOffset: Math.abs(begin + end) / 2 / period,
    endOffset: Math.max(Math.abs(begin), Math.abs(end)) / (period / 2),
  };
}

/** s; infinite where unbound. */
function periodOf({ position, velocity }: EncounterObject): number {
  const speed = Math.hypot(...velocity);
  const semiMajorAxis = 1 / (2 / Math.hypot(...position) - (speed * speed) / EARTH_MU_KM3_S2);
  return semiMajorAxis > 0 ? 2 * Math.PI * Math.sqrt(semiMajorAxis ** 3 / EARTH_MU_KM3_S2) : Number.POSITIVE_INFINITY;
}

/** 1 − smaller/larger of two values; 0 where both are 0, null where one is none. */
export function relativeDifference(one: number | null, other: number | null): number | null {
  if (one === null || other === null || Number.isNaN(one) || Number.isNaN(other)) return null;
  const larger = Math.max(one, other);
  return larger > 0 ? 1 - Math.min(one, other) / larger : 0;
}

/** Indicators of 2D-Pc. `value` null where there's none. */
export function indicatorsOfPc2D(
  value: number | null,
  isRepaired: boolean,
  time: TimeIndicators,
  nc2D: Hall2021Nc2D | NoNc2D | null,
): UsageIndicators {
  return {
    isNonPositiveDefinite: isRepaired,
    extended: time.extended,
    offset: time.peakOffset,
    inaccurate: relativeDifference(value, nc2D === null || 'reason' in nc2D ? null : nc2D.expectedCollisions),
  };
}

/** Indicators of 2D-Nc, held against 3D-Nc. */
export function indicatorsOfNc2D(nc2D: Hall2021Nc2D, time: TimeIndicators, nc3D: Hall2021Nc3D): UsageIndicators {
  return {
    isNonPositiveDefinite: nc2D.isRepaired,
    extended: time.extended,
    offset: time.peakOffset,
    inaccurate: relativeDifference(nc2D.expectedCollisions, nc3D.expectedCollisions),
  };
}

/** Below this a value's accuracy is of no use. */
const NO_MATTER = 1e-15;

/**
 * Indicators of 3D-Nc. Nothing that assumes less is at hand but Monte Carlo; so it counts as inaccurate where its own
 * computation shows it: the integral didn't converge, orbits had to be linearised away from the overlap, or the searched time
 * ends while the rate still counts.
 */
export function indicatorsOfNc3D(nc3D: Hall2021Nc3D, time: TimeIndicators): UsageIndicators {
  const isSound = nc3D.isConverged && nc3D.isAtOverlap && nc3D.isWhole;
  return {
    isNonPositiveDefinite: nc3D.isRepaired,
    extended: time.extended,
    offset: time.endOffset,
    inaccurate: isSound || nc3D.expectedCollisions < NO_MATTER ? 0 : 1,
  };
}
