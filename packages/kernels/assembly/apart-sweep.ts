// Objects that are searched for apart: they turn faster, or are known less well, than the cells allow for.
import { STATE_BYTES } from './step-states';
import { S_ANGLE_PAD, S_BAND_SCALE, S_HALF_STEP, S_MAX_RATE, S_STANDARD_BOUND_KM } from './step-record';
import { apartWithSorted, pairApart } from './cell-sweep';

/**
 * Compares each of `apartCount` objects with all sorted objects in the latitude bands it can reach. Returns the new
 * number of candidates (the caller leaves room for all objects).
 */
export function sweepApart(
  step: usize, states: usize, apart: usize, apartCount: i32, cellStarts: usize, bandStarts: usize, bandCount: i32,
  lowCodes: usize, highCodes: usize, sortedIndex: usize, sortedLow: usize, sortedHigh: usize, work: usize,
  candidates: usize, candidateCount: i32,
): i32 {
  const h = load<f32>(step + S_HALF_STEP);
  const scale = load<f32>(step + S_BAND_SCALE);
  const standard = load<f32>(step + S_STANDARD_BOUND_KM);
  for (let k = 0; k < apartCount; k++) {
    const index = load<i32>(apart + ((<usize>k) << 2));
    const state = states + (<usize>index) * STATE_BYTES;
    const x = load<f32>(state), y = load<f32>(state + 4), z = load<f32>(state + 8), bound = load<f32>(state + 12);
    const vx = load<f32>(state + 16), vy = load<f32>(state + 20), vz = load<f32>(state + 24);
    const r2 = x * x + y * y + z * z;
    const r = Mathf.sqrt(r2);
    const rv = x * vx + y * vy + z * vz;
    const momentum = Mathf.sqrt(max<f32>(0, r2 * (vx * vx + vy * vy + vz * vz) - rv * rv));
    const least = max<f32>(6300, r - Mathf.abs(rv) / r * h - bound - 10);
    const extra = max<f32>(0, bound - standard);
    const angle = (momentum / (least * least) + load<f32>(step + S_MAX_RATE)) * h * 1.01 + load<f32>(step + S_ANGLE_PAD) + extra / 6300;
    const latitude = Mathf.asin(max<f32>(-1, min<f32>(1, z / r))) + 1.5707964;
    const south = max(0, min(bandCount - 1, <i32>Mathf.floor((latitude - angle) * scale)));
    const north = max(0, min(bandCount - 1, <i32>Mathf.floor((latitude + angle) * scale)));
    const from = load<i32>(cellStarts + ((<usize>load<i32>(bandStarts + ((<usize>south) << 2))) << 2));
    const to = load<i32>(cellStarts + ((<usize>load<i32>(bandStarts + ((<usize>north + 1) << 2))) << 2));
    const low = load<i16>(lowCodes + ((<usize>index) << 1));
    const high = load<i16>(highCodes + ((<usize>index) << 1));
    candidateCount = apartWithSorted(
      step, states, work, index, low, high, from, to, sortedIndex, sortedLow, sortedHigh, extra, candidates, candidateCount,
    );
  }
  return candidateCount;
}

/**
 * Compares the objects apart with one another, from the `fromApart`-th on. Returns with which to go on, after `candidates`
 * (room for `candidateCapacity` and as many more as there are objects) has been emptied: `apartCount` when done.
 * `progress` receives the number of candidates.
 */
export function sweepApartPairs(
  step: usize, states: usize, apart: usize, apartCount: i32, fromApart: i32, lowCodes: usize, highCodes: usize,
  work: usize, candidates: usize, candidateCapacity: i32, progress: usize,
): i32 {
  const standard = load<f32>(step + S_STANDARD_BOUND_KM);
  let candidateCount = 0;
  let k = fromApart;
  for (; k < apartCount && candidateCount <= candidateCapacity; k++) {
    const index = load<i32>(apart + ((<usize>k) << 2));
    const low = load<i16>(lowCodes + ((<usize>index) << 1));
    const high = load<i16>(highCodes + ((<usize>index) << 1));
    const extra = max<f32>(0, load<f32>(states + (<usize>index) * STATE_BYTES + 12) - standard);
    for (let m = k + 1; m < apartCount; m++) {
      const other = load<i32>(apart + ((<usize>m) << 2));
      if (load<i16>(lowCodes + ((<usize>other) << 1)) > high || low > load<i16>(highCodes + ((<usize>other) << 1))) continue;
      const otherExtra = max<f32>(0, load<f32>(states + (<usize>other) * STATE_BYTES + 12) - standard);
      candidateCount = pairApart(step, states, work, index, other, extra + otherExtra, candidates, candidateCount);
    }
  }
  store<i32>(progress, candidateCount);
  return k;
}
