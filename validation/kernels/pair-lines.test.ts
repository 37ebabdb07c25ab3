import { type Candidate, STATE_FLOATS, testLine } from '@clearway/kernels/twins';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { evenly } from './evenly.ts';
import { createKernelLists, inOrder, type KernelLists } from './kernel-lists.ts';
import { stepRecord } from './step-numbers.ts';

let lists: KernelLists;
beforeAll(async () => {
  lists = await createKernelLists();
});

/** Every two of the objects put to the line test by the kernel, all radial intervals meeting. */
function byKernel(states: Float32Array): Candidate[] {
  lists.clear();
  const { exports } = lists.kernel;
  const count = states.length / STATE_FLOATS;
  const work = lists.room(exports.sweepWorkBytes());
  exports.prepareSweepWork(work);
  const codes = lists.put(new Int16Array(count));
  const candidates = lists.room(count * count * 16);
  const progress = lists.room(4);
  const objects = lists.put(Int32Array.from({ length: count }, (_, i) => i));
  exports.sweepApartPairs(
    ...[lists.put(stepRecord()), lists.put(states), objects, count, 0, codes, codes, work, candidates, count * count],
    progress,
  );
  return lists.candidates(candidates, lists.ints(progress, 1)[0]!);
}

function byTwin(states: Float32Array): Candidate[] {
  const count = states.length / STATE_FLOATS;
  const pairs: Candidate[] = [];
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) pairs.push(...[testLine(stepRecord(), states, i, j, 0) ?? []].flat());
  }
  return pairs;
}

const near = evenly(-10, 10);
/** Identical places, no relative motion, numbers that overflow or are none. */
const hostile = fc.oneof({ weight: 6, arbitrary: near }, fc.constantFrom(0, -0, 1e-30, 1e20, 3e38), fc.float());
const statesOf = (number: fc.Arbitrary<number>): fc.Arbitrary<Float32Array> =>
  fc
    .array(fc.tuple(number, number, number, number, number, number), { minLength: 2, maxLength: 12, size: 'max' })
    .map((members) => Float32Array.from(members.flatMap(([x, y, z, u, v, w]) => [x, y, z, 0, u, v, w, 0])));

describe('the straight-line test', () => {
  it('is the twin’s to the bit, whatever the states', () => {
    let found = 0;
    fc.assert(
      fc.property(statesOf(hostile), (states) => {
        const expected = byTwin(states);
        found += expected.length;
        expect(inOrder(byKernel(states))).toEqual(inOrder(expected));
      }),
      { numRuns: 1000 },
    );
    expect(found).toBeGreaterThan(1000);
  });

  it('is the twin’s to the bit for pairs that come from afar to just about within reach', () => {
    const unit = evenly(-1, 1);
    const passage = fc.record({
      velocity: fc.tuple(unit, unit, unit),
      miss: fc.tuple(unit, unit, unit),
      nearest: evenly(5.2, 5.8),
      when: evenly(-30, 30),
    });
    let [found, apart] = [0, 0];
    fc.assert(
      fc.property(fc.array(passage, { minLength: 1, maxLength: 8, size: 'max' }), (passages) => {
        const states = passages.flatMap(({ velocity, miss, nearest, when }) => {
          const w = velocity.map((value) => value * 9);
          const size = Math.hypot(...miss) || 1;
          const d = miss.map((value, c) => (value / size) * nearest - w[c]! * when);
          return [...d, 0, ...w, 0];
        });
        const list = Float32Array.from([0, 0, 0, 0, 0, 0, 0, 0, ...states]);
        const expected = byTwin(list);
        found += expected.length;
        apart += passages.length - expected.filter(({ first }) => first === 0).length;
        expect(inOrder(byKernel(list))).toEqual(inOrder(expected));
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(found, apart)).toBeGreaterThan(500);
  });

  it('finds no pair that exact arithmetic keeps well apart, and every pair that it brings well within reach', () => {
    fc.assert(
      fc.property(statesOf(near), (states) => {
        const found = new Set(inOrder(byTwin(states)).map((line) => line.split(' ', 2).join(' ')));
        for (let i = 0; i < states.length / STATE_FLOATS; i++) {
          for (let j = i + 1; j < states.length / STATE_FLOATS; j++) {
            const { distance, allowed } = exactLine(states, i, j);
            if (distance < allowed - 0.01) expect(found).toContain(`${i} ${j}`);
            if (distance > allowed + 0.01) expect(found).not.toContain(`${i} ${j}`);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** The least distance of two straight paths in the step, and how near it must be, in double precision by formula. */
function exactLine(states: Float32Array, i: number, j: number): { distance: number; allowed: number } {
  const d = [0, 1, 2].map((c) => states[j * STATE_FLOATS + c]! - states[i * STATE_FLOATS + c]!);
  const w = [4, 5, 6].map((c) => states[j * STATE_FLOATS + c]! - states[i * STATE_FLOATS + c]!);
  const speed = Math.hypot(...w);
  const along = d.reduce((sum, value, c) => sum + value * w[c]!, 0);
  const time = speed === 0 ? 0 : Math.max(-30, Math.min(30, -along / speed ** 2));
  const distance = Math.hypot(...d.map((value, c) => value + w[c]! * time));
  return { distance, allowed: 5.4 + 1.05e-6 * speed * Math.abs(time) ** 3 };
}
