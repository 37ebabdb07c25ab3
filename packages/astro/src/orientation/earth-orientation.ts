import { type LeapSeconds, leapSecondsInUse, taiMinusUtc } from '../time/leap-seconds.ts';
import { SECONDS_PER_DAY, type UtcTime } from '../time/utc-time.ts';

/** How the Earth stands in space at one instant, besides what theory says. */
export interface EarthOrientationValues {
  /** Coordinates of the pole, rad. */
  readonly xPole: number;
  readonly yPole: number;
  /** UT1 − UTC, s. */
  readonly ut1MinusUtc: number;
  /** How much longer than 86,400 s the day is, s. */
  readonly excessLengthOfDay: number;
  /** Offsets of the celestial pole from IAU 2006/2000A, rad. */
  readonly dX: number;
  readonly dY: number;
}

/** Daily values at 0 h UTC, as published by the IERS. */
export interface EarthOrientation {
  /** Days since 2000-01-01 of the first value. */
  readonly firstDay: number;
  /** Of the last value that was measured; the later ones are predicted. */
  readonly lastMeasuredDay: number;
  /** One value a day from the first day on: rad, and UT1 − TAI in s, which has no leaps. */
  readonly xPole: Float64Array;
  readonly yPole: Float64Array;
  readonly ut1MinusTai: Float64Array;
  readonly dX: Float64Array;
  readonly dY: Float64Array;
  /** From where it came, for people. */
  readonly source: string;
}

/** Day of the last value, days since 2000-01-01. */
export function lastDayOf(orientation: EarthOrientation): number {
  return orientation.firstDay + orientation.xPole.length - 1;
}

/**
 * Values at an instant, linear between days (which leaves at most 0.065 ms of UT1, 3 cm on the ground). Outside the span the
 * nearest day's are held, UT1 − UTC too: see `orientationWarning`.
 */
export function orientationAt(
  orientation: EarthOrientation,
  utc: UtcTime,
  leapSeconds: LeapSeconds = leapSecondsInUse(),
): EarthOrientationValues {
  const { firstDay, xPole, yPole, ut1MinusTai, dX, dY } = orientation;
  const last = xPole.length - 1;
  const day = Math.min(Math.max(utc.day - firstDay, 0), last);
  const next = Math.min(day + 1, last);
  const isInside = utc.day - firstDay === day;
  const fraction = isInside ? utc.second / SECONDS_PER_DAY : 0;
  const between = (values: Float64Array): number => values[day]! + fraction * (values[next]! - values[day]!);
  return {
    xPole: between(xPole),
    yPole: between(yPole),
    ut1MinusUtc: between(ut1MinusTai) + taiMinusUtc(day + firstDay, leapSeconds),
    excessLengthOfDay: ut1MinusTai[day]! - ut1MinusTai[next]!,
    dX: between(dX),
    dY: between(dY),
  };
}
