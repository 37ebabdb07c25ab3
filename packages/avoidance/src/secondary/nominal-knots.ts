import {
  addSeconds,
  EARTH_MU_KM3_S2,
  type ElementSet,
  initializeSgp4,
  propagateSgp4,
  secondsBetween,
  UserError,
  type UtcTime,
} from '@clearway/astro';
import type { EphemerisKnots } from '@clearway/screening';

/** Velocities are differences over this time on either side, s: SGP4's own are off by up to centimetres a second. */
const DIFFERENCE_SECONDS = 0.5;
/** Longest and shortest times between states, s; at perigee there are 120 to a revolution of that speed. */
const LONGEST_SPACING = 60;
const SHORTEST_SPACING = 15;
const STATES_PER_REVOLUTION = 120;

/**
 * The path of an element set as an ephemeris of a state a minute (more in eccentric orbits), from `from` to `to` (s from `start`): interpolated, within a
 * micrometre of SGP4 in low orbit.
 * @throws UserError where the propagation fails
 */
export function knotsOfElements(set: ElementSet, start: UtcTime, from: number, to: number): EphemerisKnots {
  const constants = initializeSgp4(set);
  const zero = addSeconds(start, from);
  const atPerigee = (86_400 / set.meanMotionRevPerDay) * (1 - set.eccentricity) ** 1.5;
  const spacing = Math.max(SHORTEST_SPACING, Math.min(LONGEST_SPACING, atPerigee / STATES_PER_REVOLUTION));
  const count = Math.ceil((to - from) / spacing) + 1;
  const times = Float64Array.from({ length: count }, (_, k) => zero.second + k * spacing);
  const states = new Float64Array(6 * count);
  const age = secondsBetween(set.epoch, { day: zero.day, second: 0 });
  const around = [new Float64Array(6), new Float64Array(6), new Float64Array(6)] as const;
  for (let k = 0; k < count; k++) {
    for (const [i, state] of around.entries()) {
      const code = propagateSgp4(constants, (age + times[k]! + (i - 1) * DIFFERENCE_SECONDS) / 60, state);
      if (code !== 0) {
        throw new UserError(
          'object-unknown',
          `the elements of ${set.id} do not reach the end of the screening (SGP4 error ${code})`,
          'give newer elements, or an ephemeris of the satellite',
        );
      }
    }
    for (let c = 0; c < 3; c++) {
      states[6 * k + c] = around[1][c]!;
      states[6 * k + 3 + c] = (around[2][c]! - around[0][c]!) / (2 * DIFFERENCE_SECONDS);
    }
  }
  return { day: zero.day, times, states };
}

/** μ/r³ at the least radius of states, 1/s². */
export function greatestGradient(states: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < states.length; at += 6) {
    least = Math.min(least, Math.hypot(states[at]!, states[at + 1]!, states[at + 2]!));
  }
  return EARTH_MU_KM3_S2 / least ** 3;
}
