import type { Vector3 } from '../encounters/encounter.ts';
import { eccentricLongitude } from './eccentric-longitude.ts';
import { EARTH_MU_KM3_S2 } from './gravitational-parameter.ts';

/**
 * +1: elements that are singular only at an inclination of 180°; −1: only at 0°. Ask `retrogradeFactorFor`.
 * Written I or f_r in the literature.
 */
export type RetrogradeFactor = 1 | -1;

/**
 * Six equinoctial elements as an array, the set in which Hall (2021) spreads covariances:
 *
 * | index | element | unit |
 * |---|---|---|
 * | 0 | n, mean motion | rad/s |
 * | 1 | k = a_f = e cos(ω + I Ω) | |
 * | 2 | h = a_g = e sin(ω + I Ω) | |
 * | 3 | p = χ = tan^I(i/2) sin Ω | |
 * | 4 | q = ψ = tan^I(i/2) cos Ω | |
 * | 5 | λ = M + ω + I Ω, mean longitude | rad |
 *
 * Source: Broucke and Cefola, On the Equinoctial Orbit Elements, Celestial Mechanics 5 (1972), with n in place of a.
 */
export type EquinoctialElements = Float64Array;

/** The factor whose elements are far from their singularity: −1 from 90° of inclination on. */
export function retrogradeFactorFor(position: Vector3, velocity: Vector3): RetrogradeFactor {
  return position[0] * velocity[1] - position[1] * velocity[0] < 0 ? -1 : 1;
}

/**
 * Equinoctial elements of an inertial state: `state[offset…]` is x, y, z (km), vx, vy, vz (km/s); six elements go to
 * `out[outOffset…]`, λ in [0, 2π). Returns false, with NaN written, where the orbit is not an ellipse with a plane (unbound,
 * rectilinear, not finite, or at the singularity of the factor).
 */
export function equinoctialFromState(
  state: Float64Array,
  retrogradeFactor: RetrogradeFactor,
  out: EquinoctialElements,
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
  const sign = retrogradeFactor;
  const r = Math.sqrt(x * x + y * y + z * z);
  const a = 1 / (2 / r - (vx * vx + vy * vy + vz * vz) / mu);
  const hx = y * vz - z * vy;
  const hy = z * vx - x * vz;
  const hz = x * vy - y * vx;
  const momentum = Math.sqrt(hx * hx + hy * hy + hz * hz);
  const wx = hx / momentum;
  const wy = hy / momentum;
  const wz = hz / momentum;
  const p = wx / (1 + sign * wz);
  const q = -wy / (1 + sign * wz);
  const scale = 1 / (1 + p * p + q * q);
  const fx = (1 - p * p + q * q) * scale;
  const fy = 2 * p * q * scale;
  const fz = -2 * sign * p * scale;
  const gx = 2 * sign * p * q * scale;
  const gy = (1 + p * p - q * q) * sign * scale;
  const gz = 2 * q * scale;
  // Eccentricity vector: v × h / mu − r / |r|.
  const ex = (vy * hz - vz * hy) / mu - x / r;
  const ey = (vz * hx - vx * hz) / mu - y / r;
  const ez = (vx * hy - vy * hx) / mu - z / r;
  const k = ex * fx + ey * fy + ez * fz;
  const h = ex * gx + ey * gy + ez * gz;
  const b = Math.sqrt(1 - h * h - k * k);
  const beta = 1 / (1 + b);
  const along = x * fx + y * fy + z * fz;
  const across = x * gx + y * gy + z * gz;
  const cosF = k + ((1 - k * k * beta) * along - h * k * beta * across) / (a * b);
  const sinF = h + ((1 - h * h * beta) * across - h * k * beta * along) / (a * b);
  const lambda = Math.atan2(sinF, cosF) + h * cosF - k * sinF;
  if (!(a > 0 && b > 0 && Number.isFinite(p * q * lambda))) {
    out.fill(Number.NaN, outOffset, outOffset + 6);
    return false;
  }
  out[outOffset] = Math.sqrt(mu / a) / a;
  out[outOffset + 1] = k;
  out[outOffset + 2] = h;
  out[outOffset + 3] = p;
  out[outOffset + 4] = q;
  const inside = lambda - TWO_PI * Math.floor(lambda / TWO_PI);
  // A negative λ of rounding size becomes 2π itself, or stays where its quotient underflows.
  out[outOffset + 5] = inside >= 0 && inside < TWO_PI ? inside : 0;
  return true;
}

const TWO_PI = 2 * Math.PI;

/**
 * Inertial state of equinoctial elements (λ any number): x, y, z (km), vx, vy, vz (km/s) into `out[outOffset…]`. Since two-body
 * motion only adds n Δt to λ, `secondsLater` gives the state that much later at no cost. Returns false, with NaN written,
 * where e ≥ 1 or n ≤ 0.
 */
export function stateFromEquinoctial(
  elements: EquinoctialElements,
  retrogradeFactor: RetrogradeFactor,
  out: Float64Array,
  mu: number = EARTH_MU_KM3_S2,
  secondsLater = 0,
  offset = 0,
  outOffset = 0,
): boolean {
  const n = elements[offset]!;
  const k = elements[offset + 1]!;
  const h = elements[offset + 2]!;
  const p = elements[offset + 3]!;
  const q = elements[offset + 4]!;
  const sign = retrogradeFactor;
  const b2 = 1 - h * h - k * k;
  if (!(n > 0 && b2 > 0)) {
    out.fill(Number.NaN, outOffset, outOffset + 6);
    return false;
  }
  const f = eccentricLongitude(elements[offset + 5]! + n * secondsLater, h, k);
  const c = Math.cos(f);
  const s = Math.sin(f);
  const a = Math.cbrt(mu / (n * n));
  const beta = 1 / (1 + Math.sqrt(b2));
  const hkb = h * k * beta;
  const hhb = 1 - h * h * beta;
  const kkb = 1 - k * k * beta;
  const along = a * (hhb * c + hkb * s - k);
  const across = a * (kkb * s + hkb * c - h);
  const speed = (n * a) / (1 - k * c - h * s);
  const alongRate = speed * (hkb * c - hhb * s);
  const acrossRate = speed * (kkb * c - hkb * s);
  const scale = 1 / (1 + p * p + q * q);
  const fx = (1 - p * p + q * q) * scale;
  const fy = 2 * p * q * scale;
  const fz = -2 * sign * p * scale;
  const gx = 2 * sign * p * q * scale;
  const gy = (1 + p * p - q * q) * sign * scale;
  const gz = 2 * q * scale;
  out[outOffset] = along * fx + across * gx;
  out[outOffset + 1] = along * fy + across * gy;
  out[outOffset + 2] = along * fz + across * gz;
  out[outOffset + 3] = alongRate * fx + acrossRate * gx;
  out[outOffset + 4] = alongRate * fy + acrossRate * gy;
  out[outOffset + 5] = alongRate * fz + acrossRate * gz;
  return true;
}
