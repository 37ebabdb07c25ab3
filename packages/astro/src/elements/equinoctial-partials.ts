import { eccentricLongitude } from './eccentric-longitude.ts';
import type { EquinoctialElements, RetrogradeFactor } from './equinoctial-elements.ts';
import { EARTH_MU_KM3_S2 } from './gravitational-parameter.ts';

/**
 * Partial derivatives of the inertial state (x, y, z km, vx, vy, vz km/s: rows) `secondsLater` in two-body motion with respect
 * to the equinoctial elements now (n rad/s, k, h, p, q, λ: columns), 36 numbers row by row into `out`. With 0 seconds it is
 * the Jacobian of `stateFromEquinoctial`; the quotient of two of them is the state transition matrix.
 *
 * Derived by the chain rule from the equations of Broucke and Cefola 1972; tested against central differences. Returns false,
 * with NaN written, where e ≥ 1 or n ≤ 0.
 */
export function equinoctialPartials(
  elements: EquinoctialElements,
  retrogradeFactor: RetrogradeFactor,
  out: Float64Array,
  mu: number = EARTH_MU_KM3_S2,
  secondsLater = 0,
): boolean {
  const n = elements[0]!;
  const k = elements[1]!;
  const h = elements[2]!;
  const p = elements[3]!;
  const q = elements[4]!;
  const sign = retrogradeFactor;
  const b2 = 1 - h * h - k * k;
  if (!(n > 0 && b2 > 0)) {
    out.fill(Number.NaN, 0, 36);
    return false;
  }
  const f = eccentricLongitude(elements[5]! + n * secondsLater, h, k);
  const c = Math.cos(f);
  const s = Math.sin(f);
  const a = Math.cbrt(mu / (n * n));
  const b = Math.sqrt(b2);
  const beta = 1 / (1 + b);
  const betaByK = (beta * beta * k) / b;
  const betaByH = (beta * beta * h) / b;
  const hkb = h * k * beta;
  const hhb = 1 - h * h * beta;
  const kkb = 1 - k * k * beta;
  // Distance over a, and its rate by F.
  const d = 1 - k * c - h * s;
  const dByF = k * s - h * c;
  const fByLambda = 1 / d;
  const fByK = s / d;
  const fByH = -c / d;

  const x = a * (hhb * c + hkb * s - k);
  const y = a * (kkb * s + hkb * c - h);
  const xByF = a * (hkb * c - hhb * s);
  const yByF = a * (kkb * c - hkb * s);
  const w = n / d;
  const vx = w * xByF;
  const vy = w * yByF;
  const vxByF = -w * a * (hkb * s + hhb * c) - (vx * dByF) / d;
  const vyByF = -w * a * (kkb * s + hkb * c) - (vy * dByF) / d;

  // At constant F, by k then by h.
  const hkbByK = h * (beta + k * betaByK);
  const hhbByK = -h * h * betaByK;
  const kkbByK = -k * (2 * beta + k * betaByK);
  const hkbByH = k * (beta + h * betaByH);
  const hhbByH = -h * (2 * beta + h * betaByH);
  const kkbByH = -k * k * betaByH;
  const xByK = a * (hhbByK * c + hkbByK * s - 1) + xByF * fByK;
  const yByK = a * (kkbByK * s + hkbByK * c) + yByF * fByK;
  const xByH = a * (hhbByH * c + hkbByH * s) + xByF * fByH;
  const yByH = a * (kkbByH * s + hkbByH * c - 1) + yByF * fByH;
  const vxByK = w * a * (hkbByK * c - hhbByK * s) + (vx * c) / d + vxByF * fByK;
  const vyByK = w * a * (kkbByK * c - hkbByK * s) + (vy * c) / d + vyByF * fByK;
  const vxByH = w * a * (hkbByH * c - hhbByH * s) + (vx * s) / d + vxByF * fByH;
  const vyByH = w * a * (kkbByH * c - hkbByH * s) + (vy * s) / d + vyByF * fByH;

  // By λ, and by n: a ~ n^(−2/3), speed ~ n^(1/3), and λ has grown by n Δt.
  const xByLambda = xByF * fByLambda;
  const yByLambda = yByF * fByLambda;
  const vxByLambda = vxByF * fByLambda;
  const vyByLambda = vyByF * fByLambda;
  const xByN = (-2 * x) / (3 * n) + xByLambda * secondsLater;
  const yByN = (-2 * y) / (3 * n) + yByLambda * secondsLater;
  const vxByN = vx / (3 * n) + vxByLambda * secondsLater;
  const vyByN = vy / (3 * n) + vyByLambda * secondsLater;

  const scale = 1 / (1 + p * p + q * q);
  for (let axis = 0; axis < 3; axis++) {
    const ff = scale * (axis === 0 ? 1 - p * p + q * q : axis === 1 ? 2 * p * q : -2 * sign * p);
    const gg = scale * (axis === 0 ? 2 * sign * p * q : axis === 1 ? (1 + p * p - q * q) * sign : 2 * q);
    const ww = scale * (axis === 0 ? 2 * p : axis === 1 ? -2 * q : (1 - p * p - q * q) * sign);
    const ffByP = -2 * scale * (sign * q * gg + ww);
    const ffByQ = 2 * scale * sign * p * gg;
    const ggByP = 2 * scale * sign * q * ff;
    const ggByQ = -2 * scale * sign * (p * ff - ww);
    const row = 6 * axis;
    out[row] = xByN * ff + yByN * gg;
    out[row + 1] = xByK * ff + yByK * gg;
    out[row + 2] = xByH * ff + yByH * gg;
    out[row + 3] = x * ffByP + y * ggByP;
    out[row + 4] = x * ffByQ + y * ggByQ;
    out[row + 5] = xByLambda * ff + yByLambda * gg;
    out[row + 18] = vxByN * ff + vyByN * gg;
    out[row + 19] = vxByK * ff + vyByK * gg;
    out[row + 20] = vxByH * ff + vyByH * gg;
    out[row + 21] = vx * ffByP + vy * ggByP;
    out[row + 22] = vx * ffByQ + vy * ggByQ;
    out[row + 23] = vxByLambda * ff + vyByLambda * gg;
  }
  return true;
}
