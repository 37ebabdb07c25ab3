import { dayFromCalendar, type UtcTime } from '@clearway/astro';
import { decimalsOfSecond } from '../odm/epoch-text.ts';

const STAMP = /^(\d{4})(\d{3})(\d{2})(\d{2})(\d{2})(?:\.(\d{1,10}))?$/;
const DAY_ONE = 1;

/** Reads `yyyyDDDhhmmss.sss` (year, day of year, clock; UTC). Null where it is none, or no time that exists. */
export function parseMemeTime(text: string): UtcTime | null {
  const match = STAMP.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  const dayOfYear = Number(match[2]);
  const [hour, minute, second] = [Number(match[3]), Number(match[4]), Number(match[5])];
  if (year < 1900 || hour > 23 || minute > 59 || second > 59) return null;
  const newYear = dayFromCalendar(year, 1, 1);
  if (dayOfYear < DAY_ONE || newYear + dayOfYear > dayFromCalendar(year + 1, 1, 1)) return null;
  const decimals = match[6] ?? '';
  const scale = 10 ** decimals.length;
  // Whole ticks first, so that the second is the double nearest to its decimals.
  return {
    day: newYear + dayOfYear - DAY_ONE,
    second: ((hour * 3600 + minute * 60 + second) * scale + Number(decimals || 0)) / scale,
  };
}

/** Writes `yyyyDDDhhmmss.sss`, with more decimals where the time has more. */
export function formatMemeTime(day: number, second: number): string {
  const year = yearOfDay(day);
  const dayOfYear = day - dayFromCalendar(year, 1, 1) + DAY_ONE;
  const whole = Math.floor(second);
  const decimals = decimalsOfSecond(second).padEnd(3, '0');
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${two(Math.floor(whole / 3600))}${two(Math.floor(whole / 60) % 60)}${two(whole % 60)}`;
  return `${year}${String(dayOfYear).padStart(3, '0')}${clock}.${decimals}`;
}

/** The year in which a day since 2000-01-01 lies. */
function yearOfDay(day: number): number {
  return new Date(Date.UTC(2000, 0, 1) + day * 86_400_000).getUTCFullYear();
}
