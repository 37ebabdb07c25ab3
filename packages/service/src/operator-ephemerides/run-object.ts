import {
  type CovarianceSeries,
  type ElementSet,
  initializeSgp4,
  propagateSgp4,
  secondsBetween,
  type UtcTime,
} from '@clearway/astro';
import { dayStartUs, type EphemerisMotion } from '@clearway/screening';

/** An unbroken stretch of an operator's ephemeris, and the time in which it holds: microseconds since 1970-01-01 UTC. */
export interface EphemerisSpan {
  readonly motion: EphemerisMotion;
  /** It holds in [fromUs, untilUs), within its knots. */
  readonly fromUs: number;
  readonly untilUs: number;
  /** What is known of its errors, the first that has something at a time to be taken; times from the start of the motion's day. */
  readonly covariances: readonly CovarianceSeries[];
}

/** An object that a screening knows by its operator's ephemeris. */
export interface EphemerisObject {
  readonly id: number;
  readonly name: string;
  /** When the ephemeris was made (where it does not say, when it begins): what its age counts from. */
  readonly epoch: UtcTime;
  /** Ascending, apart from each other. */
  readonly spans: readonly EphemerisSpan[];
}

/** What a row of a screening may name. */
export type RunObject = ElementSet | EphemerisObject;

/** Whether an object is known by its operator's ephemeris, not by an element set. */
export function isEphemerisObject(object: RunObject): object is EphemerisObject {
  return 'spans' in object;
}

/** What the states of an object in a row come from. */
export type StateSource = 'element_set' | 'ephemeris';

export function stateSource(object: RunObject): StateSource {
  return isEphemerisObject(object) ? 'ephemeris' : 'element_set';
}

/** The element sets among objects; they keep their places, because ephemerides stand last. */
export function elementSetsOf(objects: readonly RunObject[]): readonly ElementSet[] {
  return objects.filter((object): object is ElementSet => !isEphemerisObject(object));
}

/** Position (km) and velocity (km/s) in TEME at `time`, to `out`; false where an ephemeris says nothing of it, or SGP4 fails. */
export function objectState(object: RunObject, time: UtcTime, out: Float64Array): boolean {
  if (!isEphemerisObject(object)) {
    return propagateSgp4(initializeSgp4(object), secondsBetween(object.epoch, time) / 60, out) === 0;
  }
  const us = dayStartUs(time.day) + time.second * 1e6;
  const span = object.spans.find(({ fromUs, untilUs }) => us >= fromUs && us < untilUs);
  if (!span) return false;
  span.motion.stateAt(secondsBetween({ day: span.motion.day, second: 0 }, time), out);
  return true;
}
