import type { AlertLevel, QuietHours } from '@clearway/contract';
import { localTime } from './local-time.ts';

const MINUTE_US = 60e6;
const MINUTES_PER_DAY = 1440;

/** Whether a clock there is between the two times; from 22:00 to 07:00 goes over midnight. */
export function isQuiet({ from, to, zone }: QuietHours, atUs: number): boolean {
  const { time } = localTime(zone, atUs);
  return from < to ? time >= from && time < to : time >= from || time < to;
}

/**
 * When quiet hours end, the whole minute; the moment itself where it is not quiet, and for `act`, which nothing holds back. The end is
 * looked for on the clock of the zone, so that it is right on days whose clocks change too.
 */
export function endOfQuiet(quiet: QuietHours | null, level: AlertLevel, atUs: number): number {
  if (quiet === null || level === 'act' || !isQuiet(quiet, atUs)) return atUs;
  const begin = Math.floor(atUs / MINUTE_US) * MINUTE_US;
  for (let minutes = 1; minutes <= MINUTES_PER_DAY + 120; minutes++) {
    if (!isQuiet(quiet, begin + minutes * MINUTE_US)) return begin + minutes * MINUTE_US;
  }
  return atUs;
}
