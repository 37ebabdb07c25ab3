import { createEphemerisMotion, type EphemerisKnots, type EphemerisMotion } from '@clearway/screening';

/** Every so many-th knot is tried, the fewest first. */
const STRIDES = [8, 4, 2];

/** The fewest knots of an ephemeris by which it stays within so many km of itself at all others; those of even strides are tried. */
export function thinKnots(motion: EphemerisMotion, withinKm: number): EphemerisKnots {
  const { day, times, states } = motion;
  for (const stride of STRIDES) {
    const kept = keptOf(times.length, stride);
    if (kept.length < 4) continue;
    const thin: EphemerisKnots = {
      day,
      times: Float64Array.from(kept, (k) => times[k]!),
      states: Float64Array.from(kept.flatMap((k) => [...states.subarray(6 * k, 6 * k + 6)])),
    };
    if (isWithin(createEphemerisMotion(thin), motion, withinKm)) return thin;
  }
  return motion;
}

function keptOf(count: number, stride: number): number[] {
  const kept: number[] = [];
  for (let k = 0; k < count - 1; k += stride) kept.push(k);
  return [...kept, count - 1];
}

function isWithin(thin: EphemerisMotion, { times, states }: EphemerisKnots, withinKm: number): boolean {
  const state = new Float64Array(6);
  for (let k = 0; k < times.length; k++) {
    thin.stateAt(times[k]!, state);
    const at = 6 * k;
    const off = Math.hypot(state[0]! - states[at]!, state[1]! - states[at + 1]!, state[2]! - states[at + 2]!);
    if (!(off <= withinKm)) return false;
  }
  return true;
}
