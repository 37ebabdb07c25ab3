/*
 * Times as the refinement counts them: a UTC day (since 2000-01-01) and seconds of that day, so that equal moments are
 * equal numbers whatever window they are looked at from; and microseconds since 1970-01-01, in which windows are given.
 */
export const DAY_SECONDS = 86_400;
const DAY_MICROS = 86_400e6;
const UNIX_DAY_OF_DAY_ZERO = 10_957;

/** The day's first microsecond. */
export function dayStartUs(day: number): number {
  return (day + UNIX_DAY_OF_DAY_ZERO) * DAY_MICROS;
}

export function dayOfUs(us: number): number {
  return Math.floor(us / DAY_MICROS) - UNIX_DAY_OF_DAY_ZERO;
}

/** Seconds from the start of `day`; infinite where `us` is. */
export function secondOfDay(us: number, day: number): number {
  return (us - dayStartUs(day)) / 1e6;
}

/** The nearest microsecond. */
export function microsOf(day: number, second: number): number {
  return dayStartUs(day) + Math.round(second * 1e6);
}
