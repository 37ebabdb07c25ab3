import { SECONDS_PER_DAY, type UtcTime, utcTime } from './utc-time.ts';

const MICROS_PER_SECOND = 1e6;
const MICROS_PER_DAY = SECONDS_PER_DAY * MICROS_PER_SECOND;
const UNIX_DAY_OF_DAY_ZERO = 10_957;

/** Whole microseconds since 1970-01-01T00:00 UTC (days of 86,400 s), as databases count; exact for 285 years. */
export function unixMicros(time: UtcTime): number {
  return (time.day + UNIX_DAY_OF_DAY_ZERO) * MICROS_PER_DAY + Math.round(time.second * MICROS_PER_SECOND);
}

/** The instant of so many microseconds since 1970-01-01T00:00 UTC. */
export function utcFromUnixMicros(micros: number): UtcTime {
  const day = Math.floor(micros / MICROS_PER_DAY);
  return utcTime(day - UNIX_DAY_OF_DAY_ZERO, (micros - day * MICROS_PER_DAY) / MICROS_PER_SECOND);
}
