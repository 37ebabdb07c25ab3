import { type EphemerisPoints, ephemerisOf, ephemerisStateInto, interpolationOf, type UtcTime } from '@clearway/astro';
import type { EphemerisSegment } from '@clearway/messages';
import { dayStartUs } from '@clearway/screening';
import type { EphemerisSpan } from './run-object.ts';
import type { TurningToTeme } from './turning-to-teme.ts';

/** The interpolation that a message recommends, and how far the path that is screened is from it. */
export interface InterpolationAsked {
  readonly method: 'HERMITE' | 'LAGRANGE';
  readonly degree: number;
  /** Greatest distance, km, of those looked at: the middles of intervals. */
  readonly differenceKm: number;
}

/** Intervals of a segment that are looked at; of a longer one every second, third … */
const MOST_INTERVALS = 20_000;

/**
 * Compares the spans of a segment with the segment as its message wants it interpolated: in its own frame, by its own method and degree.
 * Null where the message recommends none that is known. In the middle of an interval polynomials through the same states differ most.
 */
export function interpolationAsked(
  segment: EphemerisSegment,
  spans: readonly EphemerisSpan[],
  utcAt: (seconds: number) => UtcTime,
  turning: TurningToTeme,
): InterpolationAsked | null {
  const { times, states, hasVelocity, degree } = segment;
  const method = segment.method?.trim().toUpperCase() ?? null;
  if (method === null || !KNOWN.has(method) || times.length < 2) return null;
  const points: EphemerisPoints = { times, states, hasVelocity, method, degree };
  const own = ephemerisOf([points]);
  const [asked, screened] = [new Float64Array(6), new Float64Array(6)];
  const every = Math.ceil((times.length - 1) / MOST_INTERVALS);
  let differenceKm = 0;
  for (let k = 0; k + 1 < times.length; k += every) {
    const time = (times[k]! + times[k + 1]!) / 2;
    const utc = utcAt(time);
    const us = dayStartUs(utc.day) + utc.second * 1e6;
    const span = spans.find(({ fromUs, untilUs }) => us >= fromUs && us < untilUs);
    if (!span || ephemerisStateInto(own, time, asked) !== null) continue;
    turning.turn(utc, asked, 0);
    span.motion.stateAt((us - dayStartUs(span.motion.day)) / 1e6, screened);
    const distance = Math.hypot(asked[0]! - screened[0]!, asked[1]! - screened[1]!, asked[2]! - screened[2]!);
    differenceKm = Math.max(differenceKm, distance);
  }
  const used = interpolationOf(points);
  return { method: used.method, degree: used.degree, differenceKm };
}

const KNOWN: ReadonlySet<string> = new Set(['HERMITE', 'LAGRANGE', 'LINEAR']);
