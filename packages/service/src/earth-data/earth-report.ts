import {
  earthOrientationInUse,
  formatUtc,
  leapSecondsInUse,
  leapSecondsWarning,
  orientationExpires,
  orientationWarning,
  type UtcTime,
} from '@clearway/astro';
import type { EarthDataDocument } from '@clearway/contract';

/** What people must know of the Earth orientation and the leap seconds in use, one sentence each; none while both are good. */
export function earthWarnings(utc: UtcTime): readonly string[] {
  const orientation = orientationWarning(earthOrientationInUse(), utc, leapSecondsInUse());
  const leap = leapSecondsWarning(leapSecondsInUse(), utc);
  return [orientation, leap].filter((sentence) => sentence !== null);
}

/** Until when what is in use is good. */
export function earthDataDocument(): EarthDataDocument {
  const orientation = earthOrientationInUse();
  const text = (time: UtcTime): string => formatUtc(time, 0);
  return {
    orientation_measured_until_utc: text({ day: orientation.lastMeasuredDay, second: 0 }),
    orientation_good_until_utc: text(orientationExpires(orientation)),
    leap_seconds_known_until_utc: text(leapSecondsInUse().expires),
  };
}
