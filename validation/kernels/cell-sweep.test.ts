import { type Candidate, type SortedObjects, STATE_FLOATS, sortByCell, sweepCells } from '@clearway/kernels/twins';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { evenly } from './evenly.ts';
import { createKernelLists, inOrder, type KernelLists } from './kernel-lists.ts';
import { stepRecord } from './step-numbers.ts';

/** The least that the kernel allows, so that it has to stop and go on often. */
const CAPACITY = 8192;

let lists: KernelLists;
beforeAll(async () => {
  lists = await createKernelLists();
});

interface Outcome {
  readonly candidates: Candidate[];
  readonly calls: number;
}

/** The kernel's candidates, begun at place `fromOwn` of the first cell, the list emptied as often as it asks. */
function byKernel(
  states: Float32Array,
  sorted: SortedObjects,
  cellCount: number,
  rangeStarts: Int32Array,
  ranges: Int32Array,
  fromOwn = 0,
): Outcome {
  lists.clear();
  const { exports } = lists.kernel;
  const work = lists.room(exports.sweepWorkBytes());
  exports.prepareSweepWork(work);
  const places = states.length / STATE_FLOATS;
  const candidates = lists.room((CAPACITY + places) * 16);
  const progress = lists.put(Int32Array.of(0, 0, fromOwn));
  const [step, stateList, starts] = [stepRecord(), states, sorted.cellStarts].map((list) => lists.put(list));
  const [ownRanges, rangeList] = [lists.put(rangeStarts), lists.put(ranges)];
  // What the kernel reads beyond the lists must not matter.
  const spare = 256;
  const [index, low, high] = [sorted.index, sorted.low, sorted.high].map((list) => lists.put(list, spare));
  const found: Candidate[] = [];
  for (let calls = 1; ; calls++) {
    const more = exports.sweepCells(
      ...[step!, stateList!, starts!, cellCount, ownRanges, rangeList, index!, low!, high!],
      ...[work, candidates, CAPACITY, progress],
    );
    const count = lists.ints(progress, 1)[0]!;
    expect(count).toBeLessThanOrEqual(CAPACITY + places);
    found.push(...lists.candidates(candidates, count));
    if (more === 0) return { candidates: found, calls };
    if (calls > 1000) throw new Error('the kernel does not come to an end');
  }
}

/** A state: place and velocity around a point in low orbit; no place at all for one in ten. */
const state = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(...Array.from({ length: 6 }, () => evenly(-12, 12))) },
  { weight: 1, arbitrary: fc.constant([Number.NaN, 0, Number.NaN, 0, 0, 0] as const) },
);
const object = fc.record({
  state,
  slow: fc.boolean(),
  cell: fc.oneof(fc.constant(2), fc.integer({ min: -1, max: 9 })),
  low: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -32_768, max: 32_760 })),
  width: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 65_535 })),
});
type Drawn = { readonly state: readonly number[]; readonly slow: boolean };

function statesOf(objects: readonly Drawn[]): Float32Array {
  const list = new Float32Array(objects.length * STATE_FLOATS);
  objects.forEach(({ state: [x, y, z, vx, vy, vz], slow }, i) => {
    const scale = slow ? 1e-3 : 1;
    list.set([7000 + x!, y!, z!, 0, vx! * scale, vy! * scale, vz! * scale, 0], i * STATE_FLOATS);
  });
  return list;
}

