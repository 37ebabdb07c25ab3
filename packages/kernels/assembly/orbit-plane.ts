// What near-Earth and deep-space propagation share: Kepler's equation, the short-period terms and the final state.
import { V_KM_S, RADIUS_KM, MU, MAX_RADIUS_KM, J2, XKE } from './wgs72';
import {
  add, sub, mul, div, sqrt, splat, mad, msb, quadrantOf, reduced, sinPolynomial, cosPolynomial, sinOf, cosOf,
  sinTiny, cosTiny, sinSmall, cosSmall,
} from './simd-math';

/** Output columns of a state: x, y, z (km), vx, vy, vz (km/s), each `stride` bytes after the one before. */
// @ts-ignore: decorator
@inline export function storeState(out: usize, stride: usize, x: v128, y: v128, z: v128, vx: v128, vy: v128, vz: v128): void {
  v128.store(out, x);
  v128.store(out + stride, y);
  v128.store(out + stride + stride, z);
  v128.store(out + <usize>3 * stride, vx);
  v128.store(out + <usize>4 * stride, vy);
  v128.store(out + <usize>5 * stride, vz);
}

/**
 * From mean (long-period corrected) elements to the TEME state, two times at once. `u` is the mean argument of
 * latitude, `am` in Earth radii, `nm` in rad/min. Returns a lane mask of failed times (SGP4's conditions 4 and 6 and
 * the plausibility limits). Newton's steps on Kepler's equation rotate (sin E, cos E) by a Taylor step when small.
 */
// @ts-ignore: decorator
@inline export function stateFromMeanElements(
  am: v128, sqrtAm: v128, nm: v128, axnl: v128, aynl: v128, u: v128,
  sinNode: v128, cosNode: v128, sinI: v128, cosI: v128, con41: v128, x1mth2: v128, x7thm1: v128,
  out: usize, stride: usize,
): v128 {
  const one = splat(1.0);
  const half = splat(0.5);
  let q = quadrantOf(u);
  let r0 = reduced(u, q);
  let z0 = mul(r0, r0);
  let ps = sinPolynomial(r0, z0);
  let pc = cosPolynomial(z0);
  let s = sinOf(q, ps, pc);
  let c = cosOf(q, ps, pc);
  let moved = splat(0.0); // E - u
  for (let iteration = 0; iteration < 16; iteration++) {
    const numerator = sub(msb(mul(axnl, s), aynl, c), moved);
    const denominator = msb(msb(one, axnl, c), aynl, s);
    let step = div(numerator, denominator);
    step = f64x2.pmin(f64x2.pmax(step, splat(-0.95)), splat(0.95));
    moved = add(moved, step);
    const size = f64x2.abs(step);
    if (v128.any_true(f64x2.gt(size, splat(0.04)))) {
      const angle = add(u, moved);
      q = quadrantOf(angle);
      r0 = reduced(angle, q);
      z0 = mul(r0, r0);
      ps = sinPolynomial(r0, z0);
      pc = cosPolynomial(z0);
      s = sinOf(q, ps, pc);
      c = cosOf(q, ps, pc);
      continue;
    }
    const sd = sinSmall(step);
    const cd = cosSmall(step);
    const rotated = mad(mul(s, cd), c, sd);
    c = msb(mul(c, cd), s, sd);
    s = rotated;
    // The next step would be below e * size^2 / 2 < 1e-15 rad.
    if (!v128.any_true(f64x2.gt(size, splat(3e-8)))) break;
  }

  const ecose = mad(mul(axnl, c), aynl, s);
  const esine = msb(mul(axnl, s), aynl, c);
  const el2 = mad(mul(axnl, axnl), aynl, aynl);
  const oneMinusEl2 = sub(one, el2);
  const pl = mul(am, oneMinusEl2);
  const rl = mul(am, sub(one, ecose));
  const inverseRl = div(one, rl);
  const betal = sqrt(oneMinusEl2);
  const k = div(esine, add(one, betal));
  const aOverR = mul(am, inverseRl);
  const sinu = mul(aOverR, msb(sub(s, aynl), axnl, k));
  const cosu = mul(aOverR, mad(sub(c, axnl), aynl, k));
  const rdotl = mul(mul(sqrtAm, esine), inverseRl);
  const rvdotl = mul(mul(sqrtAm, betal), inverseRl);
  const sin2u = mul(add(cosu, cosu), sinu);
  const cos2u = msb(one, mul(splat(2.0), sinu), sinu);
  const inversePl = div(one, pl);
  const temp1 = mul(splat(0.5 * J2), inversePl);
  const temp2 = mul(temp1, inversePl);
  const threeHalvesTemp2 = mul(splat(1.5), temp2);

  const mrt = add(
    mul(rl, msb(one, mul(threeHalvesTemp2, betal), con41)),
    mul(mul(half, temp1), mul(x1mth2, cos2u)),
  );
  const du = mul(mul(splat(-0.25), temp2), mul(x7thm1, sin2u));
  const su = sinTiny(du);
  const cu = cosTiny(du);
  const sinsu = mad(mul(sinu, cu), cosu, su);
  const cossu = msb(mul(cosu, cu), sinu, su);
  const nodeShift = mul(mul(threeHalvesTemp2, cosI), sin2u);
  const sn = sinTiny(nodeShift);
  const cn = cosTiny(nodeShift);
  const snod = mad(mul(sinNode, cn), cosNode, sn);
  const cnod = msb(mul(cosNode, cn), sinNode, sn);
  const tilt = mul(mul(mul(threeHalvesTemp2, cosI), sinI), cos2u);
  const st = sinTiny(tilt);
  const ct = cosTiny(tilt);
  const sini = mad(mul(sinI, ct), cosI, st);
  const cosi = msb(mul(cosI, ct), sinI, st);
  const nmTemp1 = mul(mul(nm, temp1), splat(1.0 / XKE));
  const mvt = msb(rdotl, nmTemp1, mul(x1mth2, sin2u));
  const rvdot = mad(rvdotl, nmTemp1, mad(mul(x1mth2, cos2u), splat(1.5), con41));

  const xmx = f64x2.neg(mul(snod, cosi));
  const xmy = mul(cnod, cosi);
  const ux = mad(mul(xmx, sinsu), cnod, cossu);
  const uy = mad(mul(xmy, sinsu), snod, cossu);
  const uz = mul(sini, sinsu);
  const vx = msb(mul(xmx, cossu), cnod, sinsu);
  const vy = msb(mul(xmy, cossu), snod, sinsu);
  const vz = mul(sini, cossu);

  const radius = mul(mrt, splat(RADIUS_KM));
  const radialSpeed = mul(mvt, splat(V_KM_S));
  const crossSpeed = mul(rvdot, splat(V_KM_S));
  storeState(
    out, stride,
    mul(radius, ux), mul(radius, uy), mul(radius, uz),
    mad(mul(radialSpeed, ux), crossSpeed, vx),
    mad(mul(radialSpeed, uy), crossSpeed, vy),
    mad(mul(radialSpeed, uz), crossSpeed, vz),
  );
  // Written so that a NaN counts as a failure.
  const energy = msb(
    mul(half, mad(mul(radialSpeed, radialSpeed), crossSpeed, crossSpeed)),
    splat(MU), div(one, radius),
  );
  let good = v128.and(f64x2.gt(mrt, one), f64x2.lt(radius, splat(MAX_RADIUS_KM)));
  good = v128.and(good, v128.and(f64x2.ge(pl, splat(0.0)), f64x2.lt(energy, splat(0.0))));
  return v128.not(good);
}
