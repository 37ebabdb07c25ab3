import { type LeapSeconds, leapSecondsInUse, lengthOfDay } from './leap-seconds.ts';
import { type ScaleTime, taiFromUtc, ttFromTdb, utcFromGps, utcFromTai, utcFromTt, utcFromUt1 } from './time-scale.ts';
import { parseUtc, SECONDS_PER_DAY, type UtcTime, utcTime } from './utc-time.ts';

/**
 * UTC of an epoch on the clock of a message's TIME_SYSTEM: UTC, TAI, TT (TDT), GPS, TDB (ET) and UT1. `reading` is what the
 * clock shows, as days since 2000-01-01 and seconds. UT1 needs `ut1MinusUtc`, s. Null for clocks that cannot be converted
 * (MET, MRT, SCLK, GMST, TCB, TCG).
 */
export function utcOfTimeSystem(
  timeSystem: string,
  reading: { readonly day: number; readonly second: number },
  ut1MinusUtc: number | null = null,
  leapSeconds: LeapSeconds = leapSecondsInUse(),
): UtcTime | null {
  const { day, second } = reading;
  switch (timeSystem.trim().toUpperCase()) {
    case 'UTC':
      return { day, second };
    case 'TAI':
      return utcFromTai({ scale: 'TAI', day, second }, leapSeconds);
    case 'TT':
    case 'TDT':
      return utcFromTt({ scale: 'TT', day, second }, leapSeconds);
    case 'GPS':
      return utcFromGps({ scale: 'GPS', day, second }, leapSeconds);
    case 'TDB':
    case 'ET':
      return utcFromTt(ttFromTdb({ scale: 'TDB', day, second }), leapSeconds);
    case 'UT1':
      return ut1MinusUtc === null ? null : utcFromUt1({ scale: 'UT1', day, second }, ut1MinusUtc);
    default:
      return null;
  }
}

const LEAP_SECOND = /:59:60(?:\.(\d+))?(?=$|Z|\+00:00)/;

/**
 * TAI of a text in UTC, leap seconds included: `2016-12-31T23:59:60.5Z` is half a second before 2017. Null where
 * `parseUtc` reads no time, or where the day has no 61st second at its end. This is the exact reading of the one instant that
 * `UtcTime` cannot hold; everything that works in `UtcTime` refuses it.
 */
export function taiFromUtcText(text: string, leapSeconds: LeapSeconds = leapSecondsInUse()): ScaleTime<'TAI'> | null {
  const leap = LEAP_SECOND.exec(text.trim());
  if (!leap) {
    const utc = parseUtc(text);
    return utc && taiFromUtc(utc, leapSeconds);
  }
  const before = parseUtc(text.trim().replace(LEAP_SECOND, ':59:59'));
  if (before?.second !== SECONDS_PER_DAY - 1 || lengthOfDay(before.day, leapSeconds) <= SECONDS_PER_DAY) return null;
  const tai = taiFromUtc(before, leapSeconds);
  const fraction = leap[1] === undefined ? 0 : Number(`0.${leap[1]}`);
  return { scale: 'TAI', ...utcTime(tai.day, tai.second + 1 + fraction) };
}

/**
 * Why a text that `parseUtc` refuses is refused, where it is for its 60th second: for the error of a message reader. Null for
 * every other text.
 */
export function leapSecondProblem(text: string, leapSeconds: LeapSeconds = leapSecondsInUse()): string | null {
  if (!LEAP_SECOND.test(text.trim())) return null;
  return taiFromUtcText(text, leapSeconds) === null
    ? 'UTC has no leap second at that time'
    : 'a time inside a leap second; give the epoch a second earlier or later, or in TAI';
}
