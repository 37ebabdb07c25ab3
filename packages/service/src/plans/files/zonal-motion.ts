import { EARTH_RADIUS_KM, J2, J3, J4, MU_KM3_S2 } from '@clearway/astro';

/** Steps are no longer than this share of a revolution at that radius (rad): in low orbit the steps of a day are off by some decimetres. */
const LONGEST_ANGLE = 0.01;

const y = new Float64Array(6);
const k = new Float64Array(24);

/**
 * Where a body is `seconds` later (before, where negative) under a sphere's gravity with J2, J3 and J4 (WGS-72), by Runge and Kutta's
 * rule of fourth order. Axes inertial, z along the Earth's pole; km and km/s, in place. Left out: tesseral terms, Moon, Sun, drag, which
 * in low orbit come to some hundred metres to kilometres along the track in a day.
 */
export function coastZonal(state: Float64Array, seconds: number): void {
  const r = Math.hypot(state[0]!, state[1]!, state[2]!);
  const steps = Math.max(1, Math.ceil((Math.abs(seconds) * Math.sqrt(MU_KM3_S2 / r ** 3)) / LONGEST_ANGLE));
  const h = seconds / steps;
  for (let step = 0; step < steps; step++) {
    slope(state, 0);
    for (let stage = 1; stage < 4; stage++) {
      const share = stage === 3 ? h : 0.5 * h;
      for (let c = 0; c < 6; c++) y[c] = state[c]! + share * k[(stage - 1) * 6 + c]!;
      slope(y, stage * 6);
    }
    for (let c = 0; c < 6; c++) state[c]! += (h / 6) * (k[c]! + 2 * k[6 + c]! + 2 * k[12 + c]! + k[18 + c]!);
  }
}

/** Acceleration of the zonal potential (Vallado, Fundamentals of Astrodynamics, 4th ed., §8.7.1, from its gradient). */
function slope(state: Float64Array, to: number): void {
  const [px, py, pz] = [state[0]!, state[1]!, state[2]!];
  const r2 = px * px + py * py + pz * pz;
  const r = Math.sqrt(r2);
  const sphere = MU_KM3_S2 / (r2 * r);
  const u = pz / r;
  const [u2, q] = [u * u, EARTH_RADIUS_KM / r];
  const [a2, a3, a4] = [J2 * q * q, J3 * q * q * q, J4 * q ** 4];
  // Each term: along the equatorial components, and what z has besides.
  const flat = 1.5 * a2 * (1 - 5 * u2) + 2.5 * a3 * u * (3 - 7 * u2) - 1.875 * a4 * (1 - 14 * u2 + 21 * u2 * u2);
  const polar = 3 * a2 * u + 1.5 * a3 * (5 * u2 - 1) - 2.5 * a4 * u * (3 - 7 * u2);
  k[to] = state[3]!;
  k[to + 1] = state[4]!;
  k[to + 2] = state[5]!;
  k[to + 3] = -sphere * px * (1 + flat);
  k[to + 4] = -sphere * py * (1 + flat);
  k[to + 5] = -sphere * (pz * (1 + flat) + r * polar);
}
