import type { Kernel, SatelliteBatch } from '@clearway/kernels';
import { createCloseApproachList } from '../close-approaches/close-approach-list.ts';
import { createPairMotion } from '../close-approaches/pair-motion.ts';
import { type RefinementSetting, refineFast } from '../close-approaches/refine.ts';
import { resolveSlowPair } from '../close-approaches/slow-pairs.ts';
import { createSliceSweeper } from './slice-sweep.ts';
import type { SweepPlan } from './sweep-plan.ts';

/** What one slice gave: rows (packed), runs of steps in which slow pairs are near, pairs near the window's edges. */
export interface SliceOutcome {
  readonly approaches: Float64Array<ArrayBuffer>;
  /** Quadruples: first object, second object, first step, last step. */
  readonly slowRuns: Int32Array<ArrayBuffer>;
  /** Pairs of objects inside at the window's start and stop: first, second, distance km, range rate km/s. */
  readonly insideAtStart: Float64Array<ArrayBuffer>;
  readonly insideAtStop: Float64Array<ArrayBuffer>;
  readonly candidates: number;
}

/** A long stretch in which a slow pair is near: objects and times, s. */
export interface SlowStretch {
  readonly first: number;
  readonly second: number;
  readonly from: number;
  readonly to: number;
}

/** Screens slices of one window on one kernel: the part of the work that a worker does. */
export interface Screener {
  readonly screenSlice: (slice: number) => SliceOutcome;
  readonly resolveSlow: (stretches: readonly SlowStretch[]) => Float64Array<ArrayBuffer>;
  readonly seconds: { propagate: number; sweep: number; refine: number };
  readonly checked: { worstRatio: number; exceeded: number; count: number };
}

/** Prepares to screen; `groups` numbers objects of identical elements alike (their pairs have no rows), -1 for others. */
export function createScreener(
  kernel: Kernel,
  batch: SatelliteBatch,
  plan: SweepPlan,
  setting: RefinementSetting,
  groups: Int32Array,
  wanted: (first: number, second: number) => boolean,
): Screener {
  const motion = createPairMotion(kernel, batch);
  const sweeper = createSliceSweeper(kernel, batch, plan, setting.endOfLife);
  const seconds = { propagate: 0, sweep: 0, refine: 0 };
  const step = plan.stepSeconds;
  const lastStep = Math.ceil(plan.window.durationSeconds / step) - 1;

  const edge = (pairs: readonly number[], time: number): Float64Array<ArrayBuffer> => {
    const rows: number[] = [];
    const seen = new Set<string>();
    for (let k = 0; k < pairs.length; k += 2) {
      const first = pairs[k]!;
      const second = pairs[k + 1]!;
      const key = `${first},${second}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (setting.endOfLife[first]! <= time || setting.endOfLife[second]! <= time) continue;
      motion.choose(first, second);
      const distance = motion.distance(time);
      if (distance <= setting.thresholdKm) rows.push(first, second, distance, motion.rangeRate());
    }
    return Float64Array.from(rows);
  };

  return {
    seconds,
    checked: sweeper.checked,
    screenSlice: (slice) => {
      const fast: number[] = [];
      const runs = new Map<number, number[]>();
      const atStart: number[] = [];
      const atStop: number[] = [];
      let candidates = 0;
      const n = batch.count;
      sweeper.sweep(slice, {
        candidate: (first, second, index, time, slow) => {
          if (!wanted(first, second)) return;
          if (groups[first]! >= 0 && groups[first] === groups[second]) return;
          candidates++;
          if (index === 0) atStart.push(first, second);
          if (index === lastStep) atStop.push(first, second);
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
      for (let k = 0; k < fast.length; k += 4) {
        const start = fast[k + 2]! * step;
        refineFast(motion, setting, fast[k]!, fast[k + 1]!, fast[k + 3]!, start, start + step, list);
      }
      const slowRuns: number[] = [];
      for (const [key, steps] of runs) {
        const first = Math.floor(key / n);
        for (let k = 0; k < steps.length; k += 2) slowRuns.push(first, key - first * n, steps[k]!, steps[k + 1]!);
      }
      const outcome = {
        approaches: list.packed(),
        slowRuns: Int32Array.from(slowRuns),
        insideAtStart: edge(atStart, 0),
        insideAtStop: edge(atStop, plan.window.durationSeconds),
        candidates,
      };
      seconds.refine += (performance.now() - t0) / 1000;
      seconds.propagate = sweeper.seconds.propagate;
      seconds.sweep = sweeper.seconds.sweep;
      return outcome;
    },
    resolveSlow: (stretches) => {
      const t0 = performance.now();
      const list = createCloseApproachList();
      for (const s of stretches) resolveSlowPair(motion, setting, s.first, s.second, s.from, s.to, list);
      seconds.refine += (performance.now() - t0) / 1000;
      return list.packed();
    },
  };
}
