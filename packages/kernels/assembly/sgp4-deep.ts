import {
  P_EPOCH_OFFSET, P_MO, P_MDOT, P_ARGPO, P_ARGPDOT, P_NODEO, P_NODEDOT, P_NODECF, P_CC1, P_BSTAR_CC4, P_T2COF, P_NO,
  P_A0, P_SQRT_A0, P_ECCO, P_INCLO, P_GSTO, P_IREZ, P_DEDT, P_DIDT, P_DOMDT, P_DNODT, P_DMDT, P_TABLE, P_FIRST_STEP,
  P_STEP_COUNT,
} from './deep-record';
import { RESONANCE_ROW, STEP_MINUTES } from './resonance-table';
import { sumLunarSolar, pe, pinc, pl, pgh, ph } from './lunar-solar';
import {
  add, sub, mul, div, sqrt, splat, mad, msb, quadrantOf, reduced, sinPolynomial, cosPolynomial, sinOf, cosOf,
} from './simd-math';
import { stateFromMeanElements } from './orbit-plane';
import { J3_OVER_J2, TWO_PI } from './wgs72';

const EARTH_ROTATION_RAD_MIN: f64 = 4.37526908801129966e-3;

// @ts-ignore: decorator
@inline function constant(record: usize, offset: usize): v128 { return v128.load64_splat(record + offset); }

/** Remainder with the sign of the dividend, as C's fmod by 2 pi. */
// @ts-ignore: decorator
@inline function remainderOfTurn(x: v128): v128 {
  return msb(x, f64x2.trunc(div(x, splat(TWO_PI))), splat(TWO_PI));
}

// One lane of the Lyddane modification: in and out through these.
let laneNode: f64 = 0.0;
let laneArgument: f64 = 0.0;

/** Periodics at low inclination (< 0.2 rad) by Lyddane's modification, one time. `meanAnomaly` is before its periodics. */
function applyLyddane(
  inclination: f64, node: f64, argument: f64, meanAnomaly: f64, pincl: f64, plong: f64, pperi: f64, pnode: f64,
): void {
  const sinip = Math.sin(inclination);
  const cosip = Math.cos(inclination);
  const sinop = Math.sin(node);
  const cosop = Math.cos(node);
  const alfdp = sinip * sinop + (pnode * cosop + pincl * cosip * sinop);
  const betdp = sinip * cosop + (-pnode * sinop + pincl * cosip * cosop);
  const wrapped = node % TWO_PI;
  const xls = meanAnomaly + argument + cosip * wrapped + (plong + pperi - pincl * wrapped * sinip);
  let turned = Math.atan2(alfdp, betdp);
  if (Math.abs(wrapped - turned) > 0.5 * TWO_PI) turned += turned < wrapped ? TWO_PI : -TWO_PI;
  laneNode = turned;
  laneArgument = xls - (meanAnomaly + plong) - cosip * turned;
}

// @ts-ignore: decorator
@inline function rowOf(record: usize, step: f64, first: f64, count: f64): usize {
  const index = max(0.0, min(count - 1.0, step - first));
  return <usize>load<f64>(record + P_TABLE) + <usize>index * RESONANCE_ROW;
}

// @ts-ignore: decorator
@inline function pair(a: usize, b: usize, column: usize): v128 {
  return v128.load64_lane(b + column, v128.load64_zero(a + column), 1);
}

