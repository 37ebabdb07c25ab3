import { EARTH_RADIUS_KM, MU_KM3_S2 } from '@clearway/astro';
import type { EphemerisMotion } from '@clearway/screening';

/** Within which an operator's ephemeris moves its object, surely. */
export interface FlightExtent {
  readonly leastRadiusKm: number;
  readonly mostRadiusKm: number;
  readonly mostSpeedKmS: number;
  /** The part of its acceleration that is not attraction to the Earth's centre, at most: burns and the rest, km/s². */
  readonly beyondKmS2: number;
}

/** J2 and the rest add at most this part to the attraction of a point. */
const BEYOND_TWO_BODIES = 0.004;
/** States looked at in each interval between knots. */
const PARTS = 4;

/**
 * From states a quarter of an interval (h) apart. In between |d²r/dt²| ≤ v²/r + a, the acceleration a ≤ μ/r² + what exceeds gravity, so
 * the radius leaves the smaller and the greater of both ends by at most that times h²/8, and the speed by a h/2.
 */
export function flightExtent({ times, states, stateAt, extraAcceleration }: EphemerisMotion): FlightExtent {
  const state = new Float64Array(6);
  let [least, most, speed, extra] = [Number.POSITIVE_INFINITY, 0, 0, 0];
  let radiusBefore = Math.hypot(states[0]!, states[1]!, states[2]!);
  let speedBefore = Math.hypot(states[3]!, states[4]!, states[5]!);
  for (let k = 0; k + 1 < times.length; k++) {
    const h = (times[k + 1]! - times[k]!) / PARTS;
    extra = Math.max(extra, extraAcceleration[k]!);
    for (let part = 1; part <= PARTS; part++) {
      stateAt(times[k]! + part * h, state);
      const radius = Math.hypot(state[0]!, state[1]!, state[2]!);
      const speedNow = Math.hypot(state[3]!, state[4]!, state[5]!);
      const low = Math.max(EARTH_RADIUS_KM, Math.min(radius, radiusBefore));
      const fast = Math.max(speedNow, speedBefore);
      const acceleration = ((1 + BEYOND_TWO_BODIES) * MU_KM3_S2) / low ** 2 + extraAcceleration[k]!;
      const bend = (((fast * fast) / low + acceleration) * h * h) / 8;
      least = Math.min(least, Math.min(radius, radiusBefore) - bend);
      most = Math.max(most, Math.max(radius, radiusBefore) + bend);
      speed = Math.max(speed, fast + (acceleration * h) / 2);
      [radiusBefore, speedBefore] = [radius, speedNow];
    }
  }
  const leastRadiusKm = Math.max(least, EARTH_RADIUS_KM);
  const beyondKmS2 = (BEYOND_TWO_BODIES * MU_KM3_S2) / leastRadiusKm ** 2 + extra;
  return { leastRadiusKm, mostRadiusKm: most, mostSpeedKmS: speed, beyondKmS2 };
}
