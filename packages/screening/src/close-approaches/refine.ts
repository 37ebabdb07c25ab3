import type { CloseApproachList } from './close-approach-list.ts';
import type { PairMotion } from './pair-motion.ts';
import { DAY_SECONDS, microsOf, secondOfDay } from './utc-days.ts';

/** What refinement needs to know of the window and the objects. Times in microseconds since 1970-01-01 UTC. */
export interface RefinementSetting {
  readonly startUs: number;
  readonly stopUs: number;
  readonly thresholdKm: number;
  /** Pairs at most this fast at their TCA get the values of the search for slow pairs, km/s. */
  readonly slowSpeed: number;
  /** Each object is there in [fromUs, untilUs): ±Infinity for most. */
  readonly fromUs: Float64Array;
  readonly untilUs: Float64Array;
  /** From when its propagation fails; never before `untilUs`. */
  readonly failsUs: Float64Array;
  /** Half a revolution of each object, s. */
  readonly halfPeriods: Float64Array;
  /** True where the object is the one that a row names first, whatever its number. */
  readonly isPrimary: (object: number) => boolean;
}

/** Primary and secondary of two objects given in ascending order. */
export function orderPair(setting: RefinementSetting, first: number, second: number): readonly [number, number] {
  return !setting.isPrimary(first) && setting.isPrimary(second) ? [second, first] : [first, second];
}

/** From when on both objects are there, and until when. */
export function pairFrom(setting: RefinementSetting, primary: number, secondary: number): number {
  return Math.max(setting.fromUs[primary]!, setting.fromUs[secondary]!);
}

export function pairUntil(setting: RefinementSetting, primary: number, secondary: number): number {
  return Math.min(setting.untilUs[primary]!, setting.untilUs[secondary]!);
}

/** True where a pair that is there may have a row with this TCA. */
export function isWithin(setting: RefinementSetting, primary: number, secondary: number, tcaUs: number): boolean {
  return (
    tcaUs >= setting.startUs &&
    tcaUs < setting.stopUs &&
    tcaUs >= pairFrom(setting, primary, secondary) &&
    tcaUs < pairUntil(setting, primary, secondary)
  );
}

const rtn = new Float64Array(3);

/** Adds the row of a minimum at `tca`, s of `day`, which the motion has been told. */
export function addMinimum(
  motion: PairMotion,
  setting: RefinementSetting,
  primary: number,
  secondary: number,
  day: number,
  tca: number,
  entry: number,
  exit: number,
  slow: boolean,
  list: CloseApproachList,
): void {
  const miss = motion.distance(tca);
  const speed = motion.speed();
  motion.componentsRtn(rtn);
  list.add({
    primary,
    secondary,
    day,
    tca,
    missDistanceKm: miss,
    relativeSpeedKmS: speed,
    radialKm: rtn[0]!,
    inTrackKm: rtn[1]!,
    crossTrackKm: rtn[2]!,
    entry,
    exit,
    coLocated: exit - entry > setting.halfPeriods[primary]!,
    slow,
  });
}

/**
 * Time near `guess` at which the distance equals the threshold. Along the path √(d² − miss²) grows almost in proportion to the
 * time from the minimum, so each exact distance gives the next guess. (By distances alone: range rates by SGP4's
 * velocities are wrong near the minimum.)
 */
function crossing(motion: PairMotion, threshold: number, miss: number, tca: number, guess: number): number {
  const reach2 = threshold * threshold - miss * miss;
  let time = guess;
  for (let k = 0; k < 20; k++) {
    const path2 = motion.distance(time) ** 2 - miss * miss;
    if (path2 <= 0) break;
    const next = tca + (time - tca) * Math.sqrt(reach2 / path2);
    if (Math.abs(next - time) < 1e-6) return next;
    time = next;
  }
  return time;
}

/** Spacing of the times on which the last cubic is centred, s: a binary fraction, so that they are exact. */
const CENTRE_GRID_SECONDS = 0.125;
/** Least times by neighbouring centres agree far better than this, s. */
const CENTRE_AGREEMENT_SECONDS = 0.01;
const CUBIC_SPACING_SECONDS = 0.5;
const MOST_CENTRES = 16;

/**
 * Time of least distance by the cubic around one centre of a fixed grid, whatever guess led there: the first centre c whose
 * cubic puts it before c + half the grid's spacing. (Near the middle between two centres either or neither of them may seem
 * the nearest; which one is first does not depend on where the search began.) NaN where it leaves [low, high].
 */
