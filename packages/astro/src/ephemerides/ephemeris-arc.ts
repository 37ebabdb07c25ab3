import { checkPoints, type EphemerisPoints, type Interpolation, interpolationOf } from './ephemeris-points.ts';
import { fitPolynomial } from './newton-polynomial.ts';

/**
 * One smooth piece of an ephemeris with a polynomial for every step between two of its times, ready for millions of
 * evaluations. Never extrapolated.
 */
export interface EphemerisArc {
  /** Where it may be evaluated, s: inside its times and the useable span. */
  readonly start: number;
  readonly stop: number;
  readonly interpolation: Interpolation;
  /** Times of the states, s. */
  readonly times: Float64Array;
  /** Steps a second at the average spacing: where the search for a time begins. */
  readonly averageRate: number;
  /** For every step and axis `coefficientCount` numbers, by powers of (t − middle of the step) / length of the step. */
  readonly coefficients: Float64Array;
  /** The same for the velocities, where they are interpolated by themselves; null where they are the slope of the position. */
  readonly velocityCoefficients: Float64Array | null;
  readonly coefficientCount: number;
}

/** A step longer than this many times each of its neighbours is a gap: nothing was said of the time between. */
const GAP_RATIO = 5;

/**
 * Arcs of a segment: one, or several where it has gaps (a step five times as long as both of its neighbours). By Hermite
 * position and velocity are one polynomial and its slope; by Lagrange the velocities, where there are any, have polynomials of
 * their own, as the CCSDS standard has it. States alone between two gaps are left out.
 * @throws UserError where times do not rise or numbers are missing.
 */
export function ephemerisArcs(points: EphemerisPoints): readonly EphemerisArc[] {
  checkPoints(points);
  const { times } = points;
  const arcs: EphemerisArc[] = [];
  let first = 0;
  for (let i = 1; i <= times.length; i++) {
    if (i < times.length && !isGap(times, i - 1)) continue;
    if (i - first >= 2) {
      const arc = arcOf(points, first, i);
      if (arc.stop >= arc.start) arcs.push(arc);
    }
    first = i;
  }
  return arcs;
}

function isGap(times: Float64Array, step: number): boolean {
  const length = (i: number): number => (i >= 0 && i + 1 < times.length ? times[i + 1]! - times[i]! : 0);
  const longest = Math.max(length(step - 1), length(step + 1));
  return longest > 0 && length(step) > GAP_RATIO * longest;
}

function arcOf(points: EphemerisPoints, first: number, end: number): EphemerisArc {
  const times = points.times.slice(first, end);
  const states = points.states.subarray(6 * first, 6 * end);
  const count = times.length;
  const interpolation = interpolationOf(points, count);
  const { method, pointCount, degree } = interpolation;
  const coefficientCount = degree + 1;
  const isHermite = method === 'HERMITE';
  const size = 3 * coefficientCount * (count - 1);
  const coefficients = new Float64Array(size);
  const velocityCoefficients = !isHermite && points.hasVelocity ? new Float64Array(size) : null;
  const nodes = new Float64Array(pointCount);
  const values = new Float64Array(pointCount);
  const slopes = new Float64Array(pointCount);
  for (let step = 0; step + 1 < count; step++) {
    const from = stencilStart(step, pointCount, count);
    const length = times[step + 1]! - times[step]!;
    const middle = times[step]! + length / 2;
    for (let i = 0; i < pointCount; i++) nodes[i] = (times[from + i]! - middle) / length;
    for (let axis = 0; axis < 3; axis++) {
      for (let i = 0; i < pointCount; i++) {
        values[i] = states[6 * (from + i) + axis]!;
        slopes[i] = states[6 * (from + i) + axis + 3]! * length;
      }
      const offset = (3 * step + axis) * coefficientCount;
      fitPolynomial(nodes, values, isHermite ? slopes : null, pointCount, coefficients, offset);
      if (velocityCoefficients) fitPolynomial(nodes, slopes, null, pointCount, velocityCoefficients, offset);
    }
  }
  return {
    start: Math.max(times[0]!, points.useableStart ?? Number.NEGATIVE_INFINITY),
    stop: Math.min(times[count - 1]!, points.useableStop ?? Number.POSITIVE_INFINITY),
    interpolation,
    times,
    averageRate: (count - 1) / (times[count - 1]! - times[0]!),
    coefficients,
    velocityCoefficients,
    coefficientCount,
  };
}

/** First point of the polynomial of a step: as many on either side, fewer where the ephemeris begins and ends. */
function stencilStart(step: number, pointCount: number, count: number): number {
  const centred = step + 1 - Math.floor(pointCount / 2);
  return Math.min(Math.max(centred, 0), count - pointCount);
}

/** Position (km) at `time` (s) into `out[offset…]`; false, and nothing written, outside the arc. Allocates nothing. */
export function positionInto(arc: EphemerisArc, time: number, out: Float64Array, offset = 0): boolean {
  if (!(time >= arc.start && time <= arc.stop)) return false;
  const { times, coefficients, coefficientCount } = arc;
  const step = stepAt(arc, time);
  const begin = times[step]!;
  const length = times[step + 1]! - begin;
  const u = (time - begin) / length - 0.5;
  let at = 3 * step * coefficientCount;
  for (let axis = 0; axis < 3; axis++) {
    let value = 0;
    for (let power = coefficientCount - 1; power >= 0; power--) value = value * u + coefficients[at + power]!;
    out[offset + axis] = value;
    at += coefficientCount;
  }
  return true;
}

/**
 * Position (km) and velocity (km/s) at `time` (s) into `out[offset…]`; false, and nothing written, outside the arc. Allocates
 * nothing.
 */
export function stateInto(arc: EphemerisArc, time: number, out: Float64Array, offset = 0): boolean {
  if (!(time >= arc.start && time <= arc.stop)) return false;
  const { times, coefficients, velocityCoefficients, coefficientCount } = arc;
  const step = stepAt(arc, time);
  const begin = times[step]!;
  const length = times[step + 1]! - begin;
  const u = (time - begin) / length - 0.5;
  let at = 3 * step * coefficientCount;
  for (let axis = 0; axis < 3; axis++) {
    let value = 0;
    let slope = 0;
    for (let power = coefficientCount - 1; power >= 0; power--) {
      slope = slope * u + value;
      value = value * u + coefficients[at + power]!;
    }
    if (velocityCoefficients) {
      slope = 0;
      for (let power = coefficientCount - 1; power >= 0; power--) slope = slope * u + velocityCoefficients[at + power]!;
    }
    out[offset + axis] = value;
    out[offset + axis + 3] = slope / length;
    at += coefficientCount;
  }
  return true;
}

/** The step whose times enclose `time`: guessed from the average spacing, found by halving where that misses. */
function stepAt({ times, averageRate }: EphemerisArc, time: number): number {
  const last = times.length - 2;
  const guess = Math.min(Math.max(Math.trunc((time - times[0]!) * averageRate), 0), last);
  if (time < times[guess]!) return guess > 0 && time >= times[guess - 1]! ? guess - 1 : halved(times, time, 0, guess);
  if (guess === last || time < times[guess + 1]!) return guess;
  return guess + 1 === last || time < times[guess + 2]! ? guess + 1 : halved(times, time, guess + 1, last + 1);
}

function halved(times: Float64Array, time: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (time < times[middle]!) high = middle;
    else low = middle;
  }
  return low;
}
