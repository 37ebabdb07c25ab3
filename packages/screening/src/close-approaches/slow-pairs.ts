import type { CloseApproachList } from './close-approach-list.ts';
import { createDistanceSamples, dayOfPoint, SAMPLE_SECONDS, SAMPLE_US, secondOfPoint } from './distance-samples.ts';
import type { PairMotion } from './pair-motion.ts';
import { addMinimum, isWithin, orderPair, pairFrom, pairUntil, type RefinementSetting, refineFast } from './refine.ts';
import { DAY_SECONDS, microsOf, secondOfDay } from './utc-days.ts';

/*
 * Slow pairs (formations, docked modules, neighbours in a belt) can have several minima or none while they are inside.
 * Each is sampled with exact SGP4 wherever a search saw it near, and on from there for as long as it stays inside: the rows
 * of a stay are those of the whole stay, whatever part of it the search saw. Sampling finds every minimum that a rise of
 * a metre separates from its neighbours (shallower ones count as one, see the command's definitions).
 */

/** Minima that a smaller rise separates are one, km. */
const LEAST_RISE_KM = 0.001;
/** Beyond the threshold by so much no rise is too small to separate, km. */
const ZONE_MARGIN_KM = 2 * LEAST_RISE_KM;
/** Samples looked at beyond the window, so that a minimum at its edge is seen from both sides. */
const POINTS_BEYOND = 2;
/** The least value so near the moment at which an object fails is no minimum, s. */
const EDGE_SECONDS = 0.06;
/** Minima from this share of the slow speed up are judged by the search for fast pairs. */
const NEARLY_FAST = 0.9;
const FAST_SEARCH_SECONDS = 60;

/** Golden-section search for the least distance in [from, to] to 1e-4 s. */
function leastIn(motion: PairMotion, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let a = from;
  let b = to;
  let x1 = b - ratio * (b - a);
  let x2 = a + ratio * (b - a);
  let f1 = motion.distance(x1);
  let f2 = motion.distance(x2);
  while (b - a > 0.05) {
    if (f1 <= f2) {
      b = x2;
      x2 = x1;
      f2 = f1;
      x1 = b - ratio * (b - a);
      f1 = motion.distance(x1);
    } else {
      a = x1;
      x1 = x2;
      f1 = f2;
      x2 = a + ratio * (b - a);
      f2 = motion.distance(x2);
    }
  }
  const time = (a + b) / 2;
  // The cubic through wider samples is steadier than comparing distances that differ by noise.
  const polished = motion.leastDistanceTime(time, 1);
  const holds = Number.isFinite(polished) && Math.abs(polished - time) < 2 && polished >= from && polished <= to;
  return holds ? polished : time;
}

/** The time between `outside` and `inside` at which the distance passes the threshold, to 1e-5 s. */
function boundary(motion: PairMotion, threshold: number, outside: number, inside: number): number {
  let a = outside;
  let b = inside;
  while (Math.abs(b - a) > 1e-5) {
    const middle = (a + b) / 2;
    if (motion.distance(middle) > threshold) a = middle;
    else b = middle;
  }
  return b;
}

/** A minimum, in seconds of the day in which it falls, and the sample next to it. */
interface Minimum {
  readonly point: number;
  readonly day: number;
  readonly time: number;
  readonly distance: number;
}

/**
 * Adds every close approach of one pair in the stays that the stretches touch (pairs of times, microseconds since 1970-01-01
 * UTC, ascending), clipped to the window and to the lives of both objects. Minima that are fast get the values of the
 * search for fast pairs, which finds them as well.
 */
