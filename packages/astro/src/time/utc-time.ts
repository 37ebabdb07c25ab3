/**
 * An instant in UTC, split so that no precision is lost: whole days since 2000-01-01 and seconds of that day.
 * Seconds are in [0, 86400); days have 86,400 s, as in every published use of SGP4 (element sets count days of
 * UTC, and none of the windows Clearway screens holds a leap second). Resolution: 1.5e-11 s.
 */
export interface UtcTime {
  /** Whole days since 2000-01-01T00:00:00 UTC (negative before). */
  readonly day: number;
  /** Seconds since the start of that day, [0, 86400). */
  readonly second: number;
}

export const SECONDS_PER_DAY = 86_400;

/** Julian date of 2000-01-01T00:00 UTC. */
export const JULIAN_DATE_OF_DAY_ZERO = 2_451_544.5;
const UNIX_DAY_OF_DAY_ZERO = 10_957;

/** Builds an instant from days and any number of seconds, carrying whole days. */
export function utcTime(day: number, second: number): UtcTime {
  const carry = Math.floor(second / SECONDS_PER_DAY);
  const rest = second - carry * SECONDS_PER_DAY;
  return rest < SECONDS_PER_DAY ? { day: day + carry, second: rest } : { day: day + carry + 1, second: 0 };
}

/** Elapsed seconds from `from` to `to` (days of 86,400 s). */
export function secondsBetween(from: UtcTime, to: UtcTime): number {
  return (to.day - from.day) * SECONDS_PER_DAY + (to.second - from.second);
}

export function addSeconds(time: UtcTime, seconds: number): UtcTime {
  return utcTime(time.day, time.second + seconds);
}

/** Days since 2000-01-01 of a (proleptic) Gregorian calendar date; month 1–12. */
export function dayFromCalendar(year: number, month: number, dayOfMonth: number): number {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999; setUTCFullYear takes them as they are.
  const milliseconds =
    year >= 0 && year < 100
      ? new Date(0).setUTCFullYear(year, month - 1, dayOfMonth)
      : Date.UTC(year, month - 1, dayOfMonth);
  return milliseconds / 86_400_000 - UNIX_DAY_OF_DAY_ZERO;
}

/** From a JavaScript date (millisecond resolution). */
export function utcFromDate(date: Date): UtcTime {
  const ms = date.getTime();
  const day = Math.floor(ms / 86_400_000);
  return { day: day - UNIX_DAY_OF_DAY_ZERO, second: (ms - day * 86_400_000) / 1000 };
}

const ISO = /^(\d{4})-(?:(\d{2})-(\d{2})|(\d{3}))(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?(?:Z|\+00:00)?$/;

/**
 * Reads an ISO 8601 UTC time: `2026-03-10`, `2026-03-10T12:00`, `2026-03-10T12:00:00.123456Z`, or with a day of year
 * (`2026-069T12:00:00`). Returns null where the text is no such time, names a date that does not exist, lies in a leap
 * second (days have 86,400 s here) or in another time zone than UTC.
 */
export function parseUtc(text: string): UtcTime | null {
  const m = ISO.exec(text.trim());
  if (!m) return null;
  const year = Number(m[1]);
  const hour = Number(m[5] ?? 0);
  const minute = Number(m[6] ?? 0);
  const whole = Number(m[7] ?? 0);
  if (hour > 23 || minute > 59 || whole > 59) return null;
  let day: number;
  if (m[4] !== undefined) {
    const dayOfYear = Number(m[4]);
    const length = dayFromCalendar(year + 1, 1, 1) - dayFromCalendar(year, 1, 1);
    if (dayOfYear < 1 || dayOfYear > length) return null;
    day = dayFromCalendar(year, 1, 1) + dayOfYear - 1;
  } else {
    const month = Number(m[2]);
    const dayOfMonth = Number(m[3]);
    if (month < 1 || month > 12 || dayOfMonth < 1) return null;
    day = dayFromCalendar(year, month, dayOfMonth);
    const date = new Date((day + UNIX_DAY_OF_DAY_ZERO) * 86_400_000);
    if (date.getUTCMonth() + 1 !== month) return null;
  }
  const fraction = m[8] === undefined ? 0 : Number(`0.${m[8]}`);
  // Twenty nines after the point round to the next second, which may be the next day's first.
  return utcTime(day, hour * 3600 + minute * 60 + whole + fraction);
}

/** ISO 8601 with `digits` decimals of the second (0–9), rounded to nearest, with a trailing Z. */
export function formatUtc(time: UtcTime, digits = 6): string {
  const scale = 10 ** digits;
  const rounded = utcTime(time.day, Math.round(time.second * scale) / scale);
  let ticks = Math.round(rounded.second * scale);
  let day = rounded.day;
  if (ticks >= SECONDS_PER_DAY * scale) {
    ticks = 0;
    day += 1;
  }
  const whole = Math.floor(ticks / scale);
  const fraction = ticks - whole * scale;
  const date = new Date((day + UNIX_DAY_OF_DAY_ZERO) * 86_400_000).toISOString().slice(0, 10);
  const two = (n: number): string => String(n).padStart(2, '0');
  const clock = `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return digits > 0 ? `${date}T${clock}.${String(fraction).padStart(digits, '0')}Z` : `${date}T${clock}Z`;
}

/** Julian date as two parts (midnight part, fraction of day) so that their sum keeps its precision. */
export function julianDate(time: UtcTime): { readonly day: number; readonly fraction: number } {
  return { day: JULIAN_DATE_OF_DAY_ZERO + time.day, fraction: time.second / SECONDS_PER_DAY };
}
