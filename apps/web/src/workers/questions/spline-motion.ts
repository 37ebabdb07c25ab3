import { type ObjectMotion, STATE_VALUES } from './object-motion.ts';

/**
 * Knots are this far apart: a cubic Hermite spline between exact states is then off by h⁴/384 · n⁴ r, 4 m for the lowest
 * orbits, and by less than 10 m for SGP4's velocities, which are not quite the derivative of its positions. That is
 * 2 ms along the orbit, or 0.002° for an observer below.
 */
const KNOT_MS = 100_000;

/**
 * Makes motions that are cheap to ask often at near times: splines between exact states, each computed when first needed.
 * One motion is alive at a time: the next takes over the memory of the last. Outside the window and beside states that
 * fail it is the exact motion.
 */
export function splineMotions(fromMs: number, toMs: number): (exact: ObjectMotion) => ObjectMotion {
  const count = Math.ceil((toMs - fromMs) / KNOT_MS) + 1;
  const knots = new Float64Array(count * STATE_VALUES);
  const codes = new Int8Array(count);
  const owners = new Uint32Array(count);
  let owner = 0;
  return (exact) => {
    owner++;
    const knotCode = (k: number): number => {
      if (owners[k] !== owner) {
        owners[k] = owner;
        codes[k] = exact(fromMs + k * KNOT_MS, knots, k * STATE_VALUES);
      }
      return codes[k]!;
    };
    return (timeMs, out, offset = 0) => {
      const k = Math.floor((timeMs - fromMs) / KNOT_MS);
      if (!(k >= 0 && k + 1 < count) || knotCode(k) !== 0 || knotCode(k + 1) !== 0) return exact(timeMs, out, offset);
      interpolate(knots, k * STATE_VALUES, (timeMs - fromMs) / KNOT_MS - k, out, offset);
      return 0;
    };
  };
}

const STEP_SECONDS = KNOT_MS / 1000;

/** Cubic Hermite at `s` of the way between two states, positions and their derivative. */
function interpolate(knots: Float64Array, low: number, s: number, out: Float64Array, offset: number): void {
  const high = low + STATE_VALUES;
  const rest = 1 - s;
  const toHigh = s * s * (3 - 2 * s);
  const rateLow = s * rest * rest * STEP_SECONDS;
  const rateHigh = -s * s * rest * STEP_SECONDS;
  const slope = (6 * s * rest) / STEP_SECONDS;
  const slopeLow = rest * (1 - 3 * s);
  const slopeHigh = s * (3 * s - 2);
  for (let c = 0; c < 3; c++) {
    const from = knots[low + c]!;
    const step = knots[high + c]! - from;
    const v0 = knots[low + c + 3]!;
    const v1 = knots[high + c + 3]!;
    out[offset + c] = from + toHigh * step + rateLow * v0 + rateHigh * v1;
    out[offset + c + 3] = slope * step + slopeLow * v0 + slopeHigh * v1;
  }
}
