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

/** Time near `guess` at which the distance equals the threshold: secant steps on exact distances. */
function crossing(motion: PairMotion, threshold: number, inside: number, guess: number): number {
  let time = guess;
  for (let k = 0; k < 12; k++) {
    const excess = motion.distance(time) - threshold;
    const rate = motion.rangeRate();
    if (Math.abs(excess) < 1e-7 || rate === 0) break;
    let next = time - excess / rate;
    // Never step back across the minimum.
    if ((next - inside) * (guess - inside) <= 0) next = (time + inside) / 2;
    if (Math.abs(next - time) < 1e-6) return next;
    time = next;
  }
  return time;
}

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
  let tca = guess;
  for (let k = 0; k < 12; k++) {
    const next = motion.leastDistanceTime(tca, 0.5);
    if (!Number.isFinite(next)) return;
    const move = next - tca;
    tca = next;
    if (tca < stepStart - 60 || tca > stepEnd + 60) return;
    if (Math.abs(move) < 0.05) break;
  }
  if (tca < stepStart - slack || tca >= stepEnd + slack || tca < 0 || tca >= end) return;
  const miss = motion.distance(tca);
  if (miss > setting.thresholdKm) return;
  const half = Math.sqrt(Math.max(0, setting.thresholdKm ** 2 - miss * miss)) / motion.speed();
  const entry = half < 1e-6 ? tca : crossing(motion, setting.thresholdKm, tca, tca - half);
  const exit = half < 1e-6 ? tca : crossing(motion, setting.thresholdKm, tca, tca + half);
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
