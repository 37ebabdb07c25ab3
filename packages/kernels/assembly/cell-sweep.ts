// Compares the radial intervals of objects in neighbouring direction cells and passes the survivors to the line test.
import { testLines } from './pair-lines';

/** Working memory: gathered neighbours (codes, indices), surviving pairs and the table of lane selections. */
const W_SELECTION: usize = 0; // 256 rows of 8 x i16
const W_LOW: usize = 4096;
export const GATHER_CAPACITY: i32 = 32000;
const CODES_BYTES: usize = 65536;
const W_HIGH: usize = W_LOW + CODES_BYTES;
const W_INDEX: usize = W_HIGH + CODES_BYTES;
const W_FIRST: usize = W_INDEX + 2 * CODES_BYTES;
const SURVIVOR_CAPACITY: i32 = 4096;
const W_SECOND: usize = W_FIRST + 131072;
const WORK_BYTES: usize = W_SECOND + 131072;

export function sweepWorkBytes(): usize { return WORK_BYTES; }

/** For each 8-bit mask the lanes that are set, first to last: a shuffle that packs survivors without a branch. */
export function prepareSweepWork(work: usize): void {
  for (let mask = 0; mask < 256; mask++) {
    let n = 0;
    for (let lane = 0; lane < 8; lane++) {
      if (mask & (1 << lane)) {
        store<i16>(work + W_SELECTION + ((<usize>mask) << 4) + ((<usize>n) << 1), <i16>lane);
        n++;
      }
    }
  }
}

/** Copies `n` neighbours from sorted place `from` behind the `have` gathered ones; may write up to 16 bytes more. */
// @ts-ignore: decorator
@inline function gather(work: usize, have: i32, from: i32, n: i32, sortedIndex: usize, sortedLow: usize, sortedHigh: usize): void {
  const code = (<usize>from) << 1;
  const to = (<usize>have) << 1;
  for (let k: usize = 0, end = (<usize>n) << 1; k < end; k += 16) {
    v128.store(work + W_LOW + to + k, v128.load(sortedLow + code + k));
    v128.store(work + W_HIGH + to + k, v128.load(sortedHigh + code + k));
    v128.store(work + W_INDEX + ((to + k) << 1), v128.load(sortedIndex + ((code + k) << 1)));
    v128.store(work + W_INDEX + ((to + k) << 1) + 16, v128.load(sortedIndex + ((code + k) << 1) + 16));
  }
}

/** Ends the gathered list with neighbours whose radial interval is empty. */
// @ts-ignore: decorator
@inline function endGathered(work: usize, have: i32): void {
  v128.store(work + W_LOW + ((<usize>have) << 1), i16x8.splat(32767));
  v128.store(work + W_HIGH + ((<usize>have) << 1), i16x8.splat(-32768));
  v128.store(work + W_INDEX + ((<usize>have) << 2), i64x2.splat(0));
}

/** Appends the places in [from, have) whose radial interval meets [low, high] as survivors with first place `own`. */
// @ts-ignore: decorator
@inline function meet(work: usize, own: i32, low: i16, high: i16, from: i32, have: i32, survivors: i32): i32 {
  const lows = i16x8.splat(low);
  const highs = i16x8.splat(high);
  const owns = i16x8.splat(<i16>own);
  for (let k = from; k < have; k += 8) {
    const at = (<usize>k) << 1;
    const miss = v128.or(
      i16x8.gt_s(v128.load(work + W_LOW + at), highs),
      i16x8.gt_s(lows, v128.load(work + W_HIGH + at)),
    );
    const mask = (~i16x8.bitmask(miss)) & 0xff;
    const out = (<usize>survivors) << 1;
    v128.store(work + W_SECOND + out, i16x8.add(v128.load(work + W_SELECTION + ((<usize>mask) << 4)), i16x8.splat(<i16>k)));
    v128.store(work + W_FIRST + out, owns);
    survivors += i32.popcnt(mask);
  }
  return survivors;
}

// @ts-ignore: decorator
@inline function flush(
  step: usize, states: usize, work: usize, survivors: i32, extraReach: f32, candidates: usize, candidateCount: i32,
): i32 {
  // Places beyond the survivors are left over from wider stores or earlier cells: make them harmless.
  v128.store(work + W_FIRST + ((<usize>survivors) << 1), i64x2.splat(0));
  v128.store(work + W_SECOND + ((<usize>survivors) << 1), i64x2.splat(0));
  return testLines(step, states, work + W_INDEX, work + W_FIRST, work + W_SECOND, survivors, extraReach, candidates, candidateCount);
}

