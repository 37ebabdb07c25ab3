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

/** What a call of `sweepCells` leaves: candidates found, and where to go on. */
const PROGRESS_COUNT: usize = 0;
const PROGRESS_CELL: usize = 4;
const PROGRESS_OWN: usize = 8;

// @ts-ignore: decorator
@inline function pause(progress: usize, candidateCount: i32, cell: i32, own: i32): void {
  store<i32>(progress, candidateCount, PROGRESS_COUNT);
  store<i32>(progress, cell, PROGRESS_CELL);
  store<i32>(progress, own, PROGRESS_OWN);
}

/**
 * Finds all candidates among sorted objects. `ranges` lists for each cell, from `rangeStarts[cell]` on, pairs of cells
 * [first, last] that hold its neighbours ahead (the cell itself apart). `progress` says where to begin (cell, place in it;
 * zeros at first) and receives how many candidates there are and where to go on. Returns 1 when there is more: call again
 * after emptying `candidates`, which has room for `candidateCapacity` (at least 8,192) and as many more as there are objects.
 */
export function sweepCells(
  step: usize, states: usize, cellStarts: usize, cellCount: i32, rangeStarts: usize, ranges: usize,
  sortedIndex: usize, sortedLow: usize, sortedHigh: usize, work: usize, candidates: usize, candidateCapacity: i32,
  progress: usize,
): i32 {
  // One flush adds at most this many and as many as there are objects.
  const mostBefore = candidateCapacity - SURVIVOR_CAPACITY;
  let candidateCount = 0;
  let first = load<i32>(progress, PROGRESS_OWN);
  for (let cell = load<i32>(progress, PROGRESS_CELL); cell < cellCount; cell++) {
    const start = load<i32>(cellStarts + ((<usize>cell) << 2));
    const end = load<i32>(cellStarts + ((<usize>cell + 1) << 2));
    const own = end - start;
    if (own == 0) continue;
    const firstRange = load<i32>(rangeStarts + ((<usize>cell) << 2));
    const lastRange = load<i32>(rangeStarts + ((<usize>cell + 1) << 2));
    let have = own;
    if (own <= GATHER_CAPACITY) gather(work, 0, start, own, sortedIndex, sortedLow, sortedHigh);
    for (let k = firstRange; k < lastRange; k++) {
      const range = ranges + ((<usize>k) << 3);
      const from = load<i32>(cellStarts + ((<usize>load<i32>(range)) << 2));
      const n = load<i32>(cellStarts + ((<usize>load<i32>(range + 4) + 1) << 2)) - from;
      if (have + n <= GATHER_CAPACITY) gather(work, have, from, n, sortedIndex, sortedLow, sortedHigh);
      have += n;
    }
    if (have > GATHER_CAPACITY) {
      // Too crowded to be gathered at once: one object after the other.
      for (let i = first; i < own; i++) {
        candidateCount = sweepCrowded(
          step, states, cellStarts, start + i, end, ranges, firstRange, lastRange, sortedIndex, sortedLow, sortedHigh,
          work, candidates, candidateCount,
        );
        if (candidateCount > mostBefore) {
          pause(progress, candidateCount, cell, i + 1);
          return 1;
        }
      }
      first = 0;
      continue;
    }
    endGathered(work, have);
    let survivors = 0;
    for (let i = first; i < own; i++) {
      const at = (<usize>i) << 1;
      survivors = meet(work, i, load<i16>(work + W_LOW + at), load<i16>(work + W_HIGH + at), i + 1, have, survivors);
      if (survivors > SURVIVOR_CAPACITY || i == own - 1) {
        candidateCount = flush(step, states, work, survivors, 0, candidates, candidateCount);
        survivors = 0;
        if (candidateCount > mostBefore) {
          pause(progress, candidateCount, cell, i + 1);
          return 1;
        }
      }
    }
    first = 0;
  }
  pause(progress, candidateCount, cellCount, 0);
  return 0;
}

/** The object at sorted place `place` against those behind it in its cell, which ends at `end`, and in the ranges. */
function sweepCrowded(
  step: usize, states: usize, cellStarts: usize, place: i32, end: i32, ranges: usize, firstRange: i32, lastRange: i32,
  sortedIndex: usize, sortedLow: usize, sortedHigh: usize, work: usize, candidates: usize, candidateCount: i32,
): i32 {
  const index = load<i32>(sortedIndex + ((<usize>place) << 2));
  const low = load<i16>(sortedLow + ((<usize>place) << 1));
  const high = load<i16>(sortedHigh + ((<usize>place) << 1));
  candidateCount = apartWithSorted(
    step, states, work, index, low, high, place + 1, end, sortedIndex, sortedLow, sortedHigh, 0, candidates, candidateCount,
  );
  for (let k = firstRange; k < lastRange; k++) {
    const range = ranges + ((<usize>k) << 3);
    const from = load<i32>(cellStarts + ((<usize>load<i32>(range)) << 2));
    const to = load<i32>(cellStarts + ((<usize>load<i32>(range + 4) + 1) << 2));
    candidateCount = apartWithSorted(
      step, states, work, index, low, high, from, to, sortedIndex, sortedLow, sortedHigh, 0, candidates, candidateCount,
    );
  }
  return candidateCount;
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
