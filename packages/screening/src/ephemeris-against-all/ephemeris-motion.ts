import { MU_KM3_S2 } from '@clearway/astro';
import { coast } from './gravity-step.ts';
import {
  hermiteCoefficients,
  hermiteState,
  INTERVAL_DOUBLES,
  STENCIL_KNOTS,
  type Stencil,
} from './hermite-interval.ts';

/** One unbroken stretch of an operator's ephemeris: what it says of position and velocity at its knots. */
export interface EphemerisKnots {
  /** UTC day (since 2000-01-01) from whose start `times` count. */
  readonly day: number;
  /** Ascending, at least two, s. */
  readonly times: Float64Array;
  /** Six numbers a knot: TEME km, km/s. */
  readonly states: Float64Array;
}

/** Its motion at any time. */
export interface EphemerisMotion extends EphemerisKnots {
  /**
   * Position (km) and velocity (km/s) at `time`, s from the start of `day`. Before the first knot and after the last the body
   * coasts from there: nothing there counts, but what looks for a minimum at the edge looks a minute beyond.
   */
  readonly stateAt: (time: number, out: Float64Array) => void;
  /** For each interval between knots by how much the velocity at its end differs from coasting there, km/s. */
  readonly push: Float64Array;
  /** By how much the acceleration of the interpolated path exceeds gravity, at most, of each interval, km/s². */
  readonly extraAcceleration: Float64Array;
  /** Times of the knots at which a burn begins or ends, ascending: no polynomial goes across them. */
  readonly burnEdges: Float64Array;
}

/**
 * What pushes differs by more than this from one interval to the next where a burn begins or ends, at least, km/s. A smaller
 * change, or one whose error within a polynomial across it is less than that of the cubic, is taken as smooth.
 */
const LEAST_CHANGE = 2e-5;
/** As many times the changes around it, on one side at least: what changes smoothly (gravity at a low perigee) does not stand out. */
const STANDS_OUT = 4;
/** Error of a polynomial across a change of velocity, as a share of that times the spacing. */
const ERROR_OF_CHANGE = 0.1;
/** The cubic that carries a mismatch from nothing to its full size has six times it over s², and the polynomials of more knots a little more. */
const EXTRA_FACTOR = 1.5;

/**
 * Interpolates knots by Hermite's polynomials through four of them (seventh degree), two before and two after, but not across
 * the edge of a burn: there fewer, down to the cubic of one interval. In low orbit the polynomials are within 0.1 µm of the
 * path of two bodies for knots 60 s apart, within 1 cm for 240 s (`ephemeris-motion.test.ts`).
 */
export function createEphemerisMotion({ day, times, states }: EphemerisKnots): EphemerisMotion {
  const intervals = times.length - 1;
  const { borders, push, extraAcceleration } = compareWithCoasting(times, states);
  const stencils = stencilsOf(borders);
  const coefficients = new Float64Array(intervals * INTERVAL_DOUBLES);
  const known = new Uint8Array(intervals);
  const perSecond = intervals / (times[intervals]! - times[0]!);
  let latest = 0;

  const intervalAt = (time: number): number => {
    if (time >= times[latest]! && time < times[latest + 1]!) return latest;
    // Most ephemerides have one spacing throughout.
    const guess = Math.floor((time - times[0]!) * perSecond);
    if (time >= times[guess]! && time < times[guess + 1]!) {
      latest = guess;
      return guess;
    }
    let low = 0;
    let high = intervals - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (times[middle]! <= time) low = middle;
      else high = middle - 1;
    }
    latest = low;
    return low;
  };

  return {
    day,
    times,
    states,
    push,
    extraAcceleration,
    burnEdges: times.filter((_, k) => borders[k] === 1),
    stateAt: (time, out) => {
      if (time < times[0]!) return coastBack(states, times[0]! - time, out);
      if (time > times[intervals]!) return coast(states, intervals * 6, time - times[intervals]!, out);
      const k = intervalAt(time);
      const at = k * INTERVAL_DOUBLES;
      if (known[k] === 0) {
        hermiteCoefficients(times, states, stencils[k]!, coefficients, at);
        known[k] = 1;
      }
      hermiteState(times, coefficients, at, stencils[k]!, time, out);
    },
  };
}

