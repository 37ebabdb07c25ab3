import { longAxis } from '../encounter-plane/avoidance-plane.ts';

/** The least vector v with |y₀ + M v| ≥ D, and the proof that there is none shorter. Written by `leastOutside`. */
export interface OutsideOptimum {
  /** The vector; 0 where y₀ is outside already. */
  readonly v: Float64Array;
  /** y₀ + M v. */
  readonly y: Float64Array;
  /** |v|. */
  size: number;
  /** The constraint's multiplier, λ ≥ 0. */
  lambda: number;
  /** Least eigenvalue of I − λ MᵀM: not negative, which makes `lowerBound` one. */
  leastEigenvalue: number;
  /** No v shorter than this satisfies the constraint: the square root of the dual's value at λ. */
  lowerBound: number;
}

export const outsideOptimum = (): OutsideOptimum => ({
  v: new Float64Array(3),
  y: new Float64Array(2),
  size: 0,
  lambda: 0,
  leastEigenvalue: 1,
  lowerBound: 0,
});

/** Newton's steps that bisection has to help are few. */
const MOST_STEPS = 100;

/**
 * Minimises |v|² subject to |y₀ + M v|² ≥ D²: one quadratic constraint, so strong duality holds although the constraint is not
 * convex (Boyd and Vandenberghe, "Convex Optimization", appendix B.1: the S-procedure).
 *
 * With MMᵀ = U diag(s₁², s₂²) Uᵀ and a = Uᵀy₀ the stationary points are yᵢ = aᵢ/(1 − λsᵢ²), v = λ Mᵀ U y, and λ in [0, 1/s₁²]
 * solves Σ aᵢ²/(1 − λsᵢ²)² = D². Solved here for t = 1 − λs₁², which keeps its digits where λ comes close to the end. In
 * the hard case a₁ = 0 the end itself is reached, t = 0, and y₁ makes up what is missing (either sign costs the same).
 * The dual's value λ(D² − Σ aᵢyᵢ) is a lower bound of |v|² for every such λ, whatever the rounding of the solution.
 *
 * @param m M, 2 × 3 row by row.
 * @returns false where M is 0: nothing can be moved.
 */
export function leastOutside(
  m: Float64Array,
  y0: number,
  y1: number,
  distanceSquared: number,
  out: OutsideOptimum,
): boolean {
  const m0 = m[0]!;
  const m1 = m[1]!;
  const m2 = m[2]!;
  const m3 = m[3]!;
  const m4 = m[4]!;
  const m5 = m[5]!;
  const g00 = m0 * m0 + m1 * m1 + m2 * m2;
  const g01 = m0 * m3 + m1 * m4 + m2 * m5;
  const g11 = m3 * m3 + m4 * m4 + m5 * m5;
  const greatest = (g00 + g11) / 2 + Math.hypot((g00 - g11) / 2, g01);
  if (!(greatest > 0)) return false;
  // The determinant as the square of the rows' cross product: a difference would lose the digits of the smaller value.
  const c0 = m1 * m5 - m2 * m4;
  const c1 = m2 * m3 - m0 * m5;
  const c2 = m0 * m4 - m1 * m3;
  const ratio = Math.min(1, (c0 * c0 + c1 * c1 + c2 * c2) / (greatest * greatest));
  const [cosine, sine] = longAxis(g00, g01, g11);
  const a0 = cosine * y0 + sine * y1;
  const a1 = cosine * y1 - sine * y0;
  const t = a0 * a0 + a1 * a1 >= distanceSquared ? 1 : solveForT(a0 * a0, a1 * a1, ratio, distanceSquared);
  const b1 = a1 / (1 - ratio + ratio * t);
  const b0 = t > 0 ? a0 / t : Math.sqrt(Math.max(0, distanceSquared - b1 * b1));
  const lambda = (1 - t) / greatest;
  out.y[0] = cosine * b0 - sine * b1;
  out.y[1] = sine * b0 + cosine * b1;
  const q0 = lambda * out.y[0]!;
  const q1 = lambda * out.y[1]!;
  const vx = m0 * q0 + m3 * q1;
  const vy = m1 * q0 + m4 * q1;
  const vz = m2 * q0 + m5 * q1;
  out.v[0] = vx;
  out.v[1] = vy;
  out.v[2] = vz;
  out.size = Math.sqrt(vx * vx + vy * vy + vz * vz);
  out.lambda = lambda;
  out.leastEigenvalue = t;
  // λ(D² − Σ aᵢyᵢ), with aᵢ = yᵢ(1 − λsᵢ²) put in so that near y₀ = D the digits stay.
  const missing = t === 1 ? 0 : distanceSquared - b0 * b0 - b1 * b1;
  const dual = lambda * (missing + (1 - t) * (b0 * b0 + ratio * b1 * b1));
  out.lowerBound = Math.sqrt(Math.max(0, dual));
  return true;
}

/** t in [0, 1) of a₀²/t² + a₁²/(1 − ρ + ρt)² = D²; the left side falls with t. 0 is the hard case. */
function solveForT(a0Squared: number, a1Squared: number, ratio: number, distanceSquared: number): number {
  const rest = 1 - ratio;
  if (a0Squared === 0 && a1Squared <= distanceSquared * rest * rest) return 0;
  let low = Math.sqrt(a0Squared / distanceSquared);
  let high = 1;
  let t = Math.max(low, Math.sqrt((a0Squared + a1Squared) / distanceSquared));
  for (let step = 0; step < MOST_STEPS; step++) {
    const other = rest + ratio * t;
    const f0 = a0Squared / (t * t);
    const f1 = a1Squared / (other * other);
    const sum = f0 + f1;
    if (sum > distanceSquared) low = t;
    else high = t;
    // Newton for 1/√sum = 1/D, which is linear in t where one term is all there is.
    const slope = (f0 / t + (ratio * f1) / other) / (sum * Math.sqrt(sum));
    let next = t + (1 / Math.sqrt(distanceSquared) - 1 / Math.sqrt(sum)) / slope;
    if (!(next > low && next < high)) next = (low + high) / 2;
    const change = Math.abs(next - t);
    t = next;
    if (change <= 1e-16 * t || high - low <= 1e-16 * high) break;
  }
  return t;
}
