import { EARTH_MU_KM3_S2 } from './gravitational-parameter.ts';

/**
 * Two-body motion of an inertial state along its ellipse: `state[offset…]` is x, y, z (km), vx, vy, vz (km/s); the state
 * `seconds` later (or earlier) goes to `out[outOffset…]`, which may be the same place. Nothing is allocated.
 *
 * Lagrange's f and g with the difference of eccentric anomalies, from Kepler's equation in the form
 * n Δt = ΔE − (1 − r₀/a) sin ΔE + (r₀·v₀/√(μa)) (1 − cos ΔE) (Battin 1999, §4.3), solved by Newton's steps in a bracket: it
 * converges for every eccentricity below 1. Returns false, with NaN written, where the orbit is not bound.
 */
export function propagateTwoBody(
  state: Float64Array,
  seconds: number,
  out: Float64Array,
  mu: number = EARTH_MU_KM3_S2,
  offset = 0,
  outOffset = 0,
): boolean {
  const x = state[offset]!;
  const y = state[offset + 1]!;
  const z = state[offset + 2]!;
  const vx = state[offset + 3]!;
  const vy = state[offset + 4]!;
  const vz = state[offset + 5]!;
  const r0 = Math.sqrt(x * x + y * y + z * z);
  const a = 1 / (2 / r0 - (vx * vx + vy * vy + vz * vz) / mu);
  if (!(a > 0 && a < Number.POSITIVE_INFINITY)) {
    out.fill(Number.NaN, outOffset, outOffset + 6);
    return false;
  }
  const n = Math.sqrt(mu / a) / a;
  const ec = 1 - r0 / a;
  const es = (x * vx + y * vy + z * vz) / Math.sqrt(mu * a);
  // Whole revolutions change nothing, and a small angle keeps its precision.
  const turns = Math.round((n * seconds) / TWO_PI);
  const meanChange = n * seconds - turns * TWO_PI;
  const change = eccentricChange(meanChange, ec, es);
  const s = Math.sin(change);
  // 1 − cos without cancellation.
  const half = Math.sin(change / 2);
  const v = 2 * half * half;
  const r = r0 + a * (es * s + ec * v);
  const f = 1 - (a / r0) * v;
  const g = (r0 * s + a * es * v) / (n * a);
  const fRate = (-n * a * a * s) / (r * r0);
  const gRate = 1 - (a / r) * v;
  out[outOffset] = f * x + g * vx;
  out[outOffset + 1] = f * y + g * vy;
  out[outOffset + 2] = f * z + g * vz;
  out[outOffset + 3] = fRate * x + gRate * vx;
  out[outOffset + 4] = fRate * y + gRate * vy;
  out[outOffset + 5] = fRate * z + gRate * vz;
  return true;
}

const TWO_PI = 2 * Math.PI;

/** ΔE of m = ΔE − ec sin ΔE + es (1 − cos ΔE): monotonic, with |ΔE − m| ≤ 2e. */
function eccentricChange(m: number, ec: number, es: number): number {
  const e = Math.sqrt(ec * ec + es * es);
  let low = m - 2 * e;
  let high = m + 2 * e;
  let change = m;
  for (let iteration = 0; iteration < 60; iteration++) {
    const s = Math.sin(change);
    const half = Math.sin(change / 2);
    const v = 2 * half * half;
    const error = change - ec * s + es * v - m;
    if (error === 0) return change;
    if (error > 0) high = change;
    else low = change;
    let next = change - error / (1 - ec * (1 - v) + es * s);
    if (!(next >= low && next <= high)) next = (low + high) / 2;
    const step = Math.abs(next - change);
    change = next;
    if (step <= 2e-16 * Math.max(1e-3, Math.abs(change)) || high <= low) break;
  }
  return change;
}
