import type { CloseApproachList } from './close-approach-list.ts';
import type { PairMotion } from './pair-motion.ts';
import { addMinimum, orderPair, pairEnd, type RefinementSetting } from './refine.ts';

/**
 * Slow pairs (formations, docked modules, neighbours in a belt) can have several minima or none while they are inside.
 * Each is sampled with exact SGP4 over the whole time in which the sweep saw it near. Between two samples the
 * distance can hide a rise of at most w·|a|·h³/12d, some centimetres at 30 s, so that sampling finds every minimum that
 * a rise of a metre separates from its neighbours (shallower ones count as one, see the command's definitions).
 */
const SAMPLE_SECONDS = 30;
/** Minima that a smaller rise separates are one, km. */
const LEAST_RISE_KM = 0.001;
const CHUNK = 128;

/** Golden-section search for the least distance in [from, to] to 1e-4 s. */
function leastIn(motion: PairMotion, from: number, to: number): { readonly time: number; readonly distance: number } {
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
  let time = (a + b) / 2;
  // The cubic through wider samples is steadier than comparing distances that differ by noise.
  const polished = motion.leastDistanceTime(time, 1);
  if (Number.isFinite(polished) && Math.abs(polished - time) < 2 && polished >= from && polished <= to) time = polished;
  return { time, distance: motion.distance(time) };
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

/** The time on the way from `inside` to `limit` at which the distance first passes the threshold; `limit` where it does not. */
function leaving(motion: PairMotion, threshold: number, inside: number, limit: number): number {
  let at = inside;
  while (at !== limit) {
    const next = limit > at ? Math.min(limit, at + SAMPLE_SECONDS) : Math.max(limit, at - SAMPLE_SECONDS);
    if (motion.distance(next) > threshold) return boundary(motion, threshold, next, at);
    at = next;
  }
  return limit;
}

interface Extreme {
  readonly time: number;
  readonly distance: number;
}

/**
 * Adds every close approach of one pair in [from, to] (s), a time outside of which the pair is beyond the threshold or, while
 * still inside, fast: then the stretch ends before the stay does.
 */
export function resolveSlowPair(
  motion: PairMotion,
  setting: RefinementSetting,
  first: number,
  second: number,
  from: number,
  to: number,
  list: CloseApproachList,
): void {
  const [primary, secondary] = orderPair(setting, first, second);
  motion.choose(primary, secondary);
  const threshold = setting.thresholdKm;
  // Samples lie on one grid of times, so that the rows are the same whatever stretch led here.
  const start = Math.max(0, Math.floor(from / SAMPLE_SECONDS) * SAMPLE_SECONDS);
  const end = Math.min(pairEnd(setting, primary, secondary), Math.ceil(to / SAMPLE_SECONDS) * SAMPLE_SECONDS);
  if (end <= start) return;
  const spacing = Math.min(SAMPLE_SECONDS, (end - start) / 2);
  const count = Math.ceil((end - start) / spacing - 1e-9) + 1;
  const timeOf = (k: number): number => Math.min(end, start + k * spacing);
  const distances = new Float64Array(count);
  const chunk = new Float64Array(CHUNK);
  for (let k = 0; k < count; k += CHUNK) {
    const n = Math.min(CHUNK, count - k);
    motion.distances(start + k * spacing, spacing, n, chunk);
    distances.set(chunk.subarray(0, n), k);
  }
  distances[count - 1] = motion.distance(end);

  // Minima between samples, and the greatest sampled distance between each two of them.
  const minima: Extreme[] = [];
  const peaks: number[] = [];
  let peak = 0;
  for (let k = 0; k < count; k++) {
    const d = distances[k]!;
    peak = Math.max(peak, d);
    const before = k > 0 ? distances[k - 1]! : Infinity;
    const after = k < count - 1 ? distances[k + 1]! : Infinity;
    if (d > before || d >= after) continue;
    const least = leastIn(motion, timeOf(Math.max(0, k - 1)), timeOf(Math.min(count - 1, k + 1)));
    // At the window's edge the least value is no minimum.
    const edge = Math.min(least.time - start, end - least.time) < 0.06;
    if (edge && ((k === 0 && start === 0) || k === count - 1 || k === 0)) continue;
    peaks.push(peak);
    minima.push(least);
    peak = d;
  }
  const kept: Extreme[] = [];
  let valley = 0;
  for (let k = 0; k < minima.length; k++) {
    const m = minima[k]!;
    const last = kept.at(-1);
    valley = Math.max(valley, peaks[k]!);
    if (last && valley - Math.max(last.distance, m.distance) < LEAST_RISE_KM) {
      if (m.distance < last.distance) {
        kept[kept.length - 1] = m;
        // What rises before the lower one no longer stands between it and the next.
        valley = 0;
      }
      continue;
    }
    kept.push(m);
    valley = 0;
  }
  for (const m of kept) {
    if (m.distance > threshold) continue;
    let k = Math.floor((m.time - start) / spacing);
    while (k >= 0 && distances[k]! <= threshold) k--;
    const entry =
      k < 0
        ? leaving(motion, threshold, start, 0)
        : boundary(motion, threshold, timeOf(k), Math.min(m.time, timeOf(k + 1)));
    k = Math.ceil((m.time - start) / spacing);
    while (k < count && distances[k]! <= threshold) k++;
    const exit =
      k >= count
        ? leaving(motion, threshold, end, pairEnd(setting, primary, secondary))
        : boundary(motion, threshold, timeOf(k), Math.max(m.time, timeOf(k - 1)));
    addMinimum(motion, setting, primary, secondary, m.time, entry, exit, true, list);
  }
}
