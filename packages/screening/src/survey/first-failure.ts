import {
  EARTH_RADIUS_KM,
  MU_KM3_S2,
  propagateChecked,
  type Sgp4Constants,
  secondsBetween,
  sgp4FailureReason,
} from '@clearway/astro';
import { DAY_SECONDS, dayStartUs } from '../close-approaches/utc-days.ts';

/** From when an object is no longer there (microseconds since 1970-01-01 UTC), and why. */
export interface Failure {
  readonly fromUs: number;
  readonly reason: string;
}

const SHORTEST_STEP_SECONDS = 20;
const LONGEST_STEP_SECONDS = 1800;
/** Room for the short-period terms, by which radius and radial speed differ from the osculating orbit's. */
const RADIUS_MARGIN_KM = 15;
const RADIAL_SPEED_MARGIN_KM_S = 0.02;
/** An object this low beside its perigee may have been at the Earth's radius there, km. */
const DIP_MARGIN_KM = 30;
const PAUSE_EVERY = 1024;

const state = new Float64Array(6);

/**
 * Follows an object through a UTC day and returns when its propagation first fails between two seconds of it, or null. It
 * is always followed from midnight, through whole seconds between which its radius can't reach the Earth unseen, so that
 * the moment is a function of the element set and the day. An object that failed earlier in the day and is well at `begin`
 * is followed on; where it fails at `begin` already, that is the moment.
 */
export async function findFirstFailure(
  satellite: Sgp4Constants,
  day: number,
  begin: number,
  end: number,
  pause: () => Promise<void>,
): Promise<Failure | null> {
  const offset = secondsBetween(satellite.epoch, { day, second: 0 }) / 60;
  const codeAt = (second: number): number => propagateChecked(satellite, offset + second / 60, state);
  const failureAt = (second: number): Failure => {
    const code = codeAt(second);
    const reason = sgp4FailureReason(code, state) ?? 'propagation fails';
    return { fromUs: dayStartUs(day) + Math.round(second * 1e6), reason };
  };
  if (codeAt(begin) !== 0) return failureAt(begin);
  /** The first failure after `good`, by `bad` at the latest. */
  const between = (good: number, bad: number): number => {
    let [low, high] = [good, bad];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (codeAt(middle) === 0) low = middle;
      else high = middle;
    }
    return high;
  };
  /** The lowest second between one at which the object comes down and one at which it rises. */
  const lowest = (falling: number, rising: number): number => {
    let [low, high] = [falling, rising];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (codeAt(middle) !== 0) return middle;
      if (climb() < 0) low = middle;
      else high = middle;
    }
    return high;
  };
  let good = -1;
  let isFalling = false;
  let looked = 0;
  for (let second = 0; ; ) {
    if (++looked % PAUSE_EVERY === 0) await pause();
    let step = SHORTEST_STEP_SECONDS;
    let bad = second;
    if (codeAt(second) === 0) {
      const rises = climb() >= 0;
      step = safeStep();
      // Between two samples it may have dipped below for seconds.
      const isLow = Math.hypot(state[0]!, state[1]!, state[2]!) < EARTH_RADIUS_KM + DIP_MARGIN_KM;
      bad = good >= 0 && isFalling && rises && isLow ? lowest(good, second) : -1;
      if (bad >= 0 && codeAt(bad) === 0) bad = -1;
      isFalling = !rises;
    }
    if (bad >= 0 && good >= 0) {
      const first = between(good, bad);
      if (first > begin) return first <= end ? failureAt(first) : null;
    }
    good = bad === second ? -1 : second;
    if (second >= end) return null;
    second = Math.min(DAY_SECONDS, second + step);
  }
}

/** Radius times radial speed of `state`. */
function climb(): number {
  return state[0]! * state[3]! + state[1]! * state[4]! + state[2]! * state[5]!;
}

/** Whole seconds in which an object with `state` can't come down to the Earth's radius. */
function safeStep(): number {
  const x = state[0]!;
  const y = state[1]!;
  const z = state[2]!;
  const vx = state[3]!;
  const vy = state[4]!;
  const vz = state[5]!;
  const r = Math.sqrt(x * x + y * y + z * z);
  const rv = x * vx + y * vy + z * vz;
  const h = Math.sqrt(r * r * (vx * vx + vy * vy + vz * vz) - rv * rv);
  const ec = (h * h) / (MU_KM3_S2 * r) - 1;
  const es = (rv / r) * (h / MU_KM3_S2);
  // The greatest radial speed of a Kepler orbit is e · μ/h.
  const speed = (1.2 * Math.sqrt(ec * ec + es * es) * MU_KM3_S2) / h + RADIAL_SPEED_MARGIN_KM_S;
  const step = Math.floor((r - EARTH_RADIUS_KM - RADIUS_MARGIN_KM) / speed);
  return Math.max(SHORTEST_STEP_SECONDS, Math.min(LONGEST_STEP_SECONDS, step));
}
