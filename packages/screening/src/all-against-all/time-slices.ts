import { DAY_SECONDS, dayOfUs, secondOfDay } from '../close-approaches/utc-days.ts';

/**
 * A slice of a UTC day, or the part of it that a window wants. Slices and the steps in them lie on grids that divide a
 * day, so the same moment is looked at in the same way whatever the window.
 */
export interface TimeSlice {
  /** UTC day, counted since 2000-01-01. */
  readonly day: number;
  /** Its number in the day; it starts `slice · sliceSeconds` after midnight. */
  readonly slice: number;
  /** Steps of the day to look at: the first, and the one after the last. */
  readonly firstStep: number;
  readonly stopStep: number;
}

/** The slices that hold [startUs, stopUs] (microseconds since 1970-01-01 UTC), in order. */
export function timeSlices(startUs: number, stopUs: number, sliceSeconds: number, stepSeconds: number): TimeSlice[] {
  const slices: TimeSlice[] = [];
  const stepsOfSlice = sliceSeconds / stepSeconds;
  for (let day = dayOfUs(startUs); secondOfDay(stopUs, day) > 0; day++) {
    const from = Math.max(0, Math.floor(secondOfDay(startUs, day) / stepSeconds));
    const stop = Math.ceil(Math.min(DAY_SECONDS, secondOfDay(stopUs, day)) / stepSeconds);
    for (let slice = Math.floor(from / stepsOfSlice); slice * stepsOfSlice < stop; slice++) {
      slices.push({
        day,
        slice,
        firstStep: Math.max(from, slice * stepsOfSlice),
        stopStep: Math.min(stop, (slice + 1) * stepsOfSlice),
      });
    }
  }
  return slices;
}

/** The one step that holds a moment, which may be the end of it when `isEnd`. */
export function stepAt(us: number, isEnd: boolean, sliceSeconds: number, stepSeconds: number): TimeSlice {
  let day = dayOfUs(us);
  let step = secondOfDay(us, day) / stepSeconds;
  if (isEnd && step === 0) {
    day--;
    step = DAY_SECONDS / stepSeconds;
  }
  const firstStep = isEnd ? Math.ceil(step) - 1 : Math.floor(step);
  const slice = Math.floor((firstStep * stepSeconds) / sliceSeconds);
  return { day, slice, firstStep, stopStep: firstStep + 1 };
}
