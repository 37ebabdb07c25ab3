import type { Kernel, SatelliteBatch } from '@clearway/kernels';
import type { RefinementSetting } from '../close-approaches/refine.ts';
import { secondOfDay } from '../close-approaches/utc-days.ts';
import type { KnotClass, SweepPlan } from './sweep-plan.ts';

/** Knots of one class of objects for one slice, in the kernel's memory. */
export interface ClassKnots extends KnotClass {
  /** Intervals between knots in a slice. */
  readonly intervals: number;
  /** Six columns of floats a knot, `columnBytes` apart, knot after knot. */
  readonly knots: number;
  readonly columnBytes: number;
}

/** How near interpolation came to its bounds where it was checked. */
export interface MidIntervalChecks {
  /** Largest error as a fraction of its bound, and how many passed it. */
  worstRatio: number;
  exceeded: number;
  count: number;
}

/** Exact states at the knots of one slice, and what interpolating between them can miss. */
export interface SliceKnots {
  readonly classes: readonly ClassKnots[];
  /** Addresses of a float for each place: interpolation bound, and radial pad, km. */
  readonly bounds: number;
  readonly pads: number;
  readonly checked: MidIntervalChecks;
  /** Computes all of the above for a slice of a UTC day. */
  readonly propagate: (day: number, slice: number) => void;
}

/** Knots at least so far apart, s, are checked between each two. */
const ALL_CHECKED_SECONDS = 480;
/** An object beyond its bound at a check gets so many times the error seen, for that slice. */
const EXCEEDED_FACTOR = 3;
const LARGEST_BOUND_KM = 1e4;
/** Objects that fail in the window are searched with this bound, km. */
const FAILING_BOUND_KM = 2;
/** Rounding of radii to codes and single precision, km. */
const RADIUS_MARGIN_KM = 0.05;
const MOST_TIMES = 256;

/** When objects are there, and from when their propagation fails: microseconds since 1970-01-01 UTC, ±Infinity for most. */
export type ObjectLives = Pick<RefinementSetting, 'fromUs' | 'untilUs' | 'failsUs'>;

/** Prepares the knots of `plan` on `kernel`. `batch` and `lives` hold all objects by their index. */
export function createSliceKnots(
  kernel: Kernel,
  batch: SatelliteBatch,
  plan: SweepPlan,
  lives: ObjectLives,
): SliceKnots {
  const { exports } = kernel;
  const { places, sliceSeconds } = plan;
  const half = plan.stepSeconds / 2;
  const pads = kernel.allocate(places * 4);
  const bounds = kernel.allocate(places * 4);
  const times = kernel.allocate(MOST_TIMES * 8);
  const scratch = kernel.allocate(MOST_TIMES * 6 * 8);
  const midIntervals = kernel.allocate(MOST_TIMES * 4);
  const sourceRecords = kernel.ints32(batch.records, batch.count).slice();
  const sourceDeep = kernel.bytes(batch.deep, batch.count).slice();

  const classes = plan.classes.map((c) => {
    const intervals = sliceSeconds / c.spacing;
    const records = kernel.allocate(c.padded * 4);
    const deep = kernel.allocate(c.padded);
    for (let k = 0; k < c.count; k++) {
      const object = plan.objectAt[c.first + k]!;
      kernel.ints32(records, c.count)[k] = sourceRecords[object]!;
      kernel.bytes(deep, c.count)[k] = sourceDeep[object]!;
    }
    const columnBytes = c.padded * 4;
    const knots = kernel.allocate((intervals + 1) * 6 * columnBytes);
    return { ...c, intervals, records, deep, columnBytes, knots, worst: kernel.allocate(c.padded * 4) };
  });
  const ending: number[] = [];
  for (let place = 0; place < places; place++) {
    const object = plan.objectAt[place]!;
    if (object < 0) continue;
    if (lives.untilUs[object]! < Infinity || lives.fromUs[object]! > -Infinity) ending.push(place);
  }
  const classOf = (place: number): (typeof classes)[number] =>
    classes.find((c) => place >= c.first && place < c.first + c.padded)!;

  const checked: MidIntervalChecks = { worstRatio: 0, exceeded: 0, count: 0 };

  /** Radial pad: half the reach (each object carries its half), its own bound, and half a step's radial acceleration. */
  const padOf = (place: number, bound: number): number =>
    plan.reachKm / 2 + Math.max(bound, 0) + 0.5 * half * half * plan.radialAcceleration[place]! + RADIUS_MARGIN_KM;

  const propagate = (day: number, slice: number): void => {
    const from = slice * sliceSeconds;
    batch.anchor(day);
    const boundView = kernel.floats32(bounds, places);
    const padView = kernel.floats32(pads, places);
    for (let place = 0; place < places; place++) {
      boundView[place] = plan.bounds[place]!;
      padView[place] = padOf(place, plan.bounds[place]!);
    }
    for (const c of classes) {
      // Long intervals: check the middle of each. Short ones: of one, another each slice.
      const mids = c.spacing >= ALL_CHECKED_SECONDS ? [...Array(c.intervals).keys()] : [slice % c.intervals];
      const list = [...Array(c.intervals + 1).keys()].map((k) => from + k * c.spacing);
      for (const k of mids) list.push(from + (k + 0.5) * c.spacing);
      if (list.length % 2 !== 0) list.push(list[0]!);
      kernel.floats64(times, list.length).set(list);
      kernel.ints32(midIntervals, mids.length).set(mids);
      exports.propagateKnots(
        c.records,
        c.deep,
        c.count,
        times,
        list.length,
        c.intervals + 1,
        mids.length,
        midIntervals,
        c.spacing,
        scratch,
        c.knots,
        c.columnBytes,
        c.worst,
      );
      const worst = kernel.floats32(c.worst, c.count);
      for (let k = 0; k < c.count; k++) {
        const place = c.first + k;
        const object = plan.objectAt[place]!;
        if (lives.failsUs[object]! < Infinity) continue;
        const error = worst[k]!;
        const ratio = error / plan.bounds[place]!;
        checked.count += mids.length;
        if (ratio > checked.worstRatio) checked.worstRatio = ratio;
        if (ratio > 1) {
          checked.exceeded++;
          boundView[place] = Math.min(LARGEST_BOUND_KM, EXCEEDED_FACTOR * error);
          padView[place] = padOf(place, boundView[place]!);
        }
      }
      const view = kernel.floats32(c.knots, (c.intervals + 1) * 6 * c.padded);
      for (let k = c.count; k < c.padded; k++) {
        for (let column = 0; column < (c.intervals + 1) * 6; column++) view[column * c.padded + k] = NaN;
      }
    }
    for (const place of ending) {
      const c = classOf(place);
      const object = plan.objectAt[place]!;
      const begin = secondOfDay(lives.fromUs[object]!, day);
      const end = secondOfDay(lives.untilUs[object]!, day);
      const view = kernel.floats32(c.knots, (c.intervals + 1) * 6 * c.padded);
      // Knots stay as the formulas give them for a little longer than the object is there, then it is absent.
      for (let k = 0; k <= c.intervals; k++) {
        const time = from + k * c.spacing;
        if (time >= begin - 2 * c.spacing && time <= end + 2 * c.spacing) continue;
        for (let column = 0; column < 6; column++) view[(k * 6 + column) * c.padded + place - c.first] = NaN;
      }
      if (lives.failsUs[object]! === Infinity) continue;
      boundView[place] = Math.max(FAILING_BOUND_KM, plan.bounds[place]!);
      padView[place] = padOf(place, boundView[place]!);
    }
  };

  return { classes, bounds, pads, checked, propagate };
}
