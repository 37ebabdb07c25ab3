import {
  type Candidate,
  interpolateStep,
  type SortedObjects,
  STATE_FLOATS,
  type StepObjects,
  sortByCell,
  testLine,
} from '@clearway/kernels/twins';
import fc from 'fast-check';
import { evenly } from './evenly.ts';
import { CELLS, REACH_KM, STANDARD_BOUND_KM, stepRecord } from './step-numbers.ts';

/** Objects at the middle of a step, as the twins see them. */
export interface SweepScene {
  readonly record: Float32Array;
  readonly objects: StepObjects;
  readonly sorted: SortedObjects;
}

/** A place and a velocity that an orbit can have, km and km/s, and an interpolation bound, km. */
export interface SceneObject {
  readonly position: readonly [number, number, number];
  readonly velocity: readonly [number, number, number];
  readonly bound: number;
}

/** A scene at mid-step from states alone: the knots lie 60 s before and after on the straight line. */
export function sceneOf(members: readonly SceneObject[]): SweepScene {
  const count = Math.ceil(members.length / 4) * 4;
  const record = stepRecord(0.5);
  const [a, b] = [new Float32Array(6 * count).fill(Number.NaN), new Float32Array(6 * count).fill(Number.NaN)];
  const objects: StepObjects = {
    pads: new Float32Array(count),
    bounds: Float32Array.from({ length: count }, (_, i) => members[i]?.bound ?? 0),
    bandStarts: CELLS.bandStarts,
    bandScales: CELLS.bandScales,
    states: new Float32Array(count * STATE_FLOATS),
    lowCodes: new Int16Array(count),
    highCodes: new Int16Array(count),
    cells: new Int32Array(count),
    cellCounts: new Int32Array(CELLS.cellCount + 1),
    apart: [],
  };
  members.forEach(({ position, velocity, bound }, i) => {
    // A straight line bends away from an orbit: let the radial interval hold both.
    objects.pads[i] = REACH_KM / 2 + bound + 8;
    for (let c = 0; c < 3; c++) {
      a[c * count + i] = position[c]! - 60 * velocity[c]!;
      b[c * count + i] = position[c]! + 60 * velocity[c]!;
      a[(c + 3) * count + i] = velocity[c]!;
      b[(c + 3) * count + i] = velocity[c]!;
    }
  });
  interpolateStep(record, a, b, count, 0, STANDARD_BOUND_KM, objects);
  const sorted = sortByCell(objects.cells, objects.lowCodes, objects.highCodes, CELLS.cellCount);
  return { record, objects, sorted };
}

/** Every two objects of a scene whose radial intervals meet and whose straight paths come within reach: no cells at all. */
export function allPairs({ record, objects }: SweepScene): Candidate[] {
  const present = [...objects.cells.keys()].filter((i) => !Number.isNaN(objects.states[i * STATE_FLOATS]!));
  const extra = (i: number): number => Math.max(0, Math.fround(objects.bounds[i]! - Math.fround(STANDARD_BOUND_KM)));
  return present.flatMap((i) =>
    present.flatMap((j) => {
      if (j <= i || objects.lowCodes[j]! > objects.highCodes[i]! || objects.lowCodes[i]! > objects.highCodes[j]!)
        return [];
      return testLine(record, objects.states, i, j, Math.fround(extra(i) + extra(j))) ?? [];
    }),
  );
}

const unit = evenly(-1, 1);
/** Directions everywhere, and where cells turn over: poles, the meridian at ±180°, the equator. */
const direction = fc.oneof(
  fc.tuple(unit, unit, unit),
  fc.tuple(fc.constant(0), fc.constant(0), fc.constantFrom(1, -1)),
  fc.tuple(evenly(-0.02, 0.02), evenly(-0.02, 0.02), fc.constantFrom(1, -1)),
  fc.tuple(fc.constant(-1), evenly(-0.02, 0.02), unit),
  fc.tuple(unit, unit, fc.constant(0)),
);

/** An object: below 320 km it turns faster than the cells allow for; speeds up to what is still bound to the Earth. */
const sceneObject = fc
  .record({
    direction,
    altitude: fc.oneof(evenly(150, 1500), evenly(150, 40_000)),
    heading: fc.tuple(unit, unit, unit),
    ofEscape: evenly(0.1, 0.99),
    bound: fc.oneof(fc.constant(0.1), evenly(0.2, 30)),
  })
  .map(({ direction: [x, y, z], altitude, heading, ofEscape, bound }): SceneObject => {
    const length = Math.hypot(x, y, z) || 1;
    const r = 6378.135 + altitude;
    const speed = Math.sqrt((2 * 398_600.8) / r) * ofEscape;
    const size = Math.hypot(...heading) || 1;
    return {
      position: [(x / length || (length === 1 ? 1 : 0)) * r, (y / length) * r, (z / length) * r],
      velocity: [(heading[0] / size) * speed, (heading[1] / size) * speed, (heading[2] / size) * speed],
      bound,
    };
  });

/** Objects with companions that pass them within a few kilometres at some time of the step. */
export const scene: fc.Arbitrary<SweepScene> = fc
  .array(
    fc.record({
      one: sceneObject,
      others: fc.array(
        fc.record({
          like: sceneObject,
          miss: fc.tuple(unit, unit, unit),
          farthest: fc.constantFrom(4, 40),
          when: evenly(-30, 30),
        }),
        { maxLength: 4, size: 'max' },
      ),
    }),
    { minLength: 1, maxLength: 12, size: 'max' },
  )
  .map((groups) =>
    sceneOf(
      groups.flatMap(({ one, others }) => [
        one,
        ...others.map(({ like, miss, farthest, when }): SceneObject => {
          const at = (c: 0 | 1 | 2): number =>
            one.position[c] + (one.velocity[c] - like.velocity[c]) * when + farthest * miss[c];
          return { position: [at(0), at(1), at(2)], velocity: like.velocity, bound: like.bound };
        }),
      ]),
    ),
  );