export function resolveSlowPair(
  motion: PairMotion,
  setting: RefinementSetting,
  first: number,
  second: number,
  stretches: readonly number[],
  list: CloseApproachList,
): void {
  const [primary, secondary] = orderPair(setting, first, second);
  const { thresholdKm } = setting;
  const begin = Math.max(setting.startUs, pairFrom(setting, primary, secondary));
  const end = Math.min(setting.stopUs, pairUntil(setting, primary, secondary));
  if (!(begin < end)) return;
  const fails = Math.min(setting.failsUs[primary]!, setting.failsUs[secondary]!);
  const samples = createDistanceSamples(motion, primary, secondary);
  const low = Math.floor(begin / SAMPLE_US) - POINTS_BEYOND;
  const last = Math.ceil(Math.min(end / SAMPLE_US + POINTS_BEYOND, fails / SAMPLE_US)) - 1;
  // Where an object fails, that moment stands for the sample after the last.
  const high = fails / SAMPLE_US <= last + 1 ? last + 1 : last;
  const secondOf = (point: number, day: number): number =>
    point > last ? secondOfDay(fails, day) : secondOfPoint(point, day);
  let atFailure = Number.NaN;
  const distanceAt = (point: number): number => {
    if (point <= last) return samples.at(point);
    if (Number.isNaN(atFailure)) {
      const day = dayOfPoint(last);
      motion.choose(primary, secondary, day);
      const distance = motion.distance(secondOf(point, day));
      atFailure = Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance;
    }
    return atFailure;
  };

  /** The minimum between the samples on both sides of one that is lower than both; null where it does not count. */
  const minimumAt = (point: number): Minimum | null => {
    const before = Math.max(low, point - 1);
    let day = dayOfPoint(before);
    motion.choose(primary, secondary, day);
    let time = leastIn(motion, secondOf(before, day), secondOf(Math.min(high, point + 1), day));
    if (Math.abs(secondOfDay(fails, day) - time) < EDGE_SECONDS) return null;
    if (time >= DAY_SECONDS) {
      day++;
      time -= DAY_SECONDS;
      motion.choose(primary, secondary, day);
    }
    if (!isWithin(setting, primary, secondary, microsOf(day, time))) return null;
    return { point, day, time, distance: motion.distance(time) };
  };

  const isLowest = (point: number): boolean => {
    const d = distanceAt(point);
    const before = point > low ? distanceAt(point - 1) : Number.POSITIVE_INFINITY;
    const after = point < high ? distanceAt(point + 1) : Number.POSITIVE_INFINITY;
    return d <= before && d < after;
  };

  let entry = Number.NaN;
  let exit = Number.NaN;
  /** Samples between which `entry` and `exit` were found to be. */
  let stayFrom = 0;
  let stayTo = -1;

  /** Finds `entry` and `exit` of the stay of which `m` is a part, in seconds of its day. */
  const findStay = (m: Minimum): void => {
    const point = Math.min(last, m.point - 1 + Math.floor((m.time - secondOf(m.point - 1, m.day)) / SAMPLE_SECONDS));
    if (stayTo > stayFrom + 1 && point > stayFrom && point < stayTo) return;
    stayFrom = point;
    while (stayFrom >= low && distanceAt(stayFrom) <= thresholdKm) stayFrom--;
    stayTo = point + 1;
    while (stayTo <= high && distanceAt(stayTo) <= thresholdKm) stayTo++;
    const crossingAt = (outside: number, inside: number, isBesideMinimum: boolean): number => {
      const day = dayOfPoint(Math.min(outside, inside));
      const own = m.time + (m.day - day) * DAY_SECONDS;
      motion.choose(primary, secondary, day);
      const within = isBesideMinimum ? own : secondOf(inside, day);
      return microsOf(day, boundary(motion, thresholdKm, secondOf(outside, day), within));
    };
    entry = stayFrom < low ? begin : Math.max(begin, crossingAt(stayFrom, stayFrom + 1, stayFrom === point));
    exit = stayTo > high ? end : Math.min(end, crossingAt(stayTo, stayTo - 1, stayTo === point + 1));
  };

  const addRow = (m: Minimum): void => {
    motion.choose(primary, secondary, m.day);
    motion.distance(m.time);
    if (motion.speed() > NEARLY_FAST * setting.slowSpeed) {
      const range = [m.time - FAST_SEARCH_SECONDS, m.time + FAST_SEARCH_SECONDS] as const;
      const outcome = refineFast(motion, setting, first, second, m.day, m.time, ...range, list);
      motion.choose(primary, secondary, m.day);
      motion.distance(m.time);
      if (outcome === 'done') return;
    }
    findStay(m);
    motion.choose(primary, secondary, m.day);
    const enters = Math.min(secondOfDay(entry, m.day), m.time);
    const leaves = Math.max(secondOfDay(exit, m.day), m.time);
    addMinimum(motion, setting, primary, secondary, m.day, m.time, enters, leaves, true, list);
  };

  /** All minima from one sample to another, those that too small a rise separates as the lowest of them. */
  const addZone = (from: number, to: number): void => {
    const kept: Minimum[] = [];
    let peak = 0;
    let valley = 0;
    for (let point = from; point <= to; point++) {
      peak = Math.max(peak, distanceAt(point));
      if (!isLowest(point)) continue;
      const m = minimumAt(point);
      if (!m) continue;
      const before = kept.at(-1);
      valley = Math.max(valley, peak);
      peak = distanceAt(point);
      if (before && valley - Math.max(before.distance, m.distance) < LEAST_RISE_KM) {
        if (m.distance < before.distance) {
          kept[kept.length - 1] = m;
          // What rises before the lower one no longer stands between it and the next.
          valley = 0;
        }
        continue;
      }
      kept.push(m);
      valley = 0;
    }
    for (const m of kept) if (m.distance <= thresholdKm) addRow(m);
  };

  let done = Number.NEGATIVE_INFINITY;
  const isInZone = (point: number): boolean => distanceAt(point) <= thresholdKm + ZONE_MARGIN_KM;
  for (let k = 0; k < stretches.length; k += 2) {
    const stop = Math.min(high, Math.ceil(stretches[k + 1]! / SAMPLE_US));
    for (let point = Math.max(low, done + 1, Math.floor(stretches[k]! / SAMPLE_US)); point <= stop; point++) {
      if (!isLowest(point)) continue;
      let from = point;
      let to = point;
      if (isInZone(point)) {
        while (from > low && isInZone(from - 1)) from--;
        while (to < high && isInZone(to + 1)) to++;
      }
      addZone(from, to);
      done = to;
      point = to;
    }
  }
}
