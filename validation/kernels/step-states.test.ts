import { arcTangent, interpolateStep, STATE_FLOATS, type StepObjects } from '@clearway/kernels/twins';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { evenly } from './evenly.ts';
import { createKernelLists, type KernelLists } from './kernel-lists.ts';
import { CELLS, STANDARD_BOUND_KM, stepRecord } from './step-numbers.ts';

let lists: KernelLists;
beforeAll(async () => {
  lists = await createKernelLists();
});

/** Any float at all: zeros of both signs, the smallest, infinities, no number. */
const anything = fc.float();
/** Numbers on which directions turn over: poles, the meridian at ±180°, equal components. */
const turning = fc.constantFrom(0, -0, 7000, -7000, 1e-20, -1e-20, 42_164, Number.NaN, 1e-45, -1e-45, 3e38);
const radius = evenly(-50_000, 50_000);
const coordinate = fc.oneof(radius, turning, anything);
const speed = fc.oneof(evenly(-12, 12), anything);
const knot = fc.tuple(coordinate, coordinate, coordinate, speed, speed, speed);
const moving = fc.record({
  from: knot,
  to: fc.option(knot, { nil: null }),
  pad: evenly(0, 100),
  bound: fc.oneof(evenly(0, Math.fround(0.19)), evenly(0, 1e4)),
});

/** At rest, so that it is searched for in its cell, whatever its direction. */
const still = fc
  .record({ at: fc.tuple(radius, radius, radius), bound: fc.constant(Math.fround(0.1)) })
  .map(({ at, bound }) => ({ from: [...at, 0, 0, 0], to: null, pad: 1, bound }));
const object = fc.oneof(moving, still);

interface Drawn {
  readonly from: readonly number[];
  readonly to: readonly number[] | null;
  readonly pad: number;
  readonly bound: number;
}

/** Objects in columns, filled up to a multiple of four with absent ones, behind `first` others. */
function columns(
  objects: readonly Drawn[],
  first: number,
): { count: number; a: Float32Array; b: Float32Array; own: StepObjects } {
  const count = Math.ceil(objects.length / 4) * 4;
  const a = new Float32Array(6 * count).fill(Number.NaN);
  const b = new Float32Array(6 * count).fill(Number.NaN);
  const places = first + count;
  const own: StepObjects = {
    pads: new Float32Array(places),
    bounds: new Float32Array(places),
    bandStarts: CELLS.bandStarts,
    bandScales: CELLS.bandScales,
    states: new Float32Array(places * STATE_FLOATS),
    lowCodes: new Int16Array(places),
    highCodes: new Int16Array(places),
    cells: new Int32Array(places),
    cellCounts: new Int32Array(CELLS.cellCount + 1),
    apart: [],
  };
  objects.forEach(({ from, to, pad, bound }, i) => {
    for (let c = 0; c < 6; c++) {
      a[c * count + i] = from[c]!;
      b[c * count + i] = (to ?? from)[c]!;
    }
    own.pads[first + i] = pad;
    own.bounds[first + i] = bound;
  });
  return { count, a, b, own };
}

function byKernel(record: Float32Array, objects: readonly Drawn[], first: number): StepObjects {
  lists.clear();
  const { count, a, b, own } = columns(objects, first);
  const places = first + count;
  const [pads, bounds] = [lists.put(own.pads), lists.put(own.bounds)];
  const [bandStarts, bandScales] = [lists.put(own.bandStarts), lists.put(own.bandScales)];
  const [states, low, high, cells] = [own.states, own.lowCodes, own.highCodes, own.cells].map((list) =>
    lists.put(list),
  );
  const counts = lists.put(own.cellCounts);
  const apart = lists.room(places * 4);
  const apartCount = lists.kernel.exports.interpolateStep(
    ...[lists.put(record), lists.put(a), lists.put(b), count * 4, count, first, pads, bounds, STANDARD_BOUND_KM],
    ...[bandStarts, bandScales, states!, low!, high!, cells!, counts + 4, apart, 0],
  );
  return {
    ...own,
    states: lists.floats(states!, places * STATE_FLOATS),
    lowCodes: lists.shorts(low!, places),
    highCodes: lists.shorts(high!, places),
    cells: lists.ints(cells!, places),
    cellCounts: lists.ints(counts, CELLS.cellCount + 1),
    apart: [...lists.ints(apart, apartCount)],
  };
}

describe('the states of a step', () => {
  it('are the twin’s to the bit, whatever the knots hold', () => {
    fc.assert(
      fc.property(
        fc.array(object, { minLength: 1, maxLength: 24 }),
        evenly(0, 1),
        fc.constantFrom(0, 4, 8),
        (objects, fraction, first) => {
          const record = stepRecord(fraction);
          const { count, a, b, own } = columns(objects, first);
          interpolateStep(record, a, b, count, first, STANDARD_BOUND_KM, own);
          expect(byKernel(record, objects, first)).toEqual(own);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('lie in a cell that is there, or in none', () => {
    fc.assert(
      fc.property(fc.array(object, { minLength: 1, maxLength: 24 }), (objects) => {
        for (const cell of byKernel(stepRecord(), objects, 0).cells) {
          expect(cell).toBeGreaterThanOrEqual(-1);
          expect(cell).toBeLessThan(CELLS.cellCount);
        }
      }),
    );
  });

  it('have directions within 1e-5 rad of the true ones', () => {
    const component = evenly(-50_000, 50_000).filter((value) => Math.abs(value) > 1e-3);
    fc.assert(
      fc.property(component, component, (y, x) => {
        expect(Math.abs(arcTangent(y, x) - Math.atan2(y, x))).toBeLessThan(1e-5);
      }),
      { numRuns: 2000 },
    );
  });
});
