import { propagateNear } from './sgp4-near';
import { propagateDeep } from './sgp4-deep';

// @ts-ignore: decorator
@inline function put(knots: usize, columnBytes: usize, scratch: usize, times: i32, k: i32, component: i32): void {
  const value = load<f64>(scratch + (((<usize>component) * <usize>times + <usize>k) << 3));
  store<f32>(knots + ((<usize>k) * 6 + <usize>component) * columnBytes, <f32>value);
}

/**
 * Propagates `count` objects to `knotTimes` knots and, after them, to mid-interval times, `times` in all (even).
 * `records` lists the address of each object's constants, `deep` (bytes) whether it is deep-space. Knots are written
 * as floats, [knot][component][object], columns `columnBytes` apart. `worst` receives for each object the largest
 * distance (km, float) between the exact position and the Hermite interpolant at the mid-interval times that
 * `midIntervals` (i32: index of the knot before) names; infinity when a state failed.
 */
export function propagateKnots(
  records: usize, deep: usize, count: i32, timesAt: usize, times: i32, knotTimes: i32, mids: i32, midIntervals: usize,
  spacing: f64, scratch: usize, knots: usize, columnBytes: usize, worst: usize,
): void {
  const stride = (<usize>times) << 3;
  for (let i = 0; i < count; i++) {
    const record = load<u32>(records + ((<usize>i) << 2));
    const failed = load<u8>(deep + <usize>i)
      ? propagateDeep(record, timesAt, times, scratch, stride)
      : propagateNear(record, timesAt, times, scratch, stride);
    const column = knots + ((<usize>i) << 2);
    for (let k = 0; k < knotTimes; k++) {
      for (let c = 0; c < 6; c++) put(column, columnBytes, scratch, times, k, c);
    }
    let largest: f64 = 0.0;
    for (let m = 0; m < mids; m++) {
      const k = load<i32>(midIntervals + ((<usize>m) << 2));
      let square: f64 = 0.0;
      for (let c = 0; c < 3; c++) {
        const p = scratch + (<usize>c) * stride;
        const v = scratch + (<usize>(c + 3)) * stride;
        const at = (<usize>k) << 3;
        const middle = 0.5 * (load<f64>(p + at) + load<f64>(p + at + 8)) +
          0.125 * spacing * (load<f64>(v + at) - load<f64>(v + at + 8));
        const d = middle - load<f64>(p + ((<usize>(knotTimes + m)) << 3));
        square += d * d;
      }
      largest = max(largest, square);
    }
    store<f32>(worst + ((<usize>i) << 2), failed ? Infinity : <f32>Math.sqrt(largest));
  }
}
