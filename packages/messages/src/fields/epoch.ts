import { dayFromCalendar, SECONDS_PER_DAY, type UtcTime } from '@clearway/astro';

const CALENDAR = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:\.(\d*))?(?:Z|\+00:00)?$/;
const ORDINAL = /^(\d{4})-(\d{3})[T ](\d{2}):(\d{2}):(\d{2})(?:\.(\d*))?(?:Z|\+00:00)?$/;

/** A year below is two digits that lost their century: a broken epoch. */
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

/** The length of `YYYY-MM-DDThh:mm:ss.ffffff`. */
export const USUAL_EPOCH_CHARACTERS = 26;

const encoder = new TextEncoder();
const bytesOfText = new Uint8Array(USUAL_EPOCH_CHARACTERS);

function usualEpoch(text: string): UtcTime | null {
  if (text.length !== USUAL_EPOCH_CHARACTERS) return null;
  const isAscii = encoder.encodeInto(text, bytesOfText).read === USUAL_EPOCH_CHARACTERS;
  return isAscii ? usualEpochAt(bytesOfText, 0) : null;
}

/**
 * The form of nearly every epoch, `YYYY-MM-DDThh:mm:ss.ffffff` in ASCII, read digit by digit from `at` on: patterns
 * would take a tenth of the time of reading a catalogue. Null for anything else, right or wrong.
 */
export function usualEpochAt(text: Uint8Array, at: number): UtcTime | null {
  for (const [offset, code] of PUNCTUATION) if (text[at + offset] !== code) return null;
  const hour = digits(text, at + 11, at + 13);
  const minute = digits(text, at + 14, at + 16);
  const second = digits(text, at + 17, at + 19);
  const microseconds = digits(text, at + 20, at + 26);
  if (!(hour < 24 && minute < 60 && second < 60 && microseconds >= 0)) return null;
  const year = digits(text, at, at + 4);
  const month = digits(text, at + 5, at + 7);
  const dayOfMonth = digits(text, at + 8, at + 10);
  if (!(year >= 0 && month <= 12 && dayOfMonth <= 31)) return null;
  const day = calendarDay(year, month, dayOfMonth);
  const ticks = (hour * 3600 + minute * 60 + second) * 1e6 + microseconds;
  return day === null ? null : { day, second: ticks / 1e6 };
}

const PUNCTUATION: readonly (readonly [number, number])[] = [...'    -  -  T  :  :  .'].flatMap((character, at) =>
  character === ' ' ? [] : [[at, character.charCodeAt(0)] as const],
);

/** The number that digits make; NaN where there is anything else among them. */
function digits(text: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text[i]! - 48;
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

/** The last date asked for: most epochs of a catalogue lie on two or three days. */
let recent: { date: number; day: number | null } = { date: 0, day: null };

function calendarDay(year: number, month: number, dayOfMonth: number): number | null {
  const date = (year * 100 + month) * 100 + dayOfMonth;
  if (date !== recent.date) recent = { date, day: dayOfDate(year, month, dayOfMonth) };
  return recent.day;
}

function dayOfDate(year: number, month: number, dayOfMonth: number): number | null {
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