function leastTimeFrom(motion: PairMotion, guess: number, low: number, high: number): number {
  const half = CENTRE_GRID_SECONDS / 2;
  let centre = Math.round(guess / CENTRE_GRID_SECONDS) * CENTRE_GRID_SECONDS;
  let below = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < MOST_CENTRES; k++) {
    const time = motion.leastDistanceTime(centre, CUBIC_SPACING_SECONDS);
    if (!(time >= low && time <= high)) return Number.NaN;
    if (time >= centre + half) {
      below = centre;
      centre = Math.max(centre + CENTRE_GRID_SECONDS, Math.round(time / CENTRE_GRID_SECONDS) * CENTRE_GRID_SECONDS);
    } else if (time < centre - CENTRE_GRID_SECONDS) {
      below = Number.NEGATIVE_INFINITY;
      centre = Math.round(time / CENTRE_GRID_SECONDS) * CENTRE_GRID_SECONDS;
    } else if (time >= centre - half + CENTRE_AGREEMENT_SECONDS || below === centre - CENTRE_GRID_SECONDS) {
      return time;
    } else {
      const before = motion.leastDistanceTime(centre - CENTRE_GRID_SECONDS, CUBIC_SPACING_SECONDS);
      if (!(before < centre - half)) return time;
      centre -= CENTRE_GRID_SECONDS;
    }
  }
  return Number.NaN;
}

/** What `findLeast` found: a UTC day and the second of it. */
const least = { day: 0, tca: 0 };

/**
 * The minimum near `guess` (s of `day`) in [low, high], as `least`: of the day in which it falls, by that day's own times.
 * Leaves the motion at that day. False where there is none.
 */
function findLeast(
  motion: PairMotion,
  primary: number,
  secondary: number,
  day: number,
  guess: number,
  low: number,
  high: number,
): boolean {
  let own = day;
  motion.choose(primary, secondary, own);
  let tca = leastTimeFrom(motion, guess, low, high);
  if (tca >= DAY_SECONDS) {
    // The first day that sees it before its end has it, so that two days never disagree on a minimum at midnight.
    own = day + 1;
    motion.choose(primary, secondary, own);
    tca = leastTimeFrom(motion, tca - DAY_SECONDS, low - DAY_SECONDS, high - DAY_SECONDS);
  } else if (tca < CENTRE_AGREEMENT_SECONDS) {
    motion.choose(primary, secondary, day - 1);
    const before = leastTimeFrom(motion, tca + DAY_SECONDS, low + DAY_SECONDS, high + DAY_SECONDS);
    if (before < DAY_SECONDS) {
      own = day - 1;
      tca = before;
    } else motion.choose(primary, secondary, own);
  }
  least.day = own;
  least.tca = tca;
  return !Number.isNaN(tca);
}

/**
 * What became of a candidate: a row (or one that is not to be: outside of the window, the step, the threshold), a pair too
 * slow at its minimum for this search, or no minimum found near the guess.
 */
export type FastOutcome = 'done' | 'slow' | 'lost';

/** Both searches must look at a slow minimum this near beyond the threshold, so that neither drops what the other has. */
const SLOW_MARGIN_KM = 0.001;
const STEP_SLACK_SECONDS = 0.05;
const SEARCH_SLACK_SECONDS = 60;

/**
 * The close approach of a fast pair near `guess`, if its time lies in the step (or within 0.05 s of it: both neighbours
 * may then report it); all times in seconds of `day`. Inside the threshold |d|² of a fast pair is convex, so there is at most
 * one minimum, and Newton's steps on the cubic through exact positions find it. Entry and exit are not clipped to the window.
 */
export function refineFast(
  motion: PairMotion,
  setting: RefinementSetting,
  first: number,
  second: number,
  day: number,
  guess: number,
  stepStart: number,
  stepEnd: number,
  list: CloseApproachList,
): FastOutcome {
  const [primary, secondary] = orderPair(setting, first, second);
  const low = stepStart - SEARCH_SLACK_SECONDS;
  if (!findLeast(motion, primary, secondary, day, guess, low, stepEnd + SEARCH_SLACK_SECONDS)) return 'lost';
  const { tca } = least;
  const inStep = tca + (least.day - day) * DAY_SECONDS;
  if (inStep < stepStart - STEP_SLACK_SECONDS || inStep >= stepEnd + STEP_SLACK_SECONDS) return 'done';
  const { thresholdKm } = setting;
  const miss = motion.distance(tca);
  if (!(miss <= thresholdKm + SLOW_MARGIN_KM)) return 'done';
  const speed = motion.speed();
  if (speed <= setting.slowSpeed) return 'slow';
  if (miss > thresholdKm || !isWithin(setting, primary, secondary, microsOf(least.day, tca))) return 'done';
  const half = Math.sqrt(Math.max(0, thresholdKm ** 2 - miss * miss)) / speed;
  const entry = half < 1e-6 ? tca : crossing(motion, thresholdKm, miss, tca, tca - half);
  const exit = half < 1e-6 ? tca : crossing(motion, thresholdKm, miss, tca, tca + half);
  addMinimum(
    motion,
    setting,
    primary,
    secondary,
    least.day,
    tca,
    Math.max(secondOfDay(pairFrom(setting, primary, secondary), least.day), Math.min(entry, tca)),
    Math.min(secondOfDay(pairUntil(setting, primary, secondary), least.day), Math.max(exit, tca)),
    false,
    list,
  );
  return 'done';
}
