import { type ElementSet, initializeSgp4, parseUtc, type Sgp4Constants } from '@clearway/astro';
import { createSatelliteBatch } from '@clearway/kernels';
import { propagateKnots } from '@clearway/kernels/twins';
import { synthesizeCatalog } from '@clearway/service/synthetic';
import { beforeAll, describe, expect, it } from 'vitest';
import { createKernelLists, type KernelLists } from './kernel-lists.ts';

const OFFSET_MINUTES = 700;
/** A float's rounding, and the millimetre by which the kernel may differ from the reference. */
const tolerance = (value: number): number => Math.abs(value) * 2 ** -23 + 1e-6;

let lists: KernelLists;
let satellites: readonly Sgp4Constants[];
beforeAll(async () => {
  lists = await createKernelLists();
  const epoch = parseUtc('2026-03-09T12:00:00Z')!;
  const elements = [...synthesizeCatalog({ objects: 300, seed: 7, epoch })];
  satellites = [...elements, falling(elements[0]!)].map((element) => initializeSgp4(element));
});

/** An object that comes down within hours. */
function falling(like: ElementSet): ElementSet {
  return { ...like, id: 1, meanMotionRevPerDay: 16.4, eccentricity: 0.001, bstar: 0.05 };
}

interface Wanted {
  readonly spacing: number;
  readonly intervals: number;
  readonly mids: readonly number[];
}

/** All satellites by the kernel: knots as [knot][component][object], and the worst errors. */
function byKernel({ spacing, intervals, mids }: Wanted): {
  knots: Float32Array;
  worst: Float32Array;
  knotTimes: number[];
} {
  lists.clear();
  const { kernel } = lists;
  const knotTimes = Array.from({ length: intervals + 1 }, (_, k) => k * spacing);
  const times = [...knotTimes, ...mids.map((k) => (k + 0.5) * spacing)];
  if (times.length % 2 !== 0) times.push(0);
  const offsets = new Float64Array(satellites.length).fill(OFFSET_MINUTES);
  const batch = createSatelliteBatch(kernel, satellites, offsets, -8000, 40_000);
  const count = batch.count;
  const columnBytes = count * 4;
  const knots = lists.room((intervals + 1) * 6 * columnBytes);
  const worst = lists.room(columnBytes);
  kernel.exports.propagateKnots(
    ...[
      batch.records,
      batch.deep,
      count,
      lists.put(Float64Array.from(times)),
      times.length,
      intervals + 1,
      mids.length,
    ],
    ...[lists.put(Int32Array.from(mids)), spacing, lists.room(times.length * 6 * 8), knots, columnBytes, worst],
  );
  return { knots: lists.floats(knots, (intervals + 1) * 6 * count), worst: lists.floats(worst, count), knotTimes };
}

describe('knots', () => {
  it.each<Wanted>([
    { spacing: 60, intervals: 16, mids: [5] },
    { spacing: 120, intervals: 32, mids: [0] },
    { spacing: 480, intervals: 8, mids: [0, 1, 2, 3, 4, 5, 6, 7] },
    { spacing: 960, intervals: 4, mids: [3, 0] },
    { spacing: 120, intervals: 1, mids: [] },
  ])('and their errors in between are the twin’s: %o', (wanted) => {
    const { knots, worst, knotTimes } = byKernel(wanted);
    const n = satellites.length;
    satellites.forEach((c, i) => {
      const expected = propagateKnots(c, OFFSET_MINUTES, knotTimes, wanted.spacing, wanted.mids);
      if (expected.worst === Number.POSITIVE_INFINITY) {
        expect(worst[i]).toBe(Number.POSITIVE_INFINITY);
        return;
      }
      expect(Math.abs(worst[i]! - expected.worst)).toBeLessThanOrEqual(tolerance(expected.worst));
      const wrong = [...expected.knots].filter(
        (value, k) => !(Math.abs(knots[k * n + i]! - value) <= tolerance(value)),
      );
      expect(wrong).toEqual([]);
    });
    // One cannot be followed; with wide knots the errors of the others are there to be compared.
    expect([...worst].filter((value) => value === Number.POSITIVE_INFINITY).length).toBe(1);
    if (wanted.mids.length > 0) expect(Math.max(...worst.filter(Number.isFinite))).toBeGreaterThan(1e-4);
  });
});
