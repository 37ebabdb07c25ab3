import { dayFromCalendar, SECONDS_PER_DAY, type UtcTime } from '@clearway/astro';

const CALENDAR = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:\.(\d*))?(?:Z|\+00:00)?$/;
const ORDINAL = /^(\d{4})-(\d{3})[T ](\d{2}):(\d{2}):(\d{2})(?:\.(\d*))?(?:Z|\+00:00)?$/;

/** JavaScript's dates take the years 0 to 99 for 1900 to 1999, which must not turn a broken year into a good one. */
const FIRST_YEAR = 100;

/** Decimals of the second beyond this are below the resolution of a double within a day, and are cut off. */
const MOST_DECIMALS = 10;

/**
 * Reads the epoch of an OMM: `2026-03-09T19:18:25.550496`, with a day of year (`2007-064T10:34:41.4264`), with a
 * blank instead of `T`, with or without `Z`. Null where the text is no such time or names a time that does not exist.
 * The second of the day is the double nearest to the decimal value, so that one instant written in two formats
 * (six decimals of a second in an OMM, eight of a day in a TLE) gives equal numbers.
 */
export function ommEpoch(text: string): UtcTime | null {
  const usual = usualEpoch(text);
  if (usual !== null) return usual;
  if (text.length > 64) return null;
  const trimmed = text.trim();
  const calendar = CALENDAR.exec(trimmed);
  if (calendar) {
    const day = calendarDay(Number(calendar[1]), Number(calendar[2]), Number(calendar[3]));
    return day === null ? null : withClock(day, calendar, 4);
  }
  const ordinal = ORDINAL.exec(trimmed);
  if (!ordinal) return null;
  const day = ordinalDay(Number(ordinal[1]), Number(ordinal[2]));
  return day === null ? null : withClock(day, ordinal, 3);
}

/**
 * Reads the epoch of a TLE (columns 19–32 of line 1): two digits of the year (57–99: 1957–1999, 00–56: 2000–2056)
 * and the day of that year with its decimals. Null where it is malformed or the year has no such day.
 */
export function tleEpoch(text: string): UtcTime | null {
  const match = TLE_EPOCH.exec(text);
  if (!match) return null;
  const twoDigits = Number(match[1]);
  const day = ordinalDay(twoDigits < 57 ? 2000 + twoDigits : 1900 + twoDigits, Number(match[2]));
  if (day === null) return null;
  const decimals = match[3]!;
  return { day, second: (Number(decimals) * SECONDS_PER_DAY) / 10 ** decimals.length };
}

const TLE_EPOCH = /^(\d\d)([ \d]{2}\d)\.(\d{1,8}) *$/;

/**
 * The form of nearly every epoch, `YYYY-MM-DDThh:mm:ss.ffffff`, read digit by digit: patterns would take a tenth of
 * the time of reading a catalogue. Null for anything else, right or wrong.
 */
function usualEpoch(text: string): UtcTime | null {
  if (text.length !== 26) return null;
  for (const [at, code] of PUNCTUATION) if (text.charCodeAt(at) !== code) return null;
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  const microseconds = digits(text, 20, 26);
  if (!(hour < 24 && minute < 60 && second < 60 && microseconds >= 0)) return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const dayOfMonth = digits(text, 8, 10);
  if (!(year >= 0 && month <= 12 && dayOfMonth <= 31)) return null;
  const day = calendarDay(year, month, dayOfMonth);
  const ticks = (hour * 3600 + minute * 60 + second) * 1e6 + microseconds;
  return day === null ? null : { day, second: ticks / 1e6 };
}

const PUNCTUATION: readonly (readonly [number, number])[] = [...'    -  -  T  :  :  .'].flatMap((character, at) =>
  character === ' ' ? [] : [[at, character.charCodeAt(0)] as const],
);

/** The number that digits make; NaN where there is anything else among them. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function withClock(day: number, match: RegExpExecArray, at: number): UtcTime | null {
  const hour = Number(match[at]);
  const minute = Number(match[at + 1]);
  const second = Number(match[at + 2]);
  if (hour > 23 || minute > 59 || second > 59) return null;
  const decimals = (match[at + 3] ?? '').slice(0, MOST_DECIMALS);
  const scale = 10 ** decimals.length;
  const ticks = (hour * 3600 + minute * 60 + second) * scale + Number(decimals);
  return { day, second: ticks / scale };
}

function calendarDay(year: number, month: number, dayOfMonth: number): number | null {
  if (year < FIRST_YEAR || month < 1 || month > 12 || dayOfMonth < 1) return null;
  const day = dayFromCalendar(year, month, dayOfMonth);
  const next = month === 12 ? dayFromCalendar(year + 1, 1, 1) : dayFromCalendar(year, month + 1, 1);
  return day < next ? day : null;
}

function ordinalDay(year: number, dayOfYear: number): number | null {
  if (year < FIRST_YEAR) return null;
  const first = dayFromCalendar(year, 1, 1);
  if (dayOfYear < 1 || dayOfYear > dayFromCalendar(year + 1, 1, 1) - first) return null;
  return first + dayOfYear - 1;
}
