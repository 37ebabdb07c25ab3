import type { Kernel, SatelliteBatch } from '@clearway/kernels';
import { pushIfInside } from '../all-against-all/screener.ts';
import { createCloseApproachList } from '../close-approaches/close-approach-list.ts';
import { createPairMotion } from '../close-approaches/pair-motion.ts';
import { pairFrom, pairUntil, type RefinementSetting, refineFast } from '../close-approaches/refine.ts';
import { DAY_SECONDS, dayOfUs, dayStartUs, secondOfDay } from '../close-approaches/utc-days.ts';
import { createNodeWindows } from './node-windows.ts';
import type { OrbitTracks } from './orbit-tracks.ts';
import { createPairSearch } from './pair-search.ts';

/** What the screening of one primary gave: rows (packed), when slow pairs are near, and pairs at the window's edges. */
export interface PrimaryOutcome {
  readonly approaches: Float64Array<ArrayBuffer>;
  /** Quadruples: first object, second object, from, to (microseconds since 1970-01-01 UTC). */
  readonly stretches: Float64Array<ArrayBuffer>;
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
/** Room around a stretch in which a slow pair is near, s. */
const SLOW_MARGIN_SECONDS = 60;
const REACH_MARGIN_KM = 0.01;
/** How often it is looked whether it is time to pause, and how long it may go on without, ms. */
const OBJECTS_BETWEEN_LOOKS = 16;
const LONGEST_WITHOUT_PAUSE_MS = 10;

/** Prepares to screen objects of `batch` one by one against the others; `tracks` begin and end with the setting's window. */
export function createPrimaryScreener(
  kernel: Kernel,
  batch: SatelliteBatch,
  tracks: OrbitTracks,
  setting: RefinementSetting,
  groups: Int32Array,
): PrimaryScreener {
  const reach = setting.thresholdKm + REACH_MARGIN_KM;
  const motion = createPairMotion(kernel, batch);
  const windows = createNodeWindows(tracks, reach);
  const { slowSpeed, startUs, stopUs } = setting;
  const { search } = createPairSearch(kernel, batch, reach, slowSpeed);
  const follows = (object: number): boolean => tracks.usable[object] === 1 && setting.failsUs[object] === Infinity;
  // The search counts seconds from the midnight before the window.
  const origin = dayOfUs(startUs);
  const start = secondOfDay(startUs, origin);

  return {
    screen: async (primary, wanted, pause) => {
      const list = createCloseApproachList();
      const atStart: number[] = [];
      const atStop: number[] = [];
      const stretches: number[] = [];
      let candidates = 0;
      await pause();
      let paused = performance.now();
      if (follows(primary)) windows.choose(primary);
      for (let other = 0; other < batch.count; other++) {
        if (other % OBJECTS_BETWEEN_LOOKS === 0 && performance.now() - paused > LONGEST_WITHOUT_PAUSE_MS) {
          await pause();
          paused = performance.now();
        }
        if (other === primary || !wanted(other)) continue;
        if (groups[other]! >= 0 && groups[other] === groups[primary]) continue;
        const apart = Math.max(
          tracks.perigees[primary]! - tracks.apogees[other]!,
          tracks.perigees[other]! - tracks.apogees[primary]!,
        );
        if (apart > reach + SHELL_MARGIN_KM) continue;
        const first = Math.min(primary, other);
        const second = Math.max(primary, other);
        pushIfInside(motion, setting, first, second, startUs, atStart);
        pushIfInside(motion, setting, first, second, stopUs, atStop);

        const begin = secondOfDay(Math.max(startUs, pairFrom(setting, first, second)), origin);
        const end = secondOfDay(Math.min(stopUs, pairUntil(setting, first, second)), origin);
        const slow = (from: number, to: number): void => {
          const zero = dayStartUs(origin);
          stretches.push(first, second, zero + Math.floor(from * 1e6), zero + Math.ceil(to * 1e6));
        };
        const look = (from: number, to: number): void => {
          const a = Math.max(begin, from);
          const b = Math.min(end, to);
          if (b <= a) return;
          candidates++;
          search(first, second, origin, a, b, (from, to, least, speed) => {
            const days = Math.floor(least / DAY_SECONDS);
            const zero = days * DAY_SECONDS;
            const outcome =
              speed > slowSpeed
                ? refineFast(motion, setting, first, second, origin + days, least - zero, from - zero, to - zero, list)
                : 'slow';
            if (outcome !== 'done') slow(from - SLOW_MARGIN_SECONDS, to + SLOW_MARGIN_SECONDS);
          });
        };
        if (follows(primary) && follows(other)) windows.find(other, (from, to) => look(start + from, start + to));
        else look(begin, end);
      }
      return {
        approaches: list.packed(),
        stretches: Float64Array.from(stretches),
        insideAtStart: Float64Array.from(atStart),
        insideAtStop: Float64Array.from(atStop),
        candidates,
      };
    },
  };
}
