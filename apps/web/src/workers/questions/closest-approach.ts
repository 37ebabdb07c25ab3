import { MU_KM3_S2 } from '@clearway/astro';

/** Separation (secondary − primary, km) so many seconds from a reference time; false where there is none. */
export type Separation = (seconds: number, out: Float64Array) => boolean;

/** Half the distance in time of the positions from which rates are taken. */
const DIFFERENCE_SECONDS = 0.5;
const NEWTON_STEPS = 20;
/** 0.1 µs. */
const AGREEMENT_SECONDS = 1e-7;
const SCAN_STEP_SECONDS = 5;

const before = new Float64Array(3);
const middle = new Float64Array(3);
const after = new Float64Array(3);

/**
 * Seconds from the reference time of the least distance nearest to it, within ±`reach`; the end with the least distance
 * where there is no minimum inside; null where propagation fails. Newton's method on d · d′ = 0 with rates by differences of
 * positions (SGP4's velocities are not quite their derivative), from the lowest of a scan where it does not converge nearby.
 */
export function closestApproach(separation: Separation, reach: number): number | null {
  const direct = newton(separation, 0, reach);
  if (direct !== null) return direct;
  const lowest = scan(separation, reach);
  if (lowest === null) return null;
  return newton(separation, lowest, reach) ?? lowest;
}

function newton(separation: Separation, start: number, reach: number): number | null {
  const h = DIFFERENCE_SECONDS;
  let time = start;
  for (let step = 0; step < NEWTON_STEPS; step++) {
    if (!separation(time - h, before) || !separation(time, middle) || !separation(time + h, after)) return null;
    let slope = 0;
    let curve = 0;
    for (let c = 0; c < 3; c++) {
      const rate = (after[c]! - before[c]!) / (2 * h);
      const acceleration = (after[c]! - 2 * middle[c]! + before[c]!) / (h * h);
      slope += middle[c]! * rate;
      curve += rate * rate + middle[c]! * acceleration;
    }
    // Not near a minimum: there the square of the distance is convex.
    if (!(curve > 0)) return null;
    const move = slope / curve;
    time -= move;
    if (!(Math.abs(time) <= reach)) return null;
    if (Math.abs(move) < AGREEMENT_SECONDS) return time;
  }
  return null;
}

/** The minimum of a scan that is nearest to the reference time, else its lowest end. */
function scan(separation: Separation, reach: number): number | null {
  const steps = Math.ceil(reach / SCAN_STEP_SECONDS);
  const distances = new Float64Array(2 * steps + 1).fill(Number.POSITIVE_INFINITY);
  for (let k = -steps; k <= steps; k++) {
    if (separation((k * reach) / steps, middle)) distances[k + steps] = Math.hypot(middle[0]!, middle[1]!, middle[2]!);
  }
  let best = Number.NaN;
  for (let k = 1; k < 2 * steps; k++) {
    const isMinimum = distances[k]! <= distances[k - 1]! && distances[k]! <= distances[k + 1]!;
    if (isMinimum && distances[k]! < Number.POSITIVE_INFINITY && !(Math.abs(k - steps) >= Math.abs(best))) {
      best = k - steps;
    }
  }
  if (!Number.isNaN(best)) return (best * reach) / steps;
  const [first, last] = [distances[0]!, distances[2 * steps]!];
  if (Math.min(first, last) === Number.POSITIVE_INFINITY) return null;
  return first < last ? -reach : reach;
}

/** Half a revolution by the vis-viva equation, s: minima of one pair are further apart. State in km and km/s. */
export function halfRevolutionSeconds(state: Float64Array, offset = 0): number {
  const radius = Math.hypot(state[offset]!, state[offset + 1]!, state[offset + 2]!);
  const speed2 = state[offset + 3]! ** 2 + state[offset + 4]! ** 2 + state[offset + 5]! ** 2;
  const axis = 1 / (2 / radius - speed2 / MU_KM3_S2);
  return Math.PI * Math.sqrt(axis ** 3 / MU_KM3_S2);
}
