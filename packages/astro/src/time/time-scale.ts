import { type LeapSeconds, leapSecondsInUse, taiMinusUtc } from './leap-seconds.ts';
import { JULIAN_DATE_OF_DAY_ZERO, SECONDS_PER_DAY, type UtcTime, utcTime } from './utc-time.ts';

/** Scales whose days always have 86,400 seconds of their own. */
export type TimeScale = 'TAI' | 'TT' | 'GPS' | 'UT1' | 'TDB';

/** An instant on the clock of one scale, split like {@link UtcTime}: days since its 2000-01-01T00:00 and seconds of the day. */
export interface ScaleTime<Scale extends TimeScale> {
  readonly scale: Scale;
  readonly day: number;
  readonly second: number;
}

/** TT − TAI, s: by definition. */
export const TT_MINUS_TAI = 32.184;

/** TAI − GPS time, s: GPS time has counted on from UTC of 1980-01-06. */
export const TAI_MINUS_GPS = 19;

/**
 * TAI of an instant in UTC. `UtcTime` cannot stand inside a leap second (see {@link taiFromUtcText}). Exact from 1972 on;
 * before it UTC is taken as TAI − 10 s.
 */
export function taiFromUtc(utc: UtcTime, leapSeconds: LeapSeconds = leapSecondsInUse()): ScaleTime<'TAI'> {
  return shifted('TAI', utc, taiMinusUtc(utc.day, leapSeconds));
}

/**
 * UTC of an instant in TAI. Every instant of a leap second is given as the midnight that ends it, so that time never runs
 * backwards; all others are exact.
 */
export function utcFromTai(tai: ScaleTime<'TAI'>, leapSeconds: LeapSeconds = leapSecondsInUse()): UtcTime {
  const early = utcTime(tai.day, tai.second - taiMinusUtc(tai.day, leapSeconds));
  // TAI runs ahead: where its day is already the next one, the offset of UTC's own day is the right one.
  const offset = taiMinusUtc(early.day, leapSeconds);
  const utc = utcTime(tai.day, tai.second - offset);
  return utc.day > early.day ? { day: utc.day, second: 0 } : utc;
}

export function ttFromUtc(utc: UtcTime, leapSeconds: LeapSeconds = leapSecondsInUse()): ScaleTime<'TT'> {
  return shifted('TT', utc, taiMinusUtc(utc.day, leapSeconds) + TT_MINUS_TAI);
}

export function utcFromTt(tt: ScaleTime<'TT'>, leapSeconds: LeapSeconds = leapSecondsInUse()): UtcTime {
  return utcFromTai(shifted('TAI', tt, -TT_MINUS_TAI), leapSeconds);
}

export function gpsFromUtc(utc: UtcTime, leapSeconds: LeapSeconds = leapSecondsInUse()): ScaleTime<'GPS'> {
  return shifted('GPS', utc, taiMinusUtc(utc.day, leapSeconds) - TAI_MINUS_GPS);
}

export function utcFromGps(gps: ScaleTime<'GPS'>, leapSeconds: LeapSeconds = leapSecondsInUse()): UtcTime {
  return utcFromTai(shifted('TAI', gps, TAI_MINUS_GPS), leapSeconds);
}

/** UT1 of an instant in UTC, by UT1 − UTC (s) of the Earth's orientation at that time. */
export function ut1FromUtc(utc: UtcTime, ut1MinusUtc: number): ScaleTime<'UT1'> {
  return shifted('UT1', utc, ut1MinusUtc);
}

/** UTC of an instant in UT1. On the day of a leap second its own UT1 − UTC must be given. */
export function utcFromUt1(ut1: ScaleTime<'UT1'>, ut1MinusUtc: number): UtcTime {
  return utcTime(ut1.day, ut1.second - ut1MinusUtc);
}

/** TDB of an instant in TT, to 10 µs from 1600 to 2200: Kaplan, USNO Circular 179 (2005), eq. 2.6. */
export function tdbFromTt(tt: ScaleTime<'TT'>): ScaleTime<'TDB'> {
  return shifted('TDB', tt, tdbMinusTt(tt));
}

/** TT of an instant in TDB, to 10 µs. */
export function ttFromTdb(tdb: ScaleTime<'TDB'>): ScaleTime<'TT'> {
  // The difference itself changes by 3e-10 s in the 1.7 ms between the two.
  return shifted('TT', tdb, -tdbMinusTt(tdb));
}

/** Julian centuries since 2000-01-01T12:00 of the same scale. */
export function centuriesSinceJ2000(time: { readonly day: number; readonly second: number }): number {
  return (time.day - 0.5 + time.second / SECONDS_PER_DAY) / 36_525;
}

/** Julian date in two parts, the midnight and the fraction of the day, so that their sum keeps its precision. */
export function julianDateOf(time: ScaleTime<TimeScale>): { readonly day: number; readonly fraction: number } {
  return { day: JULIAN_DATE_OF_DAY_ZERO + time.day, fraction: time.second / SECONDS_PER_DAY };
}

/** Seconds of the SI from one instant in UTC to another, leap seconds counted. */
export function elapsedSeconds(from: UtcTime, to: UtcTime, leapSeconds: LeapSeconds = leapSecondsInUse()): number {
  const leaps = taiMinusUtc(to.day, leapSeconds) - taiMinusUtc(from.day, leapSeconds);
  return (to.day - from.day) * SECONDS_PER_DAY + leaps + (to.second - from.second);
}

function tdbMinusTt(time: { readonly day: number; readonly second: number }): number {
  const t = centuriesSinceJ2000(time);
  return (
    0.001657 * Math.sin(628.3076 * t + 6.2401) +
    0.000022 * Math.sin(575.3385 * t + 4.297) +
    0.000014 * Math.sin(1256.6152 * t + 6.1969) +
    0.000005 * Math.sin(606.9777 * t + 4.0212) +
    0.000005 * Math.sin(52.9691 * t + 0.4444) +
    0.000002 * Math.sin(21.3299 * t + 5.5431) +
    0.00001 * t * Math.sin(628.3076 * t + 4.249)
  );
}

/** `time` moved by `seconds` onto the clock of `scale`. */
function shifted<Scale extends TimeScale>(
  scale: Scale,
  time: { readonly day: number; readonly second: number },
  seconds: number,
): ScaleTime<Scale> {
  const { day, second } = utcTime(time.day, time.second + seconds);
  return { scale, day, second };
}
