import type { EphemerisMotion } from '@clearway/screening';
import type { DifferenceInto } from '../burnt-motion/burn-difference.ts';

/**
 * Where a burnt path lies beside the nominal one: ahead by τ(t) = `shift` + `rate` t + `bend` t² s (t from the burn), and otherwise
 * within `offTrackKm` of it.
 */
export interface CorridorFit {
  readonly shift: number;
  readonly rate: number;
  readonly bend: number;
  readonly offTrackKm: number;
  /** The greatest |τ|, s. */
  readonly mostShift: number;
}

/** Revolutions that are looked at, spread over the time after the burn, and places in each. */
const REVOLUTIONS = 4;
const PLACES = 12;
/** Between two places a path strays by at most this factor more than at any, and this besides, km. */
const STRAY_FACTOR = 1.5;
const STRAY_KM = 0.005;

/**
 * Measures a burnt path: a parabola through the shifts of four revolutions by least squares, and how far the path is from the
 * nominal one with that shift. The difference is two ellipses' (at most twice a revolution), so twelve places in a revolution
 * show its greatest value to a few hundredths; between the revolutions it grows smoothly.
 *
 * @param burn when the burn is, and `end` until when the path is followed, s of the motion's day.
 */
export function corridorFit(
  motion: EphemerisMotion,
  difference: DifferenceInto,
  burn: number,
  end: number,
  periodSeconds: number,
): CorridorFit {
  const length = end - burn;
  const revolution = Math.min(periodSeconds, length);
  const count = REVOLUTIONS * PLACES;
  const delta = new Float64Array(6);
  const state = new Float64Array(6);
  const shifted = new Float64Array(6);
  const x = new Float64Array(count);
  const taus = new Float64Array(count);
  const targets = new Float64Array(3 * count);
  for (let k = 0; k < count; k++) {
    const turn = Math.floor(k / PLACES);
    const seconds = ((length - revolution) * turn) / (REVOLUTIONS - 1) + (revolution * ((k % PLACES) + 0.5)) / PLACES;
    difference(seconds, delta);
    motion.stateAt(burn + seconds, state);
    for (let c = 0; c < 3; c++) targets[3 * k + c] = state[c]! + delta[c]!;
    x[k] = seconds / length;
    taus[k] = shiftOf(motion, burn + seconds, targets, 3 * k, state);
  }
  const [a, b, c] = parabola(x, taus);
  let stray = 0;
  let mostShift = 0;
  for (let k = 0; k < count; k++) {
    const tau = a + x[k]! * (b + x[k]! * c);
    motion.stateAt(burn + x[k]! * length + tau, shifted);
    const off = Math.hypot(
      targets[3 * k]! - shifted[0]!,
      targets[3 * k + 1]! - shifted[1]!,
      targets[3 * k + 2]! - shifted[2]!,
    );
    // A path that is no number strays without end.
    stray = off > stray || Number.isNaN(off) ? off : stray;
    mostShift = Math.max(mostShift, Math.abs(tau));
  }
  const vertex = c === 0 ? 0 : -b / (2 * c);
  if (vertex > 0 && vertex < 1) mostShift = Math.max(mostShift, Math.abs(a + vertex * (b + vertex * c)));
  return {
    shift: a,
    rate: b / length,
    bend: c / (length * length),
    offTrackKm: Number.isNaN(stray) ? Number.POSITIVE_INFINITY : STRAY_FACTOR * stray + STRAY_KM,
    mostShift: Math.max(mostShift, Math.abs(a), Math.abs(a + b + c)),
  };
}

/** By how much a place is ahead on the nominal path, s; `state` is the nominal one at `time`, and is overwritten. */
function shiftOf(motion: EphemerisMotion, time: number, place: Float64Array, at: number, state: Float64Array): number {
  let shift = 0;
  for (let step = 0; step < 4; step++) {
    const [vx, vy, vz] = [state[3]!, state[4]!, state[5]!];
    const along = (place[at]! - state[0]!) * vx + (place[at + 1]! - state[1]!) * vy + (place[at + 2]! - state[2]!) * vz;
    const change = along / (vx * vx + vy * vy + vz * vz);
    shift += change;
    if (Math.abs(change) < 1e-6) break;
    motion.stateAt(time + shift, state);
  }
  return shift;
}

/** Least squares of a + b x + c x². */
function parabola(x: Float64Array, y: Float64Array): [number, number, number] {
  const s = new Float64Array(5);
  const t = new Float64Array(3);
  for (let k = 0; k < x.length; k++) {
    let power = 1;
    for (let n = 0; n < 5; n++) {
      s[n]! += power;
      if (n < 3) t[n]! += power * y[k]!;
      power *= x[k]!;
    }
  }
  const [s0, s1, s2, s3, s4] = s as unknown as [number, number, number, number, number];
  const det = s0 * (s2 * s4 - s3 * s3) - s1 * (s1 * s4 - s2 * s3) + s2 * (s1 * s3 - s2 * s2);
  const [t0, t1, t2] = t as unknown as [number, number, number];
  const a = t0 * (s2 * s4 - s3 * s3) - s1 * (t1 * s4 - s3 * t2) + s2 * (t1 * s3 - s2 * t2);
  const b = s0 * (t1 * s4 - s3 * t2) - t0 * (s1 * s4 - s2 * s3) + s2 * (s1 * t2 - t1 * s2);
  const c = s0 * (s2 * t2 - t1 * s3) - s1 * (s1 * t2 - t1 * s2) + t0 * (s1 * s3 - s2 * s2);
  return [a / det, b / det, c / det];
}
