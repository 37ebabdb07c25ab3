import { UserError } from '../errors/user-error.ts';
import { dayFromCalendar, formatUtc, SECONDS_PER_DAY, type UtcTime, utcTime } from './utc-time.ts';

/** TAI − UTC through the years, and until when the list is known to be complete. */
export interface LeapSeconds {
  /** Days since 2000-01-01, rising: from the start of each, the offset of the same index holds. */
  readonly days: readonly number[];
  /** TAI − UTC, whole seconds. */
  readonly taiMinusUtc: readonly number[];
  /** From here on a leap second may exist that the list does not know. */
  readonly expires: UtcTime;
}

/**
 * The list since 1972 (IERS Bulletin C). It is complete to the middle of 2027: a leap second at the end of 2026 would have been
 * announced in July 2026, and UT1 − UTC of the IERS file of 2026-08-21, from which the bundled Earth orientation is made, has
 * no step there.
 */
export const BUNDLED_LEAP_SECONDS: LeapSeconds = {
  ...columns([
    [1972, 1, 10],
    [1972, 7, 11],
    [1973, 1, 12],
    [1974, 1, 13],
    [1975, 1, 14],
    [1976, 1, 15],
    [1977, 1, 16],
    [1978, 1, 17],
    [1979, 1, 18],
    [1980, 1, 19],
    [1981, 7, 20],
    [1982, 7, 21],
    [1983, 7, 22],
    [1985, 7, 23],
    [1988, 1, 24],
    [1990, 1, 25],
    [1991, 1, 26],
    [1992, 7, 27],
    [1993, 7, 28],
    [1994, 7, 29],
    [1996, 1, 30],
    [1997, 7, 31],
    [1999, 1, 32],
    [2006, 1, 33],
    [2009, 1, 34],
    [2012, 7, 35],
    [2015, 7, 36],
    [2017, 1, 37],
  ]),
  expires: { day: dayFromCalendar(2027, 6, 28), second: 0 },
};

let inUse: LeapSeconds = BUNDLED_LEAP_SECONDS;

/** The list that everything in this thread takes where none is given: the bundled one until another replaces it. */
export function leapSecondsInUse(): LeapSeconds {
  return inUse;
}

/** From now on this list is in use; null: the bundled one again. */
export function replaceLeapSeconds(leapSeconds: LeapSeconds | null): void {
  inUse = leapSeconds ?? BUNDLED_LEAP_SECONDS;
}

/** What a person must know who uses the list at `utc`: one sentence, or null where it is complete. */
export function leapSecondsWarning(leapSeconds: LeapSeconds, utc: UtcTime): string | null {
  if (utc.day < leapSeconds.expires.day) return null;
  const until = formatUtc(leapSeconds.expires, 0).slice(0, 10);
  return `The list of leap seconds was complete until ${until}: times in TAI, TT, TDB or GPS time may be off by a second. Refresh it.`;
}

function columns(
  rows: readonly (readonly [year: number, month: number, offset: number])[],
): Pick<LeapSeconds, 'days' | 'taiMinusUtc'> {
  return {
    days: rows.map(([year, month]) => dayFromCalendar(year, month, 1)),
    taiMinusUtc: rows.map(([, , offset]) => offset),
  };
}

/**
 * TAI − UTC, s, on a day (days since 2000-01-01). Before 1972, when UTC had seconds of another length, the 10 s of 1972.
 */
export function taiMinusUtc(day: number, leapSeconds: LeapSeconds = leapSecondsInUse()): number {
  const { days } = leapSeconds;
  let i = days.length - 1;
  while (i > 0 && day < days[i]!) i--;
  return leapSeconds.taiMinusUtc[i]!;
}

/** Length of a day of UTC, s: 86,401 on a day that ends with a leap second. */
export function lengthOfDay(day: number, leapSeconds: LeapSeconds = leapSecondsInUse()): number {
  return SECONDS_PER_DAY + taiMinusUtc(day + 1, leapSeconds) - taiMinusUtc(day, leapSeconds);
}

const NTP_DAY_OF_DAY_ZERO = 36_524;

/**
 * Reads `leap-seconds.list` of the IERS: lines `seconds since 1900, TAI − UTC, # date`, and the expiry in the line `#@`.
 * @throws UserError where a line is malformed, the dates do not rise, or the expiry is missing.
 */
export function parseLeapSeconds(text: string): LeapSeconds {
  const days: number[] = [];
  const offsets: number[] = [];
  let expires: UtcTime | null = null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const expiry = /^#@\s+(\d+)/.exec(line);
    if (expiry) expires = utcTime(-NTP_DAY_OF_DAY_ZERO, Number(expiry[1]));
    if (line.startsWith('#') || line.trim() === '') continue;
    const row = /^\s*(\d+)\s+(\d+)\s*(?:#.*)?$/.exec(line);
    const day = row ? Number(row[1]) / SECONDS_PER_DAY - NTP_DAY_OF_DAY_ZERO : Number.NaN;
    if (!row || !Number.isInteger(day) || day <= (days.at(-1) ?? Number.NEGATIVE_INFINITY)) {
      throw new UserError(
        'format-malformed',
        `leap seconds, line ${index + 1}: expected the seconds of a midnight since 1900 and TAI − UTC, in rising order`,
        'use leap-seconds.list of the IERS as it is published',
      );
    }
    days.push(day);
    offsets.push(Number(row[2]));
  }
  if (expires === null || days.length === 0) {
    throw new UserError(
      'format-malformed',
      `leap seconds: ${days.length === 0 ? 'no rows' : 'no expiry (a line that begins with #@)'}`,
      'use leap-seconds.list of the IERS as it is published',
    );
  }
  return { days, taiMinusUtc: offsets, expires };
}