describe('the sweep of direction cells', () => {
  it('finds what the twin finds pair by pair, in any cells with any neighbours', () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(object, { maxLength: 90, size: 'max' }),
        fc.array(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 3 }), { minLength: 10, maxLength: 10 }),
        (objects, neighbours) => {
          const states = statesOf(objects);
          const cells = Int32Array.from(objects, ({ cell }) => cell);
          const low = Int16Array.from(objects, (o) => o.low);
          const high = Int16Array.from(objects, (o) => Math.min(32_766, o.low + o.width));
          const sorted = sortByCell(cells, low, high, 10);
          const ranges = neighbours.map((list, cell) =>
            list.map(([a, b]) => [Math.min(a, b), Math.max(a, b)]).filter(([from]) => from! > cell),
          );
          const rangeStarts = new Int32Array(11);
          ranges.forEach((list, cell) => {
            rangeStarts[cell + 1] = rangeStarts[cell]! + list.length;
          });
          const flat = Int32Array.from(ranges.flat(2));
          const expected = sweepCells(stepRecord(), states, sorted, 10, rangeStarts, flat);
          found += expected.length;
          expect(inOrder(byKernel(states, sorted, 10, rangeStarts, flat).candidates)).toEqual(inOrder(expected));
        },
      ),
      { numRuns: 800 },
    );
    expect(found).toBeGreaterThan(10_000);
  });

  it('goes on where it stopped when one cell alone has more candidates than there is room for', () => {
    const crowd = 500;
    const objects = Array.from({ length: crowd }, (_, i) => ({
      state: [i / crowd, 0, 0, 0, i / crowd, 0],
      slow: true,
    }));
    const none = new Int16Array(crowd);
    const sorted = sortByCell(new Int32Array(crowd), none, none, 1);
    const { candidates, calls } = byKernel(statesOf(objects), sorted, 1, new Int32Array(2), new Int32Array(2));
    expect(calls).toBeGreaterThan(10);
    expect(candidates.length).toBe((crowd * (crowd - 1)) / 2);
    const expected = sweepCells(stepRecord(), statesOf(objects), sorted, 1, new Int32Array(2), new Int32Array(2));
    expect(inOrder(candidates)).toEqual(inOrder(expected));
  });

  // 32,000 objects can be gathered at once; one less, as many, and more than that.
  it.each([31_997, 32_000, 32_001, 40_000])('compares an object with %i neighbours', (neighbours) => {
    const objects = Array.from({ length: 3 + neighbours }, (_, i) => ({
      state: [0, (i % 1000) * 4, Math.floor(i / 1000) * 4, 0, 0, 0],
      slow: false,
    }));
    const cells = Int32Array.from(objects, (_, i) => (i < 3 ? 0 : 1));
    const codes = new Int16Array(objects.length);
    const sorted = sortByCell(cells, codes, codes, 2);
    const rangeStarts = Int32Array.of(0, 1);
    const ranges = Int32Array.of(1, 1);
    const expected = sweepCells(stepRecord(), statesOf(objects), sorted, 1, rangeStarts, ranges);
    expect(expected.length).toBeGreaterThan(0);
    const { candidates } = byKernel(statesOf(objects), sorted, 1, rangeStarts, ranges);
    expect(inOrder(candidates)).toEqual(inOrder(expected));
  });

  it('goes on inside a crowd that has more candidates than there is room for', () => {
    const objects = Array.from({ length: 40_003 }, (_, i) => ({ state: [0, i * 1e-5, 0, 0, 0, 0], slow: true }));
    const cells = Int32Array.from(objects, (_, i) => (i < 3 ? 0 : 1));
    const codes = new Int16Array(objects.length);
    const sorted = sortByCell(cells, codes, codes, 2);
    const { candidates, calls } = byKernel(statesOf(objects), sorted, 1, Int32Array.of(0, 1), Int32Array.of(1, 1));
    expect(calls).toBe(4);
    expect(new Set(inOrder(candidates)).size).toBe(candidates.length);
    expect(candidates.length).toBe(3 * 40_000 + 3);
  });

  it('compares the members of a cell too crowded to be gathered', () => {
    const crowd = 33_000;
    const objects = Array.from({ length: crowd }, (_, i) => ({ state: [0, i, 0, 0, 0, 0], slow: true }));
    const codes = new Int16Array(crowd);
    const sorted = sortByCell(new Int32Array(crowd), codes, codes, 1);
    // Begun at the last ten: the 33,000 before them would take long.
    const last = byKernel(statesOf(objects), sorted, 1, new Int32Array(2), new Int32Array(2), crowd - 10);
    const expected: string[] = [];
    for (let i = crowd - 10; i < crowd; i++) {
      for (let j = i + 1; j < crowd; j++) if (j - i <= 5) expected.push(`${i} ${j} 0 slow`);
    }
    expect(inOrder(last.candidates)).toEqual(expected.sort());
  });
});