/**
 * Finds all candidates among sorted objects. `ranges` lists for each cell, from `rangeStarts[cell]` on, pairs of cells
 * [first, last] that hold its neighbours ahead (the cell itself apart). Stops early and returns -1 - cell when
 * `candidates` could overflow; call again with that cell as `fromCell` after emptying it. `progress` receives the count.
 */
export function sweepCells(
  step: usize, states: usize, cellStarts: usize, fromCell: i32, cellCount: i32, rangeStarts: usize, ranges: usize,
  sortedIndex: usize, sortedLow: usize, sortedHigh: usize, work: usize, candidates: usize, candidateCount: i32,
  candidateCapacity: i32, progress: usize,
): i32 {
  for (let cell = fromCell; cell < cellCount; cell++) {
    const start = load<i32>(cellStarts + ((<usize>cell) << 2));
    const end = load<i32>(cellStarts + ((<usize>cell + 1) << 2));
    const own = end - start;
    if (own == 0) continue;
    let have = 0;
    gather(work, 0, start, own, sortedIndex, sortedLow, sortedHigh);
    have = own;
    const lastRange = load<i32>(rangeStarts + ((<usize>cell + 1) << 2));
    for (let k = load<i32>(rangeStarts + ((<usize>cell) << 2)); k < lastRange; k++) {
      const range = ranges + ((<usize>k) << 3);
      const from = load<i32>(cellStarts + ((<usize>load<i32>(range)) << 2));
      const n = load<i32>(cellStarts + ((<usize>load<i32>(range + 4) + 1) << 2)) - from;
      if (have + n > GATHER_CAPACITY) unreachable();
      gather(work, have, from, n, sortedIndex, sortedLow, sortedHigh);
      have += n;
    }
    endGathered(work, have);
    const before = candidateCount;
    let survivors = 0;
    for (let i = 0; i < own; i++) {
      const at = (<usize>i) << 1;
      survivors = meet(work, i, load<i16>(work + W_LOW + at), load<i16>(work + W_HIGH + at), i + 1, have, survivors);
      if (survivors > SURVIVOR_CAPACITY || i == own - 1) {
        if (candidateCount + survivors > candidateCapacity) {
          // The caller's next call finds this cell's candidates again: drop what it has added so far.
          store<i32>(progress, before);
          return -1 - cell;
        }
        candidateCount = flush(step, states, work, survivors, 0, candidates, candidateCount);
        survivors = 0;
      }
    }
  }
  store<i32>(progress, candidateCount);
  return 0;
}

/** One object against the sorted places [from, to). */
export function apartWithSorted(
  step: usize, states: usize, work: usize, index: i32, low: i16, high: i16, from: i32, to: i32,
  sortedIndex: usize, sortedLow: usize, sortedHigh: usize, extraReach: f32, candidates: usize, candidateCount: i32,
): i32 {
  const chunk = 8192;
  for (let at = from; at < to; at += chunk) {
    const n = min(chunk, to - at);
    // The first gathered place is the object itself.
    store<i32>(work + W_INDEX, index);
    gather(work, 1, at, n, sortedIndex, sortedLow, sortedHigh);
    endGathered(work, n + 1);
    const survivors = meet(work, 0, low, high, 1, n + 1, 0);
    candidateCount = flush(step, states, work, survivors, extraReach, candidates, candidateCount);
  }
  return candidateCount;
}

/** One object against one other. */
export function pairApart(
  step: usize, states: usize, work: usize, index: i32, other: i32, extraReach: f32, candidates: usize, candidateCount: i32,
): i32 {
  store<i32>(work + W_INDEX, index);
  store<i32>(work + W_INDEX + 4, other);
  store<i16>(work + W_FIRST, 0);
  store<i16>(work + W_SECOND, 1);
  v128.store(work + W_FIRST + 2, i64x2.splat(0));
  v128.store(work + W_SECOND + 2, i64x2.splat(0));
  return testLines(step, states, work + W_INDEX, work + W_FIRST, work + W_SECOND, 1, extraReach, candidates, candidateCount);
}
