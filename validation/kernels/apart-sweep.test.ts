import { type Candidate, STATE_FLOATS, sweepApart, sweepApartPairs, sweepCells } from '@clearway/kernels/twins';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createKernelLists, inOrder, type KernelLists } from './kernel-lists.ts';
import { CELLS } from './step-numbers.ts';
import { allPairs, type SceneObject, type SweepScene, scene, sceneOf } from './sweep-scene.ts';

let lists: KernelLists;
beforeAll(async () => {
  lists = await createKernelLists();
});

interface Placed {
  readonly record: number;
  readonly states: number;
  readonly apart: number;
  readonly low: number;
  readonly high: number;
  readonly work: number;
  readonly candidates: number;
  readonly capacity: number;
}

function place({ record, objects }: SweepScene): Placed {
  lists.clear();
  const { exports } = lists.kernel;
  const work = lists.room(exports.sweepWorkBytes());
  exports.prepareSweepWork(work);
  const capacity = 100;
  return {
    record: lists.put(record),
    states: lists.put(objects.states),
    apart: lists.put(Int32Array.from(objects.apart)),
    low: lists.put(objects.lowCodes),
    high: lists.put(objects.highCodes),
    work,
    candidates: lists.room(200_000 * 16),
    capacity,
  };
}

function apartByKernel(drawn: SweepScene): Candidate[] {
  const { objects, sorted } = drawn;
  const at = place(drawn);
  const count = lists.kernel.exports.sweepApart(
    ...[at.record, at.states, at.apart, objects.apart.length],
    ...[lists.put(sorted.cellStarts), lists.put(objects.bandStarts), CELLS.bandCount, at.low, at.high],
    ...[
      lists.put(sorted.index, 256),
      lists.put(sorted.low, 256),
      lists.put(sorted.high, 256),
      at.work,
      at.candidates,
      0,
    ],
  );
  return lists.candidates(at.candidates, count);
}

function apartPairsByKernel(drawn: SweepScene): { found: Candidate[]; calls: number } {
  const at = place(drawn);
  const progress = lists.room(4);
  const apartCount = drawn.objects.apart.length;
  const found: Candidate[] = [];
  let calls = 0;
  for (let k = 0; k < apartCount; calls++) {
    k = lists.kernel.exports.sweepApartPairs(
      ...[
        at.record,
        at.states,
        at.apart,
        apartCount,
        k,
        at.low,
        at.high,
        at.work,
        at.candidates,
        at.capacity,
        progress,
      ],
    );
    const count = lists.ints(progress, 1)[0]!;
    expect(count).toBeLessThanOrEqual(at.capacity + apartCount);
    found.push(...lists.candidates(at.candidates, count));
  }
  return { found, calls };
}

describe('the search for objects apart', () => {
  it('finds what the twin finds without bands of latitude: poles, fast objects, wide bounds', () => {
    let found = 0;
    fc.assert(
      fc.property(scene, (drawn) => {
        const { record, objects, sorted } = drawn;
        const expected = sweepApart(record, objects.states, objects.apart, objects.lowCodes, objects.highCodes, sorted);
        found += expected.length;
        expect(inOrder(apartByKernel(drawn))).toEqual(inOrder(expected));
      }),
      { numRuns: 500 },
    );
    expect(found).toBeGreaterThan(300);
  });

  it('finds every two of them, as the twin does', () => {
    let found = 0;
    fc.assert(
      fc.property(scene, (drawn) => {
        const { record, objects } = drawn;
        const expected = sweepApartPairs(record, objects.states, objects.apart, objects.lowCodes, objects.highCodes);
        found += expected.length;
        expect(inOrder(apartPairsByKernel(drawn).found)).toEqual(inOrder(expected));
      }),
      { numRuns: 500 },
    );
    expect(found).toBeGreaterThan(300);
  });

  it('goes on where it stopped when there are more pairs than there is room for', () => {
    const crowd = Array.from(
      { length: 120 },
      (_, i): SceneObject => ({ position: [6600, i / 50, 0], velocity: [0, 8.4, i / 1000], bound: 1 }),
    );
    const { found, calls } = apartPairsByKernel(sceneOf(crowd));
    expect(found.length).toBe((120 * 119) / 2);
    expect(calls).toBeGreaterThan(10);
  });

  it('reaches as far north and south as two objects that fly at one another can come in half a step', () => {
    const wrong: number[] = [];
    for (let latitude = -1.4; latitude < 1.4; latitude += 0.0037) {
      for (const when of [-29.9, 29.9]) {
        // The one turns at 1.5e-3 rad/s, the other just slowly enough for the cells.
        const north = meridional(latitude, 9.9);
        const south = meridional(latitude, -7.55);
        const start = [0, 1, 2].map((c) => north.position[c]! + (north.velocity[c]! - south.velocity[c]!) * when);
        const drawn = sceneOf([north, { ...south, position: [start[0]!, start[1]!, start[2]!] }]);
        expect(drawn.objects.apart).toEqual([0]);
        if (apartByKernel(drawn).length !== 1) wrong.push(latitude);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('and the cells together meet every pair exactly once, wherever on the sphere', () => {
    let found = 0;
    fc.assert(
      fc.property(scene, (drawn) => {
        const { record, objects, sorted } = drawn;
        const expected = allPairs(drawn);
        found += expected.length;
        const { states, apart, lowCodes, highCodes } = objects;
        const met = [
          ...sweepCells(record, states, sorted, CELLS.cellCount, CELLS.rangeStarts, CELLS.ranges),
          ...sweepApart(record, states, apart, lowCodes, highCodes, sorted),
          ...sweepApartPairs(record, states, apart, lowCodes, highCodes),
        ];
        expect(inOrder(met)).toEqual(inOrder(expected));
      }),
      { numRuns: 500 },
    );
    expect(found).toBeGreaterThan(1000);
  });
});

it('a scene holds objects of both sorts', () => {
  const [slow, fast] = [sceneOf([near(7500, 7.2)]), sceneOf([near(6600, 8.5)])];
  expect([slow.objects.apart, fast.objects.apart]).toEqual([[], [0]]);
  expect(slow.objects.states.length).toBe(4 * STATE_FLOATS);
});

/** An object at 6,600 km over a latitude (rad), flying north (or south, where the speed is negative). */
function meridional(latitude: number, speed: number): SceneObject {
  const [sin, cos] = [Math.sin(latitude), Math.cos(latitude)];
  return { position: [6600 * cos, 0, 6600 * sin], velocity: [-speed * sin, 0, speed * cos], bound: 0.1 };
}

function near(radius: number, speed: number): SceneObject {
  return { position: [0, radius, 0], velocity: [speed, 0, 0], bound: 0.1 };
}
