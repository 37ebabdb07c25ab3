import type { Kernel, SatelliteBatch } from '@clearway/kernels';
import { createCloseApproachList } from '../close-approaches/close-approach-list.ts';
import { STRETCH_COLUMNS } from '../close-approaches/merge-outcomes.ts';
import { createPairMotion } from '../close-approaches/pair-motion.ts';
import { pairFrom, pairUntil, type RefinementSetting, refineFast } from '../close-approaches/refine.ts';
import { resolveSlowPair } from '../close-approaches/slow-pairs.ts';
import { dayOfUs, dayStartUs, secondOfDay } from '../close-approaches/utc-days.ts';
import { createSliceSweeper } from './slice-sweep.ts';
import type { SweepPlan } from './sweep-plan.ts';
import { stepAt, type TimeSlice } from './time-slices.ts';

/** What one slice gave: rows (packed), and when slow pairs are near. */
export interface SliceOutcome {
  readonly approaches: Float64Array<ArrayBuffer>;
  /** Quadruples: first object, second object, from, to (microseconds since 1970-01-01 UTC). */
  readonly stretches: Float64Array<ArrayBuffer>;
  readonly candidates: number;
}

/** Which pairs of objects, given ascending, are wanted. */
export type PairFilter = (first: number, second: number) => boolean;

/** Screens slices of UTC days on one kernel: the part of the work that a worker does. */
export interface Screener {
  readonly screenSlice: (slice: TimeSlice, wanted: PairFilter) => SliceOutcome;
  /** Pairs inside at a moment (the end of a step rather than the start of the next, when `isEnd`): see `PairsAtEdge`. */
  readonly pairsAt: (us: number, isEnd: boolean, wanted: PairFilter) => Float64Array<ArrayBuffer>;
  readonly seconds: { propagate: number; sweep: number; refine: number };
  readonly checked: { worstRatio: number; exceeded: number; count: number };
}

/** Steps on either side of those in which a slow pair is near that are looked at, too. */
const STEPS_AROUND = 1;
/** Around a minimum that turned out too slow for the search for fast pairs, or that it lost, s. */
const SLOW_AROUND_SECONDS = 90;

/** Prepares to screen; `groups` numbers objects of identical elements alike (their pairs have no rows), -1 for others. */
export function createScreener(
  kernel: Kernel,
  batch: SatelliteBatch,
  plan: SweepPlan,
  setting: RefinementSetting,
  groups: Int32Array,
): Screener {
  const motion = createPairMotion(kernel, batch);
  const sweeper = createSliceSweeper(kernel, batch, plan, setting);
  const seconds = { propagate: 0, sweep: 0, refine: 0 };
  const step = plan.stepSeconds;
  const isSame = (first: number, second: number): boolean => groups[first]! >= 0 && groups[first] === groups[second];

  return {
    seconds,
    checked: sweeper.checked,
    screenSlice: (slice, wanted) => {
      const fast: number[] = [];
      const runs = new Map<number, number[]>();
      let candidates = 0;
      const n = batch.count;
      sweeper.sweep(slice, {
        candidate: (first, second, index, time, slow) => {
          if (isSame(first, second) || !wanted(first, second)) return;
          candidates++;
          if (!slow) {
            fast.push(first, second, index, time);
            return;
          }
          const key = first * n + second;
          const list = runs.get(key);
          if (!list) runs.set(key, [index, index]);
          else if (list.at(-1)! >= index - 1) list[list.length - 1] = index;
          else list.push(index, index);
        },
      });
      const t0 = performance.now();
      const list = createCloseApproachList();
      const stretches: number[] = [];
      const dayStart = dayStartUs(slice.day);
      for (let k = 0; k < fast.length; k += 4) {
        const [first, second, index, guess] = [fast[k]!, fast[k + 1]!, fast[k + 2]!, fast[k + 3]!];
        const start = index * step;
        const outcome = refineFast(motion, setting, first, second, slice.day, guess, start, start + step, list);
        if (outcome === 'done') continue;
        const middle = dayStart + Math.round(guess * 1e6);
        stretches.push(first, second, middle - SLOW_AROUND_SECONDS * 1e6, middle + SLOW_AROUND_SECONDS * 1e6);
      }
      for (const [key, steps] of runs) {
        const first = Math.floor(key / n);
        for (let k = 0; k < steps.length; k += 2) {
          const from = dayStart + (steps[k]! - STEPS_AROUND) * step * 1e6;
          const to = dayStart + (steps[k + 1]! + 1 + STEPS_AROUND) * step * 1e6;
          stretches.push(first, key - first * n, from, to);
        }
      }
      seconds.refine += (performance.now() - t0) / 1000;
      seconds.propagate = sweeper.seconds.propagate;
      seconds.sweep = sweeper.seconds.sweep;
      return { approaches: list.packed(), stretches: Float64Array.from(stretches), candidates };
    },
    pairsAt: (us, isEnd, wanted) => {
      const rows: number[] = [];
      const seen = new Set<number>();
      sweeper.sweep(stepAt(us, isEnd, plan.sliceSeconds, step), {
        candidate: (first, second) => {
          if (isSame(first, second) || !wanted(first, second)) return;
          const key = first * batch.count + second;
          if (seen.has(key)) return;
          seen.add(key);
          pushIfInside(motion, setting, first, second, us, rows);
        },
      });
      return Float64Array.from(rows);
    },
  };
}

/** Adds a pair that is inside at a moment: first, second, distance km, range rate km/s. */
export function pushIfInside(
  motion: ReturnType<typeof createPairMotion>,
  setting: RefinementSetting,
  first: number,
  second: number,
  us: number,
  rows: number[],
): void {
  if (pairUntil(setting, first, second) <= us || pairFrom(setting, first, second) > us) return;
  const day = dayOfUs(us);
  motion.choose(first, second, day);
  const distance = motion.distance(secondOfDay(us, day));
  if (distance <= setting.thresholdKm) rows.push(first, second, distance, motion.rangeRate());
}

/** Makes rows of slow pairs' stretches, which must be sorted by pair and time. */
export function createSlowResolver(
  kernel: Kernel,
  batch: SatelliteBatch,
  setting: RefinementSetting,
): (stretches: Float64Array) => Float64Array<ArrayBuffer> {
  const motion = createPairMotion(kernel, batch);
  return (stretches) => {
    const list = createCloseApproachList();
    for (let k = 0; k < stretches.length; ) {
      const first = stretches[k]!;
      const second = stretches[k + 1]!;
      const times: number[] = [];
      for (; k < stretches.length && stretches[k] === first && stretches[k + 1] === second; k += STRETCH_COLUMNS) {
        times.push(stretches[k + 2]!, stretches[k + 3]!);
      }
      resolveSlowPair(motion, setting, first, second, times, list);
    }
    return list.packed();
  };
}
