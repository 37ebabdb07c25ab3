import { addSeconds, type ElementSet, formatUtc, secondsBetween, UserError, type UtcTime } from '@clearway/astro';
import type { EphemerisMotion } from '@clearway/screening';

/** An element set and when it is in force: in [fromUs, toUs), µs since 1970-01-01 UTC; ±Infinity where unbounded. */
export interface ElementSegment {
  readonly elements: ElementSet;
  readonly fromUs: number;
  readonly toUs: number;
}

/** A stretch of an operator's ephemeris, and when it holds: in [fromUs, toUs), µs since 1970-01-01 UTC, within its knots. */
export interface OperatorSegment {
  /** As the service numbers them. */
  readonly ephemerisId: number;
  readonly motion: EphemerisMotion;
  readonly fromUs: number;
  readonly toUs: number;
}

/** What says where an object is; the first in a list that holds at a time speaks, so an operator's ephemeris stands before elements. */
export type EphemerisSegment = ElementSegment | OperatorSegment;

export function isOperatorSegment(segment: EphemerisSegment): segment is OperatorSegment {
  return 'motion' in segment;
}

export const EPHEMERIS_FORMATS = ['json', 'csv', 'oem', 'czml'] as const;
export type EphemerisFormat = (typeof EPHEMERIS_FORMATS)[number];

/** What an ephemeris is wanted of, and for which times: `start`, `start` + step, … up to and including `stop`. */
export interface EphemerisOf {
  readonly objectId: number;
  readonly name: string;
  /** International designator, `1998-067A`; null where unknown. */
  readonly cospar: string | null;
  readonly start: UtcTime;
  readonly stop: UtcTime;
  /** Whole seconds, at least 1. */
  readonly stepSeconds: number;
  readonly format: EphemerisFormat;
  /** When it is made, for formats that say so (default: now). */
  readonly createdAt?: Date;
}

export const MOST_STATES = 100_000;

/** How many times are asked for. Throws UserError where the times or the step are out of bounds. */
export function timesWanted({ start, stop, stepSeconds }: EphemerisOf): number {
  const refuse = (what: string, hint: string): UserError => new UserError('option-invalid', what, hint);
  if (!Number.isInteger(stepSeconds) || stepSeconds < 1) {
    throw refuse(`the step is ${stepSeconds} s`, 'give a whole number of seconds from 1');
  }
  const span = secondsBetween(start, stop);
  if (!(span >= 0)) {
    throw refuse(`the stop ${formatUtc(stop, 0)} lies before the start ${formatUtc(start, 0)}`, 'exchange them');
  }
  // Half a microsecond, which is how well times are told apart.
  const times = Math.floor((span + 5e-7) / stepSeconds) + 1;
  if (times > MOST_STATES) {
    const least = Math.ceil(span / (MOST_STATES - 1));
    throw refuse(
      `${times} states are more than ${MOST_STATES}`,
      `give a step of at least ${least} s, or a shorter time`,
    );
  }
  return times;
}

/** The time of a state. */
export function timeOf({ start, stepSeconds }: EphemerisOf, index: number): UtcTime {
  return addSeconds(start, index * stepSeconds);
}
