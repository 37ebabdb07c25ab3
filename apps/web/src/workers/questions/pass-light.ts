import { sunAboveLimb } from './earth-shadow.ts';
import { commonIntervals, type Interval, intervalsAbove } from './intervals.ts';
import type { ObjectMotion } from './object-motion.ts';
import { elevationOfDirection, type Observer } from './observer.ts';
import { sunDirectionTeme } from './sun-direction.ts';

/** With the Sun lower than this (civil twilight) bright satellites stand out, rad. */
export const DARK_SUN_ELEVATION: number = (-6 * Math.PI) / 180;

const MOST_STEP_MS = 60_000;
const LEAST_SAMPLES = 16;
const SUN_STEP_MS = 10 * 60_000;
const TOLERANCE_MS = 10;

/** When an object stands in the Sun's light in a stretch of time: its centre above the Earth's limb. */
export function sunlitIntervals(motion: ObjectMotion, fromMs: number, toMs: number): Interval[] {
  const state = new Float64Array(6);
  // In the dark where there is no state, so that nothing is called visible that is not there.
  const light = (timeMs: number): number =>
    motion(timeMs, state) === 0 ? sunAboveLimb(state, sunDirectionTeme(timeMs)) : -1;
  return intervalsAbove(light, fromMs, toMs, Math.min(MOST_STEP_MS, (toMs - fromMs) / LEAST_SAMPLES), TOLERANCE_MS);
}

/** When the Sun stands below −6° at a place. */
export function darkIntervals(observer: Observer, fromMs: number, toMs: number): Interval[] {
  const darkness = (timeMs: number): number =>
    DARK_SUN_ELEVATION - elevationOfDirection(observer, timeMs, sunDirectionTeme(timeMs));
  return intervalsAbove(darkness, fromMs, toMs, SUN_STEP_MS, TOLERANCE_MS);
}

/** When an object that is up can be seen: it stands in the light and the place in the dark. */
export function visibleIntervals(sunlit: readonly Interval[], dark: readonly Interval[]): Interval[] {
  return commonIntervals(sunlit, dark);
}
