// The straight-line test: do two objects, moving straight through their states at mid-step, come within reach?
import { STATE_BYTES } from './step-states';
import { S_CURVATURE, S_HALF_STEP, S_REACH_KM, S_SLOW_SPEED_SQUARED } from './step-record';

/** Bytes of a candidate: index of one, index of the other, time from mid-step (s, float), 1 when slow. */
export const CANDIDATE_BYTES: usize = 16;

// @ts-ignore: decorator
@inline function fadd(a: v128, b: v128): v128 { return f32x4.add(a, b); }
// @ts-ignore: decorator
@inline function fmul(a: v128, b: v128): v128 { return f32x4.mul(a, b); }

/**
 * Tests `count` pairs (two arrays of 16-bit places into `indices`, padded to a multiple of 4 with any valid places) and
 * appends those whose straight paths come within reach during the step to `candidates`. `extraReach` widens the reach.
 * Returns the new number of candidates.
 */
export function testLines(
  step: usize, states: usize, indices: usize, firstPlaces: usize, secondPlaces: usize, count: i32, extraReach: f32,
  candidates: usize, candidateCount: i32,
): i32 {
  const h = v128.load32_splat(step + S_HALF_STEP);
  const minusH = f32x4.neg(h);
  const reach = fadd(v128.load32_splat(step + S_REACH_KM), f32x4.splat(extraReach));
  const curvature = v128.load32_splat(step + S_CURVATURE);
  const slow = v128.load32_splat(step + S_SLOW_SPEED_SQUARED);
  for (let k = 0; k < count; k += 4) {
    const at = (<usize>k) << 1;
    const i0 = load<i32>(indices + ((<usize>load<u16>(firstPlaces + at)) << 2));
    const i1 = load<i32>(indices + ((<usize>load<u16>(firstPlaces + at + 2)) << 2));
    const i2 = load<i32>(indices + ((<usize>load<u16>(firstPlaces + at + 4)) << 2));
    const i3 = load<i32>(indices + ((<usize>load<u16>(firstPlaces + at + 6)) << 2));
    const j0 = load<i32>(indices + ((<usize>load<u16>(secondPlaces + at)) << 2));
    const j1 = load<i32>(indices + ((<usize>load<u16>(secondPlaces + at + 2)) << 2));
    const j2 = load<i32>(indices + ((<usize>load<u16>(secondPlaces + at + 4)) << 2));
    const j3 = load<i32>(indices + ((<usize>load<u16>(secondPlaces + at + 6)) << 2));
    const a0 = states + (<usize>i0) * STATE_BYTES, a1 = states + (<usize>i1) * STATE_BYTES;
    const a2 = states + (<usize>i2) * STATE_BYTES, a3 = states + (<usize>i3) * STATE_BYTES;
    const b0 = states + (<usize>j0) * STATE_BYTES, b1 = states + (<usize>j1) * STATE_BYTES;
    const b2 = states + (<usize>j2) * STATE_BYTES, b3 = states + (<usize>j3) * STATE_BYTES;
    const p0 = f32x4.sub(v128.load(b0), v128.load(a0)), p1 = f32x4.sub(v128.load(b1), v128.load(a1));
    const p2 = f32x4.sub(v128.load(b2), v128.load(a2)), p3 = f32x4.sub(v128.load(b3), v128.load(a3));
    const q0 = f32x4.sub(v128.load(b0, 16), v128.load(a0, 16)), q1 = f32x4.sub(v128.load(b1, 16), v128.load(a1, 16));
    const q2 = f32x4.sub(v128.load(b2, 16), v128.load(a2, 16)), q3 = f32x4.sub(v128.load(b3, 16), v128.load(a3, 16));
    let t0 = i32x4.shuffle(p0, p1, 0, 4, 1, 5), t1 = i32x4.shuffle(p2, p3, 0, 4, 1, 5);
    const dx = i64x2.shuffle(t0, t1, 0, 2), dy = i64x2.shuffle(t0, t1, 1, 3);
    const dz = i64x2.shuffle(i32x4.shuffle(p0, p1, 2, 6, 2, 6), i32x4.shuffle(p2, p3, 2, 6, 2, 6), 0, 2);
    t0 = i32x4.shuffle(q0, q1, 0, 4, 1, 5);
    t1 = i32x4.shuffle(q2, q3, 0, 4, 1, 5);
    const wx = i64x2.shuffle(t0, t1, 0, 2), wy = i64x2.shuffle(t0, t1, 1, 3);
    const wz = i64x2.shuffle(i32x4.shuffle(q0, q1, 2, 6, 2, 6), i32x4.shuffle(q2, q3, 2, 6, 2, 6), 0, 2);
    const dd = fadd(fadd(fmul(dx, dx), fmul(dy, dy)), fmul(dz, dz));
    const dw = fadd(fadd(fmul(dx, wx), fmul(dy, wy)), fmul(dz, wz));
    const ww = fadd(fadd(fmul(wx, wx), fmul(wy, wy)), fadd(fmul(wz, wz), f32x4.splat(1e-20)));
    const t = f32x4.pmin(f32x4.pmax(f32x4.neg(f32x4.div(dw, ww)), minusH), h);
    const tt = fmul(t, t);
    const ttww = fmul(tt, ww);
    const square = fadd(fadd(dd, fmul(fadd(t, t), dw)), ttww);
    const limit = fadd(reach, fmul(fmul(curvature, f32x4.sqrt(ww)), fmul(tt, f32x4.abs(t))));
    // The last term covers the rounding of a small difference of large squares.
    const near = f32x4.le(f32x4.sub(square, fmul(fadd(dd, ttww), f32x4.splat(1e-6))), fmul(limit, limit));
    if (v128.any_true(near)) {
      const mask = i32x4.bitmask(near) & (0xf >> max(0, 4 - (count - k)));
      const slowMask = i32x4.bitmask(f32x4.lt(ww, slow));
      for (let lane = 0; lane < 4; lane++) {
        if (!(mask & (1 << lane))) continue;
        const out = candidates + (<usize>candidateCount) * CANDIDATE_BYTES;
        const pair = lane == 0 ? i0 : lane == 1 ? i1 : lane == 2 ? i2 : i3;
        const other = lane == 0 ? j0 : lane == 1 ? j1 : lane == 2 ? j2 : j3;
        store<i32>(out, min(pair, other));
        store<i32>(out + 4, max(pair, other));
        store<f32>(out + 8, lane == 0 ? f32x4.extract_lane(t, 0) : lane == 1 ? f32x4.extract_lane(t, 1) :
          lane == 2 ? f32x4.extract_lane(t, 2) : f32x4.extract_lane(t, 3));
        store<i32>(out + 12, (slowMask >> lane) & 1);
        candidateCount++;
      }
    }
  }
  return candidateCount;
}
