// One time step's view of a group of objects: state at mid-step, radial interval, direction cell.
import { arcTangent } from './direction-f32';
import {
  S_POSITION_1, S_POSITION_V0, S_POSITION_V1, S_VELOCITY_1, S_VELOCITY_V0, S_VELOCITY_V1, S_HALF_STEP,
  S_MAX_RATE_SQUARED, S_BAND_SCALE,
} from './step-record';

// @ts-ignore: decorator
@inline function fadd(a: v128, b: v128): v128 { return f32x4.add(a, b); }
// @ts-ignore: decorator
@inline function fmul(a: v128, b: v128): v128 { return f32x4.mul(a, b); }
// @ts-ignore: decorator
@inline function weight(step: usize, offset: usize): v128 { return v128.load32_splat(step + offset); }

/** Bytes of a state: x, y, z (km), interpolation bound (km), vx, vy, vz (km/s), 0. */
export const STATE_BYTES: usize = 32;

const LEAST_RADIUS_KM: f32 = 6000.0;

/** Radius to sixteen bits by a map that never falls, finest where radii crowd: 0.1 km in low orbit, 4 km at GEO. */
// @ts-ignore: decorator
@inline function radialCode(radius: v128): v128 {
  const floor = f32x4.pmax(radius, f32x4.splat(LEAST_RADIUS_KM));
  return i32x4.trunc_sat_f32x4_s(
    f32x4.sub(f32x4.splat(65500.0 - 32760.0), f32x4.div(f32x4.splat(65500.0 * LEAST_RADIUS_KM), floor)),
  );
}

/**
 * Interpolates `count` objects (a multiple of 4) between two knots by cubic Hermite in single precision, and writes
 * for each, from `first` on: its state, the codes of its radial interval, its direction cell (-1 where it is absent or
 * must be searched for apart). Knots are six columns of `count` floats, `columnBytes` apart. `pads` holds each
 * object's radial pad (half the reach, bounds, curvature), `bounds` its interpolation bound. Cell sizes are counted in
 * `cellCounts`. Objects that turn too fast or whose bound exceeds the standard go to `apart` as indices.
 * Returns how many `apart` holds now.
 */
