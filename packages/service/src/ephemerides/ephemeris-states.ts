import { setImmediate } from 'node:timers/promises';
import {
  formatUtc,
  initializeSgp4,
  propagateChecked,
  type Sgp4Constants,
  secondsBetween,
  sgp4FailureReason,
  UserError,
  type UtcTime,
  unixMicros,
} from '@clearway/astro';
import {
  type EphemerisOf,
  type EphemerisSegment,
  isOperatorSegment,
  timeOf,
  timesWanted,
} from './ephemeris-request.ts';

/** Position (km) and velocity (km/s) in TEME at each time, and by what. */
export interface EphemerisStates {
  /** Six values each: `x y z vx vy vz`. */
  readonly states: Float64Array;
  readonly count: number;
  /** Where what speaks changes: index of the first state of each segment, ascending, the first 0. */
  readonly parts: readonly { readonly first: number; readonly segment: EphemerisSegment }[];
  /** Where it ends before what was asked for, and why. */
  readonly stopped: { readonly at: UtcTime; readonly reason: string } | null;
}

/** As many states as are made before the thread serves others: some four milliseconds. */
const AT_ONCE = 2000;

/**
 * The states by operators' ephemerides and SGP4, up to the first time at which neither has one. All of them first (at most 5 MB): the files say at their
 * head where they end. Throws UserError where there is no state at the start, or too many are asked for.
 */
export async function ephemerisStates(
  segments: readonly EphemerisSegment[],
  wanted: EphemerisOf,
  signal?: AbortSignal,
): Promise<EphemerisStates> {
  const times = timesWanted(wanted);
  const states = new Float64Array(times * 6);
  const parts: { first: number; segment: EphemerisSegment }[] = [];
  let constants: Sgp4Constants | null = null;
  const state = new Float64Array(6);
  for (let k = 0; k < times; k++) {
    if (k % AT_ONCE === 0) {
      await setImmediate();
      signal?.throwIfAborted();
    }
    const time = timeOf(wanted, k);
    const segment = segmentInForce(segments, unixMicros(time));
    if (segment === null) return ended(wanted, states, k, parts, time, 'no element set is in force');
    const isNew = segment !== parts.at(-1)?.segment;
    if (isNew) parts.push({ first: k, segment });
    if (isOperatorSegment(segment)) {
      segment.motion.stateAt(secondsBetween({ day: segment.motion.day, second: 0 }, time), state);
      states.set(state, k * 6);
      continue;
    }
    if (isNew || constants === null) constants = initializeSgp4(segment.elements);
    const minutes = secondsBetween(segment.elements.epoch, time) / 60;
    const code = constants.error || propagateChecked(constants, minutes, states, k * 6);
    if (code !== 0) {
      if (parts.at(-1)!.first === k) parts.pop();
      return ended(wanted, states, k, parts, time, sgp4FailureReason(code, states, k * 6) ?? `code ${code}`);
    }
  }
  return { states, count: times, parts, stopped: null };
}

function ended(
  { objectId }: EphemerisOf,
  states: Float64Array,
  count: number,
  parts: EphemerisStates['parts'],
  at: UtcTime,
  reason: string,
): EphemerisStates {
  if (count === 0) {
    const hint = 'ask for an earlier time, or look at the age of its elements';
    throw new UserError('option-invalid', `object ${objectId} has no state at ${formatUtc(at, 0)}: ${reason}`, hint);
  }
  return { states, count, parts, stopped: { at, reason } };
}

/** What speaks at a time; null where nothing does. */
export function segmentInForce<Segment extends Pick<EphemerisSegment, 'fromUs' | 'toUs'>>(
  segments: readonly Segment[],
  atUs: number,
): Segment | null {
  return segments.find(({ fromUs, toUs }) => atUs >= fromUs && atUs < toUs) ?? null;
}

/** The part of each state, cheap where states are asked for one after the other. */
export function partAt({ parts }: EphemerisStates): (index: number) => EphemerisStates['parts'][number] {
  let at = 0;
  return (index) => {
    if (index < parts[at]!.first) at = 0;
    while (at + 1 < parts.length && parts[at + 1]!.first <= index) at++;
    return parts[at]!;
  };
}
