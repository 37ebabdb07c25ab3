// Two-lane double-precision building blocks. AssemblyScript has no operators on v128, so arithmetic goes through
// short inline functions.

// @ts-ignore: decorator
@inline export function add(a: v128, b: v128): v128 { return f64x2.add(a, b); }
// @ts-ignore: decorator
@inline export function sub(a: v128, b: v128): v128 { return f64x2.sub(a, b); }
// @ts-ignore: decorator
@inline export function mul(a: v128, b: v128): v128 { return f64x2.mul(a, b); }
// @ts-ignore: decorator
@inline export function div(a: v128, b: v128): v128 { return f64x2.div(a, b); }
// @ts-ignore: decorator
@inline export function sqrt(a: v128): v128 { return f64x2.sqrt(a); }
// @ts-ignore: decorator
@inline export function splat(x: f64): v128 { return f64x2.splat(x); }
/** a + b * c */
// @ts-ignore: decorator
@inline export function mad(a: v128, b: v128, c: v128): v128 { return f64x2.add(a, f64x2.mul(b, c)); }
/** a - b * c */
// @ts-ignore: decorator
@inline export function msb(a: v128, b: v128, c: v128): v128 { return f64x2.sub(a, f64x2.mul(b, c)); }

// Adding 1.5 * 2^52 rounds to the nearest integer and leaves that integer in the low bits.
const ROUNDING_SHIFT: f64 = 6755399441055744.0;
const TWO_OVER_PI: f64 = 0.63661977236758134308;
// pi/2 in three parts of at most 33 significant bits each but the last: k * part is exact for |k| < 2^20.
const HALF_PI_1: f64 = 1.57079632673412561417e0;
const HALF_PI_2: f64 = 6.07710050630396597660e-11;
const HALF_PI_3: f64 = 2.02226624879595063154e-21;

/** The quadrant of x, left in the low bits of a shifted double: input of `reduced`, `sinOf`, `cosOf`. */
// @ts-ignore: decorator
@inline export function quadrantOf(x: v128): v128 {
  return mad(splat(ROUNDING_SHIFT), x, splat(TWO_OVER_PI));
}

/** x less its nearest multiple of pi/2 (Cody-Waite), in [-pi/4, pi/4]. */
// @ts-ignore: decorator
@inline export function reduced(x: v128, quadrant: v128): v128 {
  const k = sub(quadrant, splat(ROUNDING_SHIFT));
  return msb(msb(msb(x, k, splat(HALF_PI_1)), k, splat(HALF_PI_2)), k, splat(HALF_PI_3));
}

/** sin on [-pi/4, pi/4]; z = r * r. Minimax polynomial of degree 13 (coefficients as published with fdlibm). */
// @ts-ignore: decorator
@inline export function sinPolynomial(r: v128, z: v128): v128 {
  let p = mad(splat(-2.50507602534068634195e-8), z, splat(1.58969099521155010221e-10));
  p = mad(splat(2.75573137070700676789e-6), z, p);
  p = mad(splat(-1.98412698298579493134e-4), z, p);
  p = mad(splat(8.33333333332248946124e-3), z, p);
  p = mad(splat(-1.66666666666666324348e-1), z, p);
  return mad(r, mul(r, z), p);
}

/** cos on [-pi/4, pi/4]; z = r * r. Minimax polynomial of degree 14 (coefficients as published with fdlibm). */
// @ts-ignore: decorator
@inline export function cosPolynomial(z: v128): v128 {
  let p = mad(splat(2.08757232129817482790e-9), z, splat(-1.13596475577881948265e-11));
  p = mad(splat(-2.75573143513906633035e-7), z, p);
  p = mad(splat(2.48015872894767294178e-5), z, p);
  p = mad(splat(-1.38888888888741095749e-3), z, p);
  p = mad(splat(4.16666666666666019037e-2), z, p);
  return mad(msb(splat(1.0), z, splat(0.5)), mul(z, z), p);
}

// @ts-ignore: decorator
@inline function oddQuadrant(quadrant: v128): v128 {
  return i64x2.neg(v128.and(quadrant, i64x2.splat(1)));
}

/** Picks sin(x) from the polynomials of the reduced angle, without a branch. */
// @ts-ignore: decorator
@inline export function sinOf(quadrant: v128, s: v128, c: v128): v128 {
  const value = v128.bitselect(c, s, oddQuadrant(quadrant));
  return v128.xor(value, i64x2.shl(v128.and(quadrant, i64x2.splat(2)), 62));
}

/** Picks cos(x) from the polynomials of the reduced angle, without a branch. */
// @ts-ignore: decorator
@inline export function cosOf(quadrant: v128, s: v128, c: v128): v128 {
  const value = v128.bitselect(s, c, oddQuadrant(quadrant));
  return v128.xor(value, i64x2.shl(v128.and(i64x2.add(quadrant, i64x2.splat(1)), i64x2.splat(2)), 62));
}

/** sin of a small angle |d| <= 1e-3 to 1e-17 (odd Taylor terms to the third). */
// @ts-ignore: decorator
@inline export function sinTiny(d: v128): v128 {
  return msb(d, mul(d, mul(d, d)), splat(1.0 / 6.0));
}

/** cos of a small angle |d| <= 1e-3 to 1e-18 (even Taylor terms to the fourth). */
// @ts-ignore: decorator
@inline export function cosTiny(d: v128): v128 {
  const z = mul(d, d);
  return mad(splat(1.0), z, mad(splat(-0.5), z, splat(1.0 / 24.0)));
}

/** sin of |d| <= 0.04 to 1e-16 relative to the angle (Taylor terms to the seventh). */
// @ts-ignore: decorator
@inline export function sinSmall(d: v128): v128 {
  const z = mul(d, d);
  const p = mad(splat(-1.0 / 6.0), z, mad(splat(1.0 / 120.0), z, splat(-1.0 / 5040.0)));
  return mad(d, mul(d, z), p);
}

/** cos of |d| <= 0.04 to 1e-17 (Taylor terms to the eighth). */
// @ts-ignore: decorator
@inline export function cosSmall(d: v128): v128 {
  const z = mul(d, d);
  const p = mad(splat(1.0 / 24.0), z, mad(splat(-1.0 / 720.0), z, splat(1.0 / 40320.0)));
  return mad(splat(1.0), z, mad(splat(-0.5), z, p));
}
