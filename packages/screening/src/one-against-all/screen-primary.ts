import type { Kernel, SatelliteBatch } from '@clearway/kernels';
import { createCloseApproachList } from '../close-approaches/close-approach-list.ts';
import { createPairMotion } from '../close-approaches/pair-motion.ts';
import { type RefinementSetting, refineFast } from '../close-approaches/refine.ts';
import { resolveSlowPair } from '../close-approaches/slow-pairs.ts';
import { createNodeWindows } from './node-windows.ts';
import type { OrbitTracks } from './orbit-tracks.ts';
import { createPairSearch } from './pair-search.ts';

/** What the screening of one primary gave: rows (packed) and pairs near the window's edges, as of a slice. */
export interface PrimaryOutcome {
  readonly approaches: Float64Array<ArrayBuffer>;
  /** Quadruples: first object, second object (ascending), distance km, range rate km/s. */
  readonly insideAtStart: Float64Array<ArrayBuffer>;
  readonly insideAtStop: Float64Array<ArrayBuffer>;
  /** Intervals of time that were searched. */
  readonly candidates: number;
}

/** Screens single objects against all others of a batch. */
export interface PrimaryScreener {
  /** Screens `primary` against every object for which `wanted` holds; `pause` is awaited every few milliseconds. */
  readonly screen: (
    primary: number,
    wanted: (object: number) => boolean,
    pause: () => Promise<void>,
  ) => Promise<PrimaryOutcome>;
}

/** Shells further apart than this never meet; it covers what the tracks' bounds leave open, km. */
const SHELL_MARGIN_KM = 5;
/** Room around a stretch in which slow pairs are sampled, s. */
const SLOW_MARGIN_SECONDS = 60;
const REACH_MARGIN_KM = 0.01;
const PAUSE_EVERY = 256;

/** Prepares to screen objects of `batch`, whose tracks are `tracks`, one by one against the others. */
export function createPrimaryScreener(
  kernel: Kernel,
  batch: SatelliteBatch,
  tracks: OrbitTracks,
  setting: RefinementSetting,
  groups: Int32Array,
  slowSpeed: number,
): PrimaryScreener {
  const reach = setting.thresholdKm + REACH_MARGIN_KM;
  const motion = createPairMotion(kernel, batch);
  const windows = createNodeWindows(tracks, reach);
  const { search } = createPairSearch(kernel, batch, reach, slowSpeed);
  const { durationSeconds, endOfLife } = setting;
  const follows = (object: number): boolean => tracks.usable[object] === 1 && endOfLife[object] === Infinity;

  const edge = (first: number, second: number, time: number, rows: number[]): void => {
    if (endOfLife[first]! <= time || endOfLife[second]! <= time) return;
    motion.choose(first, second);
    const distance = motion.distance(time);
    if (distance <= setting.thresholdKm) rows.push(first, second, distance, motion.rangeRate());
  };

  return {
    screen: async (primary, wanted, pause) => {
      const list = createCloseApproachList();
      const atStart: number[] = [];
      const atStop: number[] = [];
      let candidates = 0;
      if (follows(primary)) windows.choose(primary);
      for (let other = 0; other < batch.count; other++) {
        if (other % PAUSE_EVERY === 0) await pause();
        if (other === primary || !wanted(other)) continue;
        if (groups[other]! >= 0 && groups[other] === groups[primary]) continue;
        const apart = Math.max(
          tracks.perigees[primary]! - tracks.apogees[other]!,
          tracks.perigees[other]! - tracks.apogees[primary]!,
        );
        if (apart > reach + SHELL_MARGIN_KM) continue;
        const first = Math.min(primary, other);
        const second = Math.max(primary, other);
        edge(first, second, 0, atStart);
        edge(first, second, durationSeconds, atStop);

        const end = Math.min(durationSeconds, endOfLife[first]!, endOfLife[second]!);
        const slow: number[] = [];
        const look = (from: number, to: number): void => {
          const begin = Math.max(0, from);
          const stop = Math.min(end, to);
          if (stop <= begin) return;
          candidates++;
          search(first, second, begin, stop, (a, b, least, speed) => {
            if (speed > slowSpeed) refineFast(motion, setting, first, second, least, a, b, list);
            else slow.push(a - SLOW_MARGIN_SECONDS, b + SLOW_MARGIN_SECONDS);
          });
        };
        if (follows(primary) && follows(other)) windows.find(other, look);
        else look(0, end);
        for (const [from, to] of joined(slow)) resolveSlowPair(motion, setting, first, second, from, to, list);
      }
      return {
        approaches: list.packed(),
        insideAtStart: Float64Array.from(atStart),
        insideAtStop: Float64Array.from(atStop),
        candidates,
      };
    },
  };
}

/** Overlapping intervals (pairs of numbers) as one each, ascending. */
function joined(bounds: readonly number[]): [number, number][] {
  const intervals: [number, number][] = [];
  for (let k = 0; k < bounds.length; k += 2) intervals.push([bounds[k]!, bounds[k + 1]!]);
  intervals.sort((x, y) => x[0] - y[0]);
  const result: [number, number][] = [];
  for (const [from, to] of intervals) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
