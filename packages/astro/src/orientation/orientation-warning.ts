import { type LeapSeconds, leapSecondsInUse } from '../time/leap-seconds.ts';
import { formatUtc, type UtcTime } from '../time/utc-time.ts';
import { type EarthOrientation, lastDayOf } from './earth-orientation.ts';

/** Speed of the ground at the equator, m/s: what an error of UT1 costs there. */
const GROUND_SPEED_M_S = 465;

/** UT1 and UTC are kept within this, s. */
const MAXIMUM_UT1_MINUS_UTC = 0.9;

/** Predictions worth less than this are warned of, s: 1 m on the ground. */
const ACCEPTABLE_UT1_ERROR = 1 / GROUND_SPEED_M_S;

/**
 * Standard deviation of a prediction of UT1, s, so many days after the last measurement: 0.00025 d^0.75, from the notes of IERS
 * Bulletin A.
 */
export function predictedUt1Error(days: number): number {
  return Math.min(0.00025 * Math.max(days, 0) ** 0.75, MAXIMUM_UT1_MINUS_UTC);
}

/** The instant from which `orientationWarning` has something to say: its predictions are no longer good to a metre. */
export function orientationExpires(orientation: EarthOrientation): UtcTime {
  const days = Math.floor((ACCEPTABLE_UT1_ERROR / 0.00025) ** (1 / 0.75));
  return { day: Math.min(orientation.lastMeasuredDay + days, lastDayOf(orientation)), second: 0 };
}

/**
 * What a person must know who converts between Earth-fixed and inertial frames at `utc` with this data: one sentence, or null
 * where it is good to a metre. Conversions among TEME, GCRF and EME2000 do not use UT1 and are not concerned.
 */
export function orientationWarning(
  orientation: EarthOrientation,
  utc: UtcTime,
  leapSeconds: LeapSeconds = leapSecondsInUse(),
): string | null {
  const { firstDay, lastMeasuredDay } = orientation;
  const date = (day: number): string => formatUtc({ day, second: 0 }, 0).slice(0, 10);
  const lastDay = lastDayOf(orientation);
  if (utc.day < firstDay) {
    return `Earth orientation is known from ${date(firstDay)} only: Earth-fixed positions at ${date(utc.day)} may be off by 400 m.`;
  }
  if (utc.day > lastDay) {
    const leap = utc.day >= leapSeconds.expires.day ? ', and a leap second may be missing' : '';
    return `Earth orientation ended on ${date(lastDay)}: Earth-fixed positions at ${date(utc.day)} may be off by 400 m${leap}. Refresh it.`;
  }
  const error = predictedUt1Error(utc.day - lastMeasuredDay);
  if (error <= ACCEPTABLE_UT1_ERROR) return null;
  const metres = Math.ceil(error * GROUND_SPEED_M_S);
  return `Earth orientation was measured until ${date(lastMeasuredDay)} and is predicted at ${date(utc.day)}: Earth-fixed positions may be off by ${metres} m. Refresh it.`;
}