const reversed = new Float64Array(6);

/** Coasting backwards is coasting with the velocity turned round. */
function coastBack(states: Float64Array, seconds: number, out: Float64Array): void {
  for (let c = 0; c < 3; c++) {
    reversed[c] = states[c]!;
    reversed[c + 3] = -states[c + 3]!;
  }
  coast(reversed, 0, seconds, out);
  for (let c = 3; c < 6; c++) out[c] = -out[c]!;
}

/** Knots at which a burn begins or ends, and what pushed in each interval. */
function compareWithCoasting(
  times: Float64Array,
  states: Float64Array,
): { readonly borders: Uint8Array; readonly push: Float64Array; readonly extraAcceleration: Float64Array } {
  const intervals = times.length - 1;
  const changes = new Float64Array(intervals);
  const least = new Float64Array(intervals);
  const push = new Float64Array(intervals);
  const extraAcceleration = new Float64Array(intervals);
  const there = new Float64Array(6);
  let [ax, ay, az, secondsBefore] = [0, 0, 0, 0];
  for (let k = 0; k < intervals; k++) {
    const seconds = times[k + 1]! - times[k]!;
    coast(states, 6 * k, seconds, there);
    for (let c = 0; c < 6; c++) there[c] = states[6 * k + 6 + c]! - there[c]!;
    const off = Math.hypot(there[0]!, there[1]!, there[2]!);
    push[k] = Math.hypot(there[3]!, there[4]!, there[5]!);
    extraAcceleration[k] = EXTRA_FACTOR * ((6 * off) / (seconds * seconds) + (4 * push[k]!) / seconds);
    const [bx, by, bz] = [there[3]! / seconds, there[4]! / seconds, there[5]! / seconds];
    const shorter = Math.min(seconds, secondsBefore);
    changes[k] = Math.hypot(bx - ax, by - ay, bz - az) * shorter;
    const r = Math.hypot(states[6 * k]!, states[6 * k + 1]!, states[6 * k + 2]!);
    const cubicError = (shorter ** 4 * MU_KM3_S2 * MU_KM3_S2) / (384 * r ** 5);
    least[k] = Math.max(LEAST_CHANGE, cubicError / (ERROR_OF_CHANGE * shorter));
    [ax, ay, az, secondsBefore] = [bx, by, bz, seconds];
  }
  const borders = changes.map((change, k) => (k > 0 && change > least[k]! && standsOut(changes, k) ? 1 : 0));
  return { borders: Uint8Array.from([...borders, 0]), push, extraAcceleration };
}

function standsOut(changes: Float64Array, k: number): boolean {
  const around = (one: number, other: number): number =>
    one < 1 || other < 1 || one >= changes.length || other >= changes.length
      ? Number.POSITIVE_INFINITY
      : Math.max(changes[one]!, changes[other]!);
  // The neighbours themselves may be the other end of the same burn.
  const calmest = Math.min(around(k - 2, k - 3), around(k + 2, k + 3));
  return calmest === Number.POSITIVE_INFINITY || changes[k]! > STANDS_OUT * calmest;
}

/** Of each interval the knots around it, none beyond a border. */
function stencilsOf(borders: Uint8Array): Stencil[] {
  const stencils: Stencil[] = [];
  const intervals = borders.length - 1;
  for (let from = 0; from < intervals; ) {
    let to = from + 1;
    while (to < intervals && borders[to] === 0) to++;
    const knots = Math.min(STENCIL_KNOTS, to - from + 1);
    for (let k = from; k < to; k++) {
      const first = Math.max(from, Math.min(to + 1 - knots, k - (STENCIL_KNOTS / 2 - 1)));
      stencils.push({ first, knots });
    }
    from = to;
  }
  return stencils;
}
