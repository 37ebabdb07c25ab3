import { EARTH_RADIUS_KM, J2, MU_KM3_S2 } from '@clearway/astro';

/** Steps are no longer than this share of a revolution at that radius (rad): the rest of a step is below a millimetre. */
const LONGEST_ANGLE = 0.035;

const y = new Float64Array(6);
const k = new Float64Array(24);

/**
 * Where a body that coasts is `seconds` later: from `states[at …]` (TEME km, km/s) to `out`. Gravity of a sphere with J2,
 * integrated by Runge and Kutta's rule of fourth order. What it leaves out (higher terms, Sun, Moon, drag) is below 5·10⁻⁸ km/s².
 */
export function coast(states: Float64Array, at: number, seconds: number, out: Float64Array): void {
  for (let c = 0; c < 6; c++) out[c] = states[at + c]!;
  const r = Math.hypot(out[0]!, out[1]!, out[2]!);
  const steps = Math.max(1, Math.ceil((seconds * Math.sqrt(MU_KM3_S2 / r ** 3)) / LONGEST_ANGLE));
  const h = seconds / steps;
  for (let step = 0; step < steps; step++) {
    slope(out, 0);
    for (let stage = 1; stage < 4; stage++) {
      const share = stage === 3 ? h : 0.5 * h;
      for (let c = 0; c < 6; c++) y[c] = out[c]! + share * k[(stage - 1) * 6 + c]!;
      slope(y, stage * 6);
    }
    for (let c = 0; c < 6; c++) out[c]! += (h / 6) * (k[c]! + 2 * k[6 + c]! + 2 * k[12 + c]! + k[18 + c]!);
  }
}

function slope(state: Float64Array, to: number): void {
  const [px, py, pz] = [state[0]!, state[1]!, state[2]!];
  const r2 = px * px + py * py + pz * pz;
  const sphere = MU_KM3_S2 / (r2 * Math.sqrt(r2));
  const flat = (1.5 * J2 * EARTH_RADIUS_KM * EARTH_RADIUS_KM) / r2;
  const z2 = (5 * pz * pz) / r2;
  k[to] = state[3]!;
  k[to + 1] = state[4]!;
  k[to + 2] = state[5]!;
  k[to + 3] = -sphere * px * (1 + flat * (1 - z2));
  k[to + 4] = -sphere * py * (1 + flat * (1 - z2));
  k[to + 5] = -sphere * pz * (1 + flat * (3 - z2));
}
