import { EARTH_MU_KM3_S2, eccentricLongitude } from '@clearway/astro';

/**
 * One two-body orbit made ready for many positions: with the eccentric longitude F, position = U cos F + V sin F + W and
 * velocity = n/ρ (V cos F − U sin F). In 14 numbers: n, λ, k, h, U, V, W (3 each), the perigee's radius (km).
 */
export type Ellipse = Float64Array;

export const ELLIPSE_SIZE = 14;

/** From equinoctial elements (n, k, h, p, q, λ). @returns false where they aren't those of an ellipse. */
export function ellipseFrom(e: Float64Array, out: Ellipse): boolean {
  const n = e[0]!;
  const k = e[1]!;
  const h = e[2]!;
  const p = e[3]!;
  const q = e[4]!;
  const square = h * h + k * k;
  if (!(square < 1 && n > 0)) return false;
  const beta = 1 / (1 + Math.sqrt(1 - square));
  const a = Math.cbrt(EARTH_MU_KM3_S2 / (n * n));
  const scale = a / (1 + p * p + q * q);
  const hkb = h * k * beta;
  const hh = 1 - h * h * beta;
  const kk = 1 - k * k * beta;
  out[0] = n;
  out[1] = e[5]!;
  out[2] = k;
  out[3] = h;
  for (let i = 0; i < 3; i++) {
    const f = scale * (i === 0 ? 1 - p * p + q * q : i === 1 ? 2 * p * q : -2 * p);
    const g = scale * (i === 0 ? 2 * p * q : i === 1 ? 1 + p * p - q * q : 2 * q);
    out[4 + i] = hh * f + hkb * g;
    out[7 + i] = hkb * f + kk * g;
    out[10 + i] = -k * f - h * g;
  }
  out[13] = a * (1 - Math.sqrt(square));
  return true;
}

/** Position (km) and velocity (km/s) of the second less those of the first, at `seconds`, into six numbers. */
export function relativeOnEllipses(first: Ellipse, second: Ellipse, seconds: number, out: Float64Array): void {
  const f1 = eccentricLongitude(first[1]! + first[0]! * seconds, first[3]!, first[2]!);
  const f2 = eccentricLongitude(second[1]! + second[0]! * seconds, second[3]!, second[2]!);
  const c1 = Math.cos(f1);
  const s1 = Math.sin(f1);
  const c2 = Math.cos(f2);
  const s2 = Math.sin(f2);
  const w1 = first[0]! / (1 - first[2]! * c1 - first[3]! * s1);
  const w2 = second[0]! / (1 - second[2]! * c2 - second[3]! * s2);
  for (let i = 0; i < 3; i++) {
    const u1 = first[4 + i]!;
    const v1 = first[7 + i]!;
    const u2 = second[4 + i]!;
    const v2 = second[7 + i]!;
    out[i] = u2 * c2 + v2 * s2 + second[10 + i]! - (u1 * c1 + v1 * s1 + first[10 + i]!);
    out[3 + i] = w2 * (v2 * c2 - u2 * s2) - w1 * (v1 * c1 - u1 * s1);
  }
}
