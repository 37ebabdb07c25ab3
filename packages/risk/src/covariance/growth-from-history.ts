import type { ElementSet, Vector3 } from '@clearway/astro';
import { type ErrorGrowth, GROWTH_AGES_DAYS } from './error-growth.ts';
import { type HistoryDifferences, historyDifferences, prepareHistory } from './history-differences.ts';
import { isJumpWithin, manoeuvreJumps } from './manoeuvre-jumps.ts';

/** What the history of an object says of its errors. */
export interface HistoryGrowth {
  readonly growth: ErrorGrowth;
  /** Pairs used, and pairs left out because the object seems to have manoeuvred between the two. */
  readonly pairs: number;
  readonly pairsLeftOut: number;
  /** Times at which it seems to have manoeuvred, days since the first epoch. */
  readonly manoeuvres: Float64Array;
  /** Student's t with so many degrees of freedom has tails like the in-track differences; Infinity for normal ones. */
  readonly degreesOfFreedom: number;
}

/** Fewer pairs say too little of an age. */
export const FEWEST_PAIRS_OF_AN_AGE = 10;
/** With fewer ages of which enough is known, nothing is said. */
export const FEWEST_AGES = 3;
/** The heaviest tails that count; heavier ones come from manoeuvres that were not seen. */
const MOST_TAIL = 4;

/**
 * Growth of errors from an object's own element sets, in any order: each is propagated to the epochs of younger ones; per age
 * and component the median absolute difference, never falling with age; pairs with a manoeuvre between them left out. Null where
 * the history is too short. After Osweiler, "Covariance estimation and autocorrelation of NORAD two-line element sets", AFIT 2006 (pairwise
 * differencing, binned by age); robust, as Geul et al. (Advances in Space Research 60, 2017) advise, as a few bad sets would
 * decide every mean.
 *
 * The median is about zero: a bias that all sets share in growing is an error as well.
 */
export function growthFromHistory(
  history: readonly ElementSet[],
  knownManoeuvresDays?: Float64Array,
): HistoryGrowth | null {
  const prepared = prepareHistory(history);
  const differences = historyDifferences(prepared);
  const manoeuvres = knownManoeuvresDays ?? manoeuvreJumps(prepared);
  return growthOfDifferences(differences, manoeuvres);
}

/** The same from differences that are there. */
export function growthOfDifferences(differences: HistoryDifferences, manoeuvres: Float64Array): HistoryGrowth | null {
  const rows: number[] = [];
  for (let k = 0; k < differences.count; k++) {
    if (!isJumpWithin(manoeuvres, differences.fromDays[k]!, differences.toDays[k]!)) rows.push(k);
  }
  const ages = agesOf(differences, rows);
  if (ages.filter((list) => list.length >= FEWEST_PAIRS_OF_AN_AGE).length < FEWEST_AGES) return null;
  const radial = componentGrowth(differences.radialKm, ages, 1);
  const inTrack = componentGrowth(differences.inTrackKm, ages, 2);
  const crossTrack = componentGrowth(differences.crossTrackKm, ages, 1);
  const tailFactors: Vector3 = [radial.tail, inTrack.tail, crossTrack.tail];
  return {
    growth: { radialKm: radial.sigmas, inTrackKm: inTrack.sigmas, crossTrackKm: crossTrack.sigmas, tailFactors },
    pairs: rows.length,
    pairsLeftOut: differences.count - rows.length,
    manoeuvres,
    degreesOfFreedom: degreesOfFreedom(inTrack.quantileRatio),
  };
}

/** Rows by the age that they are nearest to. */
function agesOf({ fromDays, toDays }: HistoryDifferences, rows: readonly number[]): number[][] {
  const ages: number[][] = GROWTH_AGES_DAYS.map(() => []);
  for (const k of rows) {
    const days = toDays[k]! - fromDays[k]!;
    let nearest = 0;
    GROWTH_AGES_DAYS.forEach((age, at) => {
      if (Math.abs(Math.log(days / age)) < Math.abs(Math.log(days / GROWTH_AGES_DAYS[nearest]!))) nearest = at;
    });
    ages[nearest]!.push(k);
  }
  return ages;
}

interface ComponentGrowth {
  readonly sigmas: readonly number[];
  readonly tail: number;
  /** 95 % quantile of the absolute differences over their median, the middle one of all ages. */
  readonly quantileRatio: number;
}

function componentGrowth(values: Float64Array, ages: readonly number[][], power: number): ComponentGrowth {
  const known: (number | null)[] = [];
  const ratios: number[] = [];
  for (const rows of ages) {
    if (rows.length < FEWEST_PAIRS_OF_AN_AGE) {
      known.push(null);
      continue;
    }
    const sizes = Float64Array.from(rows, (k) => Math.abs(values[k]!)).sort();
    const median = quantile(sizes, 0.5);
    known.push(1.4826 * median);
    if (median > 0) ratios.push(quantile(sizes, 0.95) / median);
  }
  const ratio = quantile(Float64Array.from(ratios).sort(), 0.5);
  return {
    sigmas: filled(known, power),
    // 95 % of a normal distribution lies within 1.96 standard deviations, half of it within 1 / 1.4826.
    tail: Number.isNaN(ratio) ? 1 : Math.min(MOST_TAIL, Math.max(1, ratio / (1.96 * 1.4826))),
    quantileRatio: ratio,
  };
}

/** Ages without enough pairs between two with enough: by a power law between them; before and after: by the power given. Never falling. */
function filled(known: readonly (number | null)[], power: number): number[] {
  const there = known.flatMap((value, at) => (value === null ? [] : [at]));
  const ages = GROWTH_AGES_DAYS;
  const sigmas = ages.map((age, at) => {
    const before = there.findLast((each) => each <= at);
    const after = there.find((each) => each >= at);
    if (before === undefined) return known[after!]! * (age / ages[after!]!);
    if (after === undefined) return known[before]! * (age / ages[before]!) ** power;
    if (before === after) return known[at]!;
    const [low, high] = [Math.max(known[before]!, 1e-9), Math.max(known[after]!, 1e-9)];
    return low * (high / low) ** (Math.log(age / ages[before]!) / Math.log(ages[after]! / ages[before]!));
  });
  let most = 0;
  return sigmas.map((sigma) => {
    most = Math.max(most, sigma);
    return most;
  });
}

/** Linear between the nearest; `sorted` ascending; NaN of nothing. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (sorted[above]! - sorted[below]!) * (at - below);
}

/** Ratio of the 95 % quantile of |t| to its median, by degrees of freedom (quantiles of Student's t: standard tables). */
const STUDENT_RATIOS: readonly (readonly [degrees: number, ratio: number])[] = [
  [1, 12.706 / 1],
  [2, 4.303 / 0.8165],
  [3, 3.182 / 0.7649],
  [4, 2.776 / 0.7407],
  [5, 2.571 / 0.7267],
  [7, 2.365 / 0.7111],
  [10, 2.228 / 0.6998],
  [20, 2.086 / 0.687],
];

function degreesOfFreedom(ratio: number): number {
  if (!(ratio > STUDENT_RATIOS.at(-1)![1])) return Number.POSITIVE_INFINITY;
  const heavier = STUDENT_RATIOS.findLastIndex(([, each]) => each >= ratio);
  if (heavier === -1) return 1;
  const [fewer, most] = STUDENT_RATIOS[heavier]!;
  const [more, least] = STUDENT_RATIOS[heavier + 1]!;
  return fewer + ((more - fewer) * (most - ratio)) / (most - least);
}
