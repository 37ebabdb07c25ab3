import {
  NEAR_STRIDE, N_EPOCH_OFFSET, N_MO, N_MDOT, N_ARGPO, N_ARGPDOT, N_NODEO, N_NODEDOT, N_NODECF, N_CC1, N_BSTAR_CC4,
  N_T2COF, N_OMGCOF, N_XMCOF, N_DELMO, N_ETA, N_BSTAR_CC5, N_SINMAO, N_D2, N_D3, N_D4, N_T3COF, N_T4COF, N_T5COF,
  N_NO, N_A0, N_SQRT_A0, N_ECCO, N_SINIO, N_COSIO, N_AYCOF, N_XLCOF, N_CON41, N_X1MTH2, N_X7THM1,
} from './near-record';
import {
  add, sub, mul, div, splat, mad, msb, quadrantOf, reduced, sinPolynomial, cosPolynomial, sinOf, cosOf, sinSmall,
  cosSmall,
} from './simd-math';
import { stateFromMeanElements } from './orbit-plane';

// @ts-ignore: decorator
@inline function constant(record: usize, offset: usize): v128 { return v128.load64_splat(record + offset); }

/**
 * SGP4 for one near-Earth satellite at `count` times (seconds from the window's time zero, doubles, `count` even or
 * padded). States go to six columns of doubles at `out`, `columnStride` bytes apart. Returns 0, or 1 when any time
 * failed (its state is then whatever the formulas gave).
 */
export function propagateNear(record: usize, times: usize, count: i32, out: usize, columnStride: usize): i32 {
  let failed = i64x2.splat(0);
  const one = splat(1.0);
  const offset = constant(record, N_EPOCH_OFFSET);
  for (let i = 0; i < count; i += 2) {
    const t = mad(offset, v128.load(times + ((<usize>i) << 3)), splat(1.0 / 60.0));
    const t2 = mul(t, t);
    const t3 = mul(t2, t);
    const t4 = mul(t2, t2);
    const xmdf = mad(constant(record, N_MO), constant(record, N_MDOT), t);
    const argpdf = mad(constant(record, N_ARGPO), constant(record, N_ARGPDOT), t);
    const nodem = add(mad(constant(record, N_NODEO), constant(record, N_NODEDOT), t), mul(constant(record, N_NODECF), t2));

    // Drag: secular and the terms in the mean anomaly (zero where the simplified drag equations hold).
    let q = quadrantOf(xmdf);
    let r = reduced(xmdf, q);
    let z = mul(r, r);
    let ps = sinPolynomial(r, z);
    let pc = cosPolynomial(z);
    const sinXmdf = sinOf(q, ps, pc);
    const cosXmdf = cosOf(q, ps, pc);
    const delmtemp = mad(one, constant(record, N_ETA), cosXmdf);
    const delm = mul(constant(record, N_XMCOF), sub(mul(mul(delmtemp, delmtemp), delmtemp), constant(record, N_DELMO)));
    const shift = mad(delm, constant(record, N_OMGCOF), t);
    let mm = add(xmdf, shift);
    const argpm = sub(argpdf, shift);
    let sinMm: v128;
    if (v128.any_true(f64x2.gt(f64x2.abs(shift), splat(0.04)))) {
      q = quadrantOf(mm);
      r = reduced(mm, q);
      z = mul(r, r);
      sinMm = sinOf(q, sinPolynomial(r, z), cosPolynomial(z));
    } else {
      sinMm = mad(mul(sinXmdf, cosSmall(shift)), cosXmdf, sinSmall(shift));
    }
    let tempa = msb(one, constant(record, N_CC1), t);
    tempa = msb(tempa, constant(record, N_D2), t2);
    tempa = msb(tempa, constant(record, N_D3), t3);
    tempa = msb(tempa, constant(record, N_D4), t4);
    let em = msb(constant(record, N_ECCO), constant(record, N_BSTAR_CC4), t);
    em = msb(em, constant(record, N_BSTAR_CC5), sub(sinMm, constant(record, N_SINMAO)));
    let templ = mad(mul(constant(record, N_T2COF), t2), constant(record, N_T3COF), t3);
    templ = mad(templ, t4, mad(constant(record, N_T4COF), t, constant(record, N_T5COF)));
    mm = mad(mm, constant(record, N_NO), templ);

    const good = v128.and(
      v128.and(f64x2.lt(em, one), f64x2.ge(em, splat(-0.001))),
      f64x2.gt(tempa, splat(0.0)),
    );
    em = f64x2.pmax(em, splat(1e-6));
    const tempa2 = mul(tempa, tempa);
    const am = mul(constant(record, N_A0), tempa2);
    const sqrtAm = mul(constant(record, N_SQRT_A0), tempa);
    const nm = div(constant(record, N_NO), mul(tempa2, tempa));

    // Long-period terms.
    q = quadrantOf(argpm);
    r = reduced(argpm, q);
    z = mul(r, r);
    ps = sinPolynomial(r, z);
    pc = cosPolynomial(z);
    const axnl = mul(em, cosOf(q, ps, pc));
    const inverseP = div(one, mul(am, msb(one, em, em)));
    const aynl = mad(mul(em, sinOf(q, ps, pc)), inverseP, constant(record, N_AYCOF));
    const u = mad(add(mm, argpm), mul(inverseP, constant(record, N_XLCOF)), axnl);

    q = quadrantOf(nodem);
    r = reduced(nodem, q);
    z = mul(r, r);
    ps = sinPolynomial(r, z);
    pc = cosPolynomial(z);
    const bad = stateFromMeanElements(
      am, sqrtAm, nm, axnl, aynl, u, sinOf(q, ps, pc), cosOf(q, ps, pc),
      constant(record, N_SINIO), constant(record, N_COSIO),
      constant(record, N_CON41), constant(record, N_X1MTH2), constant(record, N_X7THM1),
      out + ((<usize>i) << 3), columnStride,
    );
    failed = v128.or(failed, v128.or(bad, v128.not(good)));
  }
  return v128.any_true(failed) ? 1 : 0;
}
