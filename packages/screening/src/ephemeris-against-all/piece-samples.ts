import { MU_KM3_S2 } from '@clearway/astro';
import type { EphemerisMotion } from './ephemeris-motion.ts';
import { fitPolynomial, polynomialValue } from './least-squares.ts';

/** States of an ephemeris within one piece, and where in the piece they lie. */
export interface PieceSamples {
  /** s from the start of the motion's day. */
  readonly times: Float64Array;
  /** −1 at the start of the piece, 1 at its end. */
  readonly places: Float64Array;
  /** Six numbers a sample. */
  readonly states: Float64Array;
  /** The longest time between two of them, s. */
  readonly widestGap: number;
}

/** An orbit as polynomials of the place in the piece, and how far the samples are from it. */
export interface FittedOrbit {
  /** In the order of `OrbitTracks`: semi-major axis, eccentricity vector, inclination, node, argument of latitude. */
  readonly polynomials: readonly Float64Array[];
  /** Greatest differences: radius in the same direction (km), mean argument of latitude and angle from the plane (rad). */
  readonly radialKm: number;
  readonly mean: number;
  readonly crossTrack: number;
  readonly eccentricity: number;
  /** Least and greatest radius of the samples, km. */
  readonly least: number;
  readonly greatest: number;
}

const TWO_PI = 2 * Math.PI;

/** Every knot between `from` and `to`, the middle of every interval, and both ends. */
export function samplePiece(motion: EphemerisMotion, from: number, to: number): PieceSamples {
  const list = [from];
  for (let k = 0; k < motion.times.length; k++) {
    const knot = motion.times[k]!;
    const middle = k > 0 ? (knot + motion.times[k - 1]!) / 2 : Number.NaN;
    if (middle > from && middle < to) list.push(middle);
    if (knot > from && knot < to) list.push(knot);
  }
  list.push(to);
  const times = Float64Array.from(list);
  const states = new Float64Array(6 * times.length);
  const state = new Float64Array(6);
  let widestGap = 0;
  times.forEach((time, k) => {
    motion.stateAt(time, state);
    states.set(state, 6 * k);
    if (k > 0) widestGap = Math.max(widestGap, time - times[k - 1]!);
  });
  return { times, places: times.map((time) => (2 * (time - from)) / (to - from) - 1), states, widestGap };
}

/**
 * The orbit that the samples follow. Planes and eccentricity vectors are fitted to the osculating ones; the argument of latitude
 * and the size to the positions themselves as seen in that plane, so that what is left is small, and is what it means.
 */
export function fitOrbit({ times, places, states }: PieceSamples, degree: number): FittedOrbit {
  const n = times.length;
  const first = new Float64Array(n);
  const second = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    const [px, py, pz, vx, vy, vz] = stateOf(states, k);
    const hx = py * vz - pz * vy;
    const hy = pz * vx - px * vz;
    const hz = px * vy - py * vx;
    first[k] = Math.atan2(Math.hypot(hx, hy), hz);
    second[k] = nearest(Math.atan2(hx, -hy), k > 0 ? second[k - 1]! : 0);
  }
  const tilt = fitPolynomial(places, first, degree);
  const node = fitPolynomial(places, second, degree);

  const along = new Float64Array(n);
  let crossTrack = 0;
  for (let k = 0; k < n; k++) {
    const [px, py, pz, vx, vy, vz] = stateOf(states, k);
    const raan = polynomialValue(node, places[k]!);
    const inclination = polynomialValue(tilt, places[k]!);
    const [c, s, ci, si] = [Math.cos(raan), Math.sin(raan), Math.cos(inclination), Math.sin(inclination)];
    const r = Math.hypot(px, py, pz);
    const x = px * c + py * s;
    const y = (py * c - px * s) * ci + pz * si;
    const z = (px * s - py * c) * si + pz * ci;
    along[k] = Math.atan2(y, x);
    crossTrack = Math.max(crossTrack, Math.abs(Math.asin(z / r)));
    const towards = (vx * vx + vy * vy + vz * vz) / MU_KM3_S2 - 1 / r;
    const back = (px * vx + py * vy + pz * vz) / MU_KM3_S2;
    const [ex, ey, ez] = [towards * px - back * vx, towards * py - back * vy, towards * pz - back * vz];
    first[k] = ex * c + ey * s;
    second[k] = (ey * c - ex * s) * ci + ez * si;
  }
  const exFit = fitPolynomial(places, first, degree);
  const eyFit = fitPolynomial(places, second, degree);

  let eccentricity = 0;
  let least = Number.POSITIVE_INFINITY;
  let greatest = 0;
  for (let k = 0; k < n; k++) {
    const [px, py, pz] = stateOf(states, k);
    const r = Math.hypot(px, py, pz);
    const ex = polynomialValue(exFit, places[k]!);
    const ey = polynomialValue(eyFit, places[k]!);
    const e2 = ex * ex + ey * ey;
    eccentricity = Math.max(eccentricity, Math.sqrt(e2));
    least = Math.min(least, r);
    greatest = Math.max(greatest, r);
    const [c, s] = [Math.cos(along[k]!), Math.sin(along[k]!)];
    const axis = (r * (1 + ex * c + ey * s)) / (1 - e2);
    second[k] = axis;
    const passed = k > 0 ? (times[k]! - times[k - 1]!) * Math.sqrt(MU_KM3_S2 / axis ** 3) : 0;
    first[k] = nearest(meanArgument(along[k]!, ex, ey), k > 0 ? first[k - 1]! + passed : 0);
  }
  const argument = fitPolynomial(places, first, degree);
  const axis = fitPolynomial(places, second, degree);
  let mean = 0;
  let radialKm = 0;
  for (let k = 0; k < n; k++) {
    mean = Math.max(mean, Math.abs(first[k]! - polynomialValue(argument, places[k]!)));
    // A size that is off by so much is a radius that is off by no more than (1 + e) times that.
    radialKm = Math.max(radialKm, Math.abs(second[k]! - polynomialValue(axis, places[k]!)) * (1 + eccentricity));
  }
  return {
    polynomials: [axis, exFit, eyFit, tilt, node, argument],
    radialKm,
    mean,
    crossTrack,
    eccentricity,
    least,
    greatest,
  };
}

/** True to mean argument of latitude: ν − E = 2 atan(e sin ν / (1 + η + e cos ν)), E − M = η e sin ν / (1 + e cos ν). */
function meanArgument(u: number, ex: number, ey: number): number {
  const c = Math.cos(u);
  const s = Math.sin(u);
  const eC = ex * c + ey * s;
  const eS = ex * s - ey * c;
  const eta = Math.sqrt(1 - ex * ex - ey * ey);
  return u - 2 * Math.atan(eS / (1 + eta + eC)) - (eta * eS) / (1 + eC);
}

function stateOf(states: Float64Array, k: number): [number, number, number, number, number, number] {
  const at = 6 * k;
  return [states[at]!, states[at + 1]!, states[at + 2]!, states[at + 3]!, states[at + 4]!, states[at + 5]!];
}

/** `angle` moved by whole turns to within half a turn of `target`. */
function nearest(angle: number, target: number): number {
  return angle - TWO_PI * Math.round((angle - target) / TWO_PI);
}
