import type { UtcTime } from '@clearway/astro';

/**
 * Many epochs of one time system, kept exactly as the text gives them: whole days since 2000-01-01 and seconds of that
 * day, like {@link UtcTime} on that system's clock.
 */
export interface DaySecondTimes {
  readonly days: Int32Array;
  readonly seconds: Float64Array;
}

/** Epochs gathered one by one. */
export interface DaySecondList {
  readonly days: number[];
  readonly seconds: number[];
}

export function packedTimes({ days, seconds }: DaySecondList): DaySecondTimes {
  return { days: Int32Array.from(days), seconds: Float64Array.from(seconds) };
}

/** Seconds of each epoch from `origin`. Exact to 1e-10 s within a month of the origin. */
export function secondsFrom(origin: UtcTime, { days, seconds }: DaySecondTimes): Float64Array {
  return Float64Array.from(seconds, (second, i) => (days[i]! - origin.day) * 86_400 + (second - origin.second));
}

/** Whether the epoch at `i` is after the one before it. */
export function isAfterPrevious({ days, seconds }: DaySecondList | DaySecondTimes, i: number): boolean {
  const day = days[i]! - days[i - 1]!;
  return day > 0 || (day === 0 && seconds[i]! > seconds[i - 1]!);
}