export function interpolateStep(
  step: usize, knot0: usize, knot1: usize, columnBytes: usize, count: i32, first: i32,
  pads: usize, bounds: usize, standardBound: f32, bandStarts: usize, bandScales: usize,
  states: usize, lowCodes: usize, highCodes: usize, cells: usize, cellCounts: usize, apart: usize, apartCount: i32,
): i32 {
  const wp = weight(step, S_POSITION_1), wp0 = weight(step, S_POSITION_V0), wp1 = weight(step, S_POSITION_V1);
  const wv = weight(step, S_VELOCITY_1), wv0 = weight(step, S_VELOCITY_V0), wv1 = weight(step, S_VELOCITY_V1);
  const h = weight(step, S_HALF_STEP);
  const rate2 = weight(step, S_MAX_RATE_SQUARED);
  const bandScale = weight(step, S_BAND_SCALE);
  const standard = f32x4.splat(standardBound);
  const c1 = columnBytes, c2 = c1 + c1, c3 = c2 + c1, c4 = c3 + c1, c5 = c4 + c1;
  for (let i = 0; i < count; i += 4) {
    const o = (<usize>i) << 2;
    const a = knot0 + o;
    const b = knot1 + o;
    const ax = v128.load(a), ay = v128.load(a + c1), az = v128.load(a + c2);
    const avx = v128.load(a + c3), avy = v128.load(a + c4), avz = v128.load(a + c5);
    const dx = f32x4.sub(v128.load(b), ax), dy = f32x4.sub(v128.load(b + c1), ay), dz = f32x4.sub(v128.load(b + c2), az);
    const bvx = v128.load(b + c3), bvy = v128.load(b + c4), bvz = v128.load(b + c5);
    const x = fadd(fadd(ax, fmul(wp, dx)), fadd(fmul(wp0, avx), fmul(wp1, bvx)));
    const y = fadd(fadd(ay, fmul(wp, dy)), fadd(fmul(wp0, avy), fmul(wp1, bvy)));
    const z = fadd(fadd(az, fmul(wp, dz)), fadd(fmul(wp0, avz), fmul(wp1, bvz)));
    const vx = fadd(fmul(wv, dx), fadd(fmul(wv0, avx), fmul(wv1, bvx)));
    const vy = fadd(fmul(wv, dy), fadd(fmul(wv0, avy), fmul(wv1, bvy)));
    const vz = fadd(fmul(wv, dz), fadd(fmul(wv0, avz), fmul(wv1, bvz)));

    const index = first + i;
    const bound = v128.load(bounds + ((<usize>index) << 2));
    // Four rows of a 4 x 4 transpose: x y z bound | vx vy vz 0.
    const zero = f32x4.splat(0);
    let lo = i32x4.shuffle(x, y, 0, 4, 1, 5), hi = i32x4.shuffle(z, bound, 0, 4, 1, 5);
    const out = states + (<usize>index) * STATE_BYTES;
    v128.store(out, i64x2.shuffle(lo, hi, 0, 2));
    v128.store(out + 32, i64x2.shuffle(lo, hi, 1, 3));
    lo = i32x4.shuffle(x, y, 2, 6, 3, 7);
    hi = i32x4.shuffle(z, bound, 2, 6, 3, 7);
    v128.store(out + 64, i64x2.shuffle(lo, hi, 0, 2));
    v128.store(out + 96, i64x2.shuffle(lo, hi, 1, 3));
    lo = i32x4.shuffle(vx, vy, 0, 4, 1, 5);
    hi = i32x4.shuffle(vz, zero, 0, 4, 1, 5);
    v128.store(out + 16, i64x2.shuffle(lo, hi, 0, 2));
    v128.store(out + 48, i64x2.shuffle(lo, hi, 1, 3));
    lo = i32x4.shuffle(vx, vy, 2, 6, 3, 7);
    hi = i32x4.shuffle(vz, zero, 2, 6, 3, 7);
    v128.store(out + 80, i64x2.shuffle(lo, hi, 0, 2));
    v128.store(out + 112, i64x2.shuffle(lo, hi, 1, 3));

    const rho2 = fadd(fmul(x, x), fmul(y, y));
    const r2 = fadd(rho2, fmul(z, z));
    const r = f32x4.sqrt(r2);
    const rv = fadd(fadd(fmul(x, vx), fmul(y, vy)), fmul(z, vz));
    const v2 = fadd(fadd(fmul(vx, vx), fmul(vy, vy)), fmul(vz, vz));
    const radialSweep = f32x4.div(fmul(f32x4.abs(rv), h), r);
    const pad = v128.load(pads + ((<usize>index) << 2));
    const spread = fadd(radialSweep, pad);
    const lowCode = radialCode(f32x4.sub(r, spread));
    const highCode = radialCode(fadd(r, spread));
    // Angular momentum over the least radius squared bounds the turning rate.
    const leastRadius = f32x4.sub(r, spread);
    const least2 = fmul(leastRadius, leastRadius);
    const momentum2 = f32x4.sub(fmul(r2, v2), fmul(rv, rv));
    const fast = v128.or(
      f32x4.gt(momentum2, fmul(rate2, fmul(least2, least2))),
      f32x4.gt(bound, standard),
    );
    const absent = f32x4.ne(r2, r2);

    const latitude = arcTangent(z, f32x4.sqrt(rho2));
    const longitude = arcTangent(y, x);
    const band = i32x4.trunc_sat_f32x4_s(fmul(fadd(latitude, f32x4.splat(1.5707964)), bandScale));
    const east = fadd(longitude, f32x4.splat(3.1415927));
    const b0 = (<usize>i32x4.extract_lane(band, 0)) << 2;
    const b1 = (<usize>i32x4.extract_lane(band, 1)) << 2;
    const b2 = (<usize>i32x4.extract_lane(band, 2)) << 2;
    const b3 = (<usize>i32x4.extract_lane(band, 3)) << 2;
    let scales = v128.load32_zero(bandScales + b0);
    scales = v128.load32_lane(bandScales + b1, scales, 1);
    scales = v128.load32_lane(bandScales + b2, scales, 2);
    scales = v128.load32_lane(bandScales + b3, scales, 3);
    let starts = v128.load32_zero(bandStarts + b0);
    starts = v128.load32_lane(bandStarts + b1, starts, 1);
    starts = v128.load32_lane(bandStarts + b2, starts, 2);
    starts = v128.load32_lane(bandStarts + b3, starts, 3);
    let cell = i32x4.add(starts, i32x4.trunc_sat_f32x4_s(fmul(east, scales)));
    const skip = v128.or(fast, absent);
    if (v128.any_true(skip)) {
      cell = v128.or(cell, skip);
      const mask = i32x4.bitmask(v128.andnot(fast, absent));
      for (let lane = 0; lane < 4; lane++) {
        if (mask & (1 << lane)) {
          store<i32>(apart + ((<usize>apartCount) << 2), index + lane);
          apartCount++;
        }
      }
    }
    v128.store(cells + ((<usize>index) << 2), cell);
    v128.store64_lane(lowCodes + ((<usize>index) << 1), i16x8.narrow_i32x4_s(lowCode, lowCode), 0);
    v128.store64_lane(highCodes + ((<usize>index) << 1), i16x8.narrow_i32x4_s(highCode, highCode), 0);
    // Cell -1 counts into the slot before the first.
    let c = cellCounts + ((<isize>i32x4.extract_lane(cell, 0)) << 2);
    store<i32>(c, load<i32>(c) + 1);
    c = cellCounts + ((<isize>i32x4.extract_lane(cell, 1)) << 2);
    store<i32>(c, load<i32>(c) + 1);
    c = cellCounts + ((<isize>i32x4.extract_lane(cell, 2)) << 2);
    store<i32>(c, load<i32>(c) + 1);
    c = cellCounts + ((<isize>i32x4.extract_lane(cell, 3)) << 2);
    store<i32>(c, load<i32>(c) + 1);
  }
  return apartCount;
}
