import { EARTH_RADIUS_KM } from '@clearway/astro';
import type { OracleObject } from './oracle.ts';

const COARSE_SAMPLES = 200;
const FINE_SECONDS = 20;
/** An object that comes lower than this is followed closely for the moment it fails. */
const RISKY_RADIUS_KM = EARTH_RADIUS_KM + 120;

/** When satellite.js first gives an error or a state that cannot be, in [0, duration], to 0.01 s; Infinity if never. */
export function endOfLife(object: OracleObject, duration: number): number {
  const state = new Float64Array(6);
  const isThere = (seconds: number): boolean => object.stateAt(seconds, state, 0);
  if (!isThere(0)) return 0;
  let isRisky = false;
  for (let k = 0; k <= COARSE_SAMPLES && !isRisky; k++) {
    isRisky =
      !isThere((k * duration) / COARSE_SAMPLES) || Math.hypot(state[0]!, state[1]!, state[2]!) < RISKY_RADIUS_KM;
  }
  if (!isRisky) return Number.POSITIVE_INFINITY;
  let before = Number.POSITIVE_INFINITY;
  for (let time = FINE_SECONDS; time < duration + FINE_SECONDS; time += FINE_SECONDS) {
    let [good, bad] = [time - FINE_SECONDS, Math.min(time, duration)];
    if (isThere(bad)) {
      const radius = Math.hypot(state[0]!, state[1]!, state[2]!);
      // Beside the lowest point it may have dipped below for seconds.
      const isLow = Math.min(before, radius) < EARTH_RADIUS_KM + 5;
      before = radius;
      let dip = good;
      while (isLow && dip < bad && isThere(dip)) dip += 1;
      if (!isLow || dip >= bad) continue;
      bad = dip;
    }
    while (bad - good > 0.01) {
      const middle = (good + bad) / 2;
      if (isThere(middle)) good = middle;
      else bad = middle;
    }
    return bad;
  }
  return Number.POSITIVE_INFINITY;
}

/** The same object, absent for good from the moment it first fails. */
export function endingObject(object: OracleObject, duration: number): OracleObject {
  const end = endOfLife(object, duration);
  if (end === Number.POSITIVE_INFINITY) return object;
  return {
    ...object,
    stateAt: (seconds, out, at) => {
      if (seconds < end) return object.stateAt(seconds, out, at);
      out.fill(Number.NaN, at, at + 6);
      return false;
    },
  };
}
