// Lunar and solar periodics (dpper of Vallado et al. 2006, improved mode: the values at epoch are zero).
import {
  P_ZMOS, P_SE2, P_SE3, P_SI2, P_SI3, P_SL2, P_SL3, P_SL4, P_SGH2, P_SGH3, P_SGH4, P_SH2, P_SH3, P_ZMOL, P_EE2, P_E3,
  P_XI2, P_XI3, P_XL2, P_XL3, P_XL4, P_XGH2, P_XGH3, P_XGH4, P_XH2, P_XH3,
} from './deep-record';
import { add, mul, splat, mad, quadrantOf, reduced, sinPolynomial, cosPolynomial, sinOf, cosOf } from './simd-math';

const ZNS: f64 = 1.19459e-5;
const ZES: f64 = 0.01675;
const ZNL: f64 = 1.5835218e-4;
const ZEL: f64 = 0.0549;

// @ts-ignore: decorator
@inline function constant(record: usize, offset: usize): v128 { return v128.load64_splat(record + offset); }

/** Sums of both bodies for one batch of two times: pe, pinc, pl, pgh, ph (before the geometry is applied). */
export let pe: v128 = i64x2.splat(0);
export let pinc: v128 = i64x2.splat(0);
export let pl: v128 = i64x2.splat(0);
export let pgh: v128 = i64x2.splat(0);
export let ph: v128 = i64x2.splat(0);

// @ts-ignore: decorator
@inline function sine(x: v128): v128 {
  const q = quadrantOf(x);
  const r = reduced(x, q);
  const z = mul(r, r);
  return sinOf(q, sinPolynomial(r, z), cosPolynomial(z));
}

// @ts-ignore: decorator
@inline function threeTerms(record: usize, k2: usize, k3: usize, k4: usize, f2: v128, f3: v128, sinzf: v128): v128 {
  return mad(mad(mul(constant(record, k2), f2), constant(record, k3), f3), constant(record, k4), sinzf);
}
// @ts-ignore: decorator
@inline function twoTerms(record: usize, k2: usize, k3: usize, f2: v128, f3: v128): v128 {
  return mad(mul(constant(record, k2), f2), constant(record, k3), f3);
}

// @ts-ignore: decorator
@inline export function sumLunarSolar(record: usize, t: v128): void {
  let zm = mad(constant(record, P_ZMOS), splat(ZNS), t);
  let zf = mad(zm, splat(2.0 * ZES), sine(zm));
  let q = quadrantOf(zf);
  let r = reduced(zf, q);
  let z = mul(r, r);
  let ps = sinPolynomial(r, z);
  let pc = cosPolynomial(z);
  let sinzf = sinOf(q, ps, pc);
  let f2 = mad(splat(-0.25), mul(splat(0.5), sinzf), sinzf);
  let f3 = mul(mul(splat(-0.5), sinzf), cosOf(q, ps, pc));
  const ses = twoTerms(record, P_SE2, P_SE3, f2, f3);
  const sis = twoTerms(record, P_SI2, P_SI3, f2, f3);
  const sls = threeTerms(record, P_SL2, P_SL3, P_SL4, f2, f3, sinzf);
  const sghs = threeTerms(record, P_SGH2, P_SGH3, P_SGH4, f2, f3, sinzf);
  const shs = twoTerms(record, P_SH2, P_SH3, f2, f3);
  zm = mad(constant(record, P_ZMOL), splat(ZNL), t);
  zf = mad(zm, splat(2.0 * ZEL), sine(zm));
  q = quadrantOf(zf);
  r = reduced(zf, q);
  z = mul(r, r);
  ps = sinPolynomial(r, z);
  pc = cosPolynomial(z);
  sinzf = sinOf(q, ps, pc);
  f2 = mad(splat(-0.25), mul(splat(0.5), sinzf), sinzf);
  f3 = mul(mul(splat(-0.5), sinzf), cosOf(q, ps, pc));
  pe = add(ses, twoTerms(record, P_EE2, P_E3, f2, f3));
  pinc = add(sis, twoTerms(record, P_XI2, P_XI3, f2, f3));
  pl = add(sls, threeTerms(record, P_XL2, P_XL3, P_XL4, f2, f3, sinzf));
  pgh = add(sghs, threeTerms(record, P_XGH2, P_XGH3, P_XGH4, f2, f3, sinzf));
  ph = add(shs, twoTerms(record, P_XH2, P_XH3, f2, f3));
}
