import type { UtcTime } from '@clearway/astro';
import type { DaySecondTimes } from '../odm/day-second-times.ts';

/**
 * An ephemeris in the text that SpaceX publishes for Starlink ("Modified ITC"; called MEME after the first word of its
 * file names, mean equator and mean equinox of J2000). Times are UTC.
 */
export interface Meme {
  readonly created: UtcTime | null;
  readonly start: UtcTime | null;
  readonly stop: UtcTime | null;
  /** Seconds between states; null where the header leaves it open. */
  readonly stepSize: number | null;
  /** How the ephemeris was made, in the operator's word: `blend`. */
  readonly source: string;
  /** Frame of the covariances as line 4 names it: `UVW` (radial, along-track, cross-track: RTN), `ITRF`, `EME2000`, … */
  readonly covarianceFrame: string;
  readonly times: DaySecondTimes;
  /** Position and velocity for each time, six numbers, km and km/s. */
  readonly states: Float64Array;
  /** For each time the lower triangle of the covariance, 21 numbers row by row, km and s; null where there are none. */
  readonly covariances: Float64Array | null;
}