/** SDP4 for one deep-space satellite; arguments and result as `propagateNear`. Resonance tables must be filled. */
export function propagateDeep(record: usize, times: usize, count: i32, out: usize, columnStride: usize): i32 {
  let failed = i64x2.splat(0);
  const one = splat(1.0);
  const offset = constant(record, P_EPOCH_OFFSET);
  const irez = load<f64>(record + P_IREZ);
  const first = load<f64>(record + P_FIRST_STEP);
  const steps = load<f64>(record + P_STEP_COUNT);
  for (let i = 0; i < count; i += 2) {
    const t = mad(offset, v128.load(times + ((<usize>i) << 3)), splat(1.0 / 60.0));
    const t2 = mul(t, t);
    const tempa = msb(one, constant(record, P_CC1), t);
    let em = mad(constant(record, P_ECCO), constant(record, P_DEDT), t);
    const inclm = mad(constant(record, P_INCLO), constant(record, P_DIDT), t);
    let argpm = mad(mad(constant(record, P_ARGPO), constant(record, P_ARGPDOT), t), constant(record, P_DOMDT), t);
    let nodem = add(mad(constant(record, P_NODEO), constant(record, P_NODEDOT), t), mul(constant(record, P_NODECF), t2));
    nodem = mad(nodem, constant(record, P_DNODT), t);
    let mm = mad(mad(constant(record, P_MO), constant(record, P_MDOT), t), constant(record, P_DMDT), t);
    const no = constant(record, P_NO);
    let am = constant(record, P_A0);
    let sqrtA = constant(record, P_SQRT_A0);
    let nm = no;
    let good = f64x2.gt(tempa, splat(0.0));
    if (irez != 0.0) {
      const step = f64x2.trunc(div(t, splat(STEP_MINUTES)));
      good = v128.and(good, v128.and(f64x2.ge(step, splat(first)), f64x2.lt(step, splat(first + steps))));
      const ft = msb(t, step, splat(STEP_MINUTES));
      const halfFt2 = mul(mul(ft, ft), splat(0.5));
      const rowA = rowOf(record, f64x2.extract_lane(step, 0), first, steps);
      const rowB = rowOf(record, f64x2.extract_lane(step, 1), first, steps);
      const xndt = pair(rowA, rowB, 24);
      const dn = sub(mad(mad(pair(rowA, rowB, 8), xndt, ft), pair(rowA, rowB, 32), halfFt2), no);
      const xl = mad(mad(pair(rowA, rowB, 0), pair(rowA, rowB, 16), ft), xndt, halfFt2);
      const theta = mad(constant(record, P_GSTO), t, splat(EARTH_ROTATION_RAD_MIN));
      mm = irez == 1.0
        ? add(sub(sub(xl, nodem), argpm), theta)
        : add(sub(xl, add(nodem, nodem)), add(theta, theta));
      nm = add(no, dn);
      // (1 + x)^(-1/3) by Newton; x is at most a few per cent, so four steps reach full precision.
      const ratio = div(nm, no);
      let w = msb(one, sub(ratio, one), splat(1.0 / 3.0));
      for (let k = 0; k < 4; k++) w = mul(w, mul(msb(splat(4.0), ratio, mul(mul(w, w), w)), splat(1.0 / 3.0)));
      sqrtA = mul(sqrtA, w);
      am = mul(am, mul(w, w));
    }
    good = v128.and(good, f64x2.gt(nm, splat(0.0)));
    const tempa2 = mul(tempa, tempa);
    am = mul(am, tempa2);
    const sqrtAm = mul(sqrtA, tempa);
    nm = div(nm, mul(tempa2, tempa));
    em = msb(em, constant(record, P_BSTAR_CC4), t);
    good = v128.and(good, v128.and(f64x2.lt(em, one), f64x2.ge(em, splat(-0.001))));
    em = f64x2.pmax(em, splat(1e-6));
    mm = mad(mm, no, mul(constant(record, P_T2COF), t2));
    nodem = remainderOfTurn(nodem);
    argpm = remainderOfTurn(argpm);
    mm = remainderOfTurn(mm);

    sumLunarSolar(record, t);
    let inclination = add(inclm, pinc);
    em = add(em, pe);
    let q = quadrantOf(inclination);
    let r = reduced(inclination, q);
    let z = mul(r, r);
    let ps = sinPolynomial(r, z);
    let pc = cosPolynomial(z);
    let sinip = sinOf(q, ps, pc);
    let cosip = cosOf(q, ps, pc);
    const low = f64x2.lt(inclination, splat(0.2));
    const nodeShift = div(ph, sinip);
    let node = add(nodem, nodeShift);
    let argument = add(argpm, msb(pgh, cosip, nodeShift));
    if (v128.any_true(low)) {
      if (i64x2.extract_lane(low, 0)) {
        applyLyddane(f64x2.extract_lane(inclination, 0), f64x2.extract_lane(nodem, 0), f64x2.extract_lane(argpm, 0),
          f64x2.extract_lane(mm, 0), f64x2.extract_lane(pinc, 0), f64x2.extract_lane(pl, 0),
          f64x2.extract_lane(pgh, 0), f64x2.extract_lane(ph, 0));
        node = f64x2.replace_lane(node, 0, laneNode);
        argument = f64x2.replace_lane(argument, 0, laneArgument);
      }
      if (i64x2.extract_lane(low, 1)) {
        applyLyddane(f64x2.extract_lane(inclination, 1), f64x2.extract_lane(nodem, 1), f64x2.extract_lane(argpm, 1),
          f64x2.extract_lane(mm, 1), f64x2.extract_lane(pinc, 1), f64x2.extract_lane(pl, 1),
          f64x2.extract_lane(pgh, 1), f64x2.extract_lane(ph, 1));
        node = f64x2.replace_lane(node, 1, laneNode);
        argument = f64x2.replace_lane(argument, 1, laneArgument);
      }
    }
    mm = add(mm, pl);
    const negative = f64x2.lt(inclination, splat(0.0));
    if (v128.any_true(negative)) {
      const half = splat(0.5 * TWO_PI);
      node = v128.bitselect(add(node, half), node, negative);
      argument = v128.bitselect(sub(argument, half), argument, negative);
      sinip = v128.bitselect(f64x2.neg(sinip), sinip, negative);
      inclination = f64x2.abs(inclination);
    }
    good = v128.and(good, v128.and(f64x2.ge(em, splat(0.0)), f64x2.le(em, one)));

    const cosisq = mul(cosip, cosip);
    const aycof = mul(splat(-0.5 * J3_OVER_J2), sinip);
    const onePlusCos = add(one, cosip);
    const guarded = v128.bitselect(onePlusCos, splat(1.5e-12), f64x2.gt(f64x2.abs(onePlusCos), splat(1.5e-12)));
    const xlcof = div(mul(mul(splat(-0.25 * J3_OVER_J2), sinip), mad(splat(3.0), splat(5.0), cosip)), guarded);

    q = quadrantOf(argument);
    r = reduced(argument, q);
    z = mul(r, r);
    ps = sinPolynomial(r, z);
    pc = cosPolynomial(z);
    const axnl = mul(em, cosOf(q, ps, pc));
    const inverseP = div(one, mul(am, msb(one, em, em)));
    const aynl = mad(mul(em, sinOf(q, ps, pc)), inverseP, aycof);
    const u = mad(add(mm, argument), mul(inverseP, xlcof), axnl);
    q = quadrantOf(node);
    r = reduced(node, q);
    z = mul(r, r);
    ps = sinPolynomial(r, z);
    pc = cosPolynomial(z);
    const bad = stateFromMeanElements(
      am, sqrtAm, nm, axnl, aynl, u, sinOf(q, ps, pc), cosOf(q, ps, pc), sinip, cosip,
      msb(splat(-1.0), splat(-3.0), cosisq), sub(one, cosisq), msb(splat(-1.0), splat(-7.0), cosisq),
      out + ((<usize>i) << 3), columnStride,
    );
    failed = v128.or(failed, v128.or(bad, v128.not(good)));
  }
  return v128.any_true(failed) ? 1 : 0;
}
