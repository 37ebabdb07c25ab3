import type { CloseApproachList } from './close-approach-list.ts';
import type { PairMotion } from './pair-motion.ts';

/** What refinement needs to know of the window and the objects. */
export interface RefinementSetting {
  readonly durationSeconds: number;
  readonly thresholdKm: number;
  /** From when each object is no longer there, s; Infinity for most. */
  readonly endOfLife: Float64Array;
  /** Half a revolution of each object, s. */
  readonly halfPeriods: Float64Array;
  /** True where the object is the one that a row names first, whatever its number. */
  readonly isPrimary: (object: number) => boolean;
}

/** Primary and secondary of two objects given in ascending order. */
export function orderPair(setting: RefinementSetting, first: number, second: number): readonly [number, number] {
  return !setting.isPrimary(first) && setting.isPrimary(second) ? [second, first] : [first, second];
}

const rtn = new Float64Array(3);

/** Adds the row of a minimum at `tca`, unless it lies outside the window, the life of an object, or the threshold. */
export function addMinimum(
  motion: PairMotion,
  setting: RefinementSetting,
  primary: number,
  secondary: number,
  tca: number,
  entry: number,
  exit: number,
  slow: boolean,
  list: CloseApproachList,
): void {
  const miss = motion.distance(tca);
  if (miss > setting.thresholdKm) return;
  const speed = motion.speed();
  motion.componentsRtn(rtn);
  list.add({
    primary,
    secondary,
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

/** End of the time in which both objects are there. */
export function pairEnd(setting: RefinementSetting, primary: number, secondary: number): number {
  return Math.min(setting.durationSeconds, setting.endOfLife[primary]!, setting.endOfLife[secondary]!);
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

/** Spacing of the times on which the last cubic is centred, s. */
const CENTRE_GRID_SECONDS = 0.125;

/**
 * The close approach of a fast pair near `guess`, if its time lies in the step (or within 0.05 s of it: both neighbours
 * may then report it). Inside the threshold |d|² of a fast pair is convex, so there is at most one minimum, and Newton's
 * steps on the cubic through exact positions find it.
 */
export function refineFast(
  motion: PairMotion,
  setting: RefinementSetting,
  first: number,
  second: number,
  guess: number,
  stepStart: number,
  stepEnd: number,
  list: CloseApproachList,
): void {
  const [primary, secondary] = orderPair(setting, first, second);
  motion.choose(primary, secondary);
  const end = pairEnd(setting, primary, secondary);
  const slack = 0.05;
  // The cubic is centred on a grid of times, so that the result is the same whatever guess led there.
  let tca = guess;
  let centre = Number.NaN;
  for (let k = 0; k < 12; k++) {
    const next = Math.round(tca / CENTRE_GRID_SECONDS) * CENTRE_GRID_SECONDS;
    if (next === centre) break;
    centre = next;
    tca = motion.leastDistanceTime(centre, 0.5);
    if (!(tca >= stepStart - 60 && tca <= stepEnd + 60)) return;
  }
  if (tca < stepStart - slack || tca >= stepEnd + slack || tca < 0 || tca >= end) return;
  const miss = motion.distance(tca);
  if (miss > setting.thresholdKm) return;
  const half = Math.sqrt(Math.max(0, setting.thresholdKm ** 2 - miss * miss)) / motion.speed();
  const entry = half < 1e-6 ? tca : crossing(motion, setting.thresholdKm, miss, tca, tca - half);
  const exit = half < 1e-6 ? tca : crossing(motion, setting.thresholdKm, miss, tca, tca + half);
  addMinimum(
    motion,
    setting,
    primary,
    secondary,
    tca,
    Math.max(0, Math.min(entry, tca)),
    Math.min(end, Math.max(exit, tca)),
    false,
    list,
  );
}
