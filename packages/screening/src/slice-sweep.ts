import type { Kernel, SatelliteBatch } from '@clearway/kernels';
import { directionCells } from './direction-cells.ts';
import type { SweepPlan } from './sweep-plan.ts';

/** A pair that may come inside during one step. */
export interface CandidateSink {
  /** Objects (not places), the middle of the step and the time of least distance of the straight paths, s. */
  readonly candidate: (first: number, second: number, step: number, time: number, slow: boolean) => void;
}

/** Sweeps slices of the window on one kernel. */
export interface SliceSweeper {
  readonly sweep: (slice: number, sink: CandidateSink) => void;
  /** Seconds spent on knots and on sweeping so far. */
  readonly seconds: { propagate: number; sweep: number };
  /** Largest interpolation error seen at the checked mid-intervals as a fraction of its bound, and checks that passed it. */
  readonly checked: { worstRatio: number; exceeded: number; count: number };
}

const CANDIDATE_CAPACITY = 1 << 17;
const CANDIDATE_BYTES = 16;
const STATE_BYTES = 32;
/** Objects that fail in the window are searched with this bound, km. */
const FAILING_BOUND_KM = 2;

/**
 * Prepares the sweep of `plan` on `kernel`. `batch` holds all objects by their index; `endOfLife` says from when each
 * is no longer there (s; Infinity for most).
 */
export function createSliceSweeper(
  kernel: Kernel,
  batch: SatelliteBatch,
  plan: SweepPlan,
  endOfLife: Float64Array,
): SliceSweeper {
  const { exports } = kernel;
  const { places, stepSeconds: step, sliceSeconds } = plan;
  const half = step / 2;
  const cells = directionCells(plan.searchAngle);
  const put32 = (source: Int32Array): number => {
    const address = kernel.allocate(source.byteLength);
    kernel.ints32(address, source.length).set(source);
    return address;
  };
  const bandStarts = put32(cells.bandStarts);
  const bandScales = kernel.allocate(cells.bandScales.byteLength);
  kernel.floats32(bandScales, cells.bandScales.length).set(cells.bandScales);
  const rangeStarts = put32(cells.rangeStarts);
  const ranges = put32(cells.ranges);
  const cellCounts = kernel.allocate((cells.cellCount + 16) * 4) + 16;
  const cellStarts = kernel.allocate((cells.cellCount + 1) * 4);
  const states = kernel.allocate(places * STATE_BYTES);
  const lowCodes = kernel.allocate(places * 2 + 64);
  const highCodes = kernel.allocate(places * 2 + 64);
  const cellOf = kernel.allocate(places * 4);
  const sortedIndex = kernel.allocate(places * 4 + 256);
  const sortedLow = kernel.allocate(places * 2 + 256);
  const sortedHigh = kernel.allocate(places * 2 + 256);
  const apart = kernel.allocate(places * 4);
  const pads = kernel.allocate(places * 4);
  const bounds = kernel.allocate(places * 4);
  const work = kernel.allocate(exports.sweepWorkBytes());
  exports.prepareSweepWork(work);
  const candidates = kernel.allocate((CANDIDATE_CAPACITY + places) * CANDIDATE_BYTES);
  const progress = kernel.allocate(64);
  const stepRecord = kernel.allocate(64);
  const times = kernel.allocate(256 * 8);
  const scratch = kernel.allocate(256 * 6 * 8);
  const midIntervals = kernel.allocate(256 * 4);
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
  const failing: number[] = [];
  for (let place = 0; place < places; place++) {
    const object = plan.objectAt[place]!;
    if (object >= 0 && endOfLife[object]! < Infinity) failing.push(place);
  }
  const classOf = (place: number): (typeof classes)[number] =>
    classes.find((c) => place >= c.first && place < c.first + c.padded)!;

  const seconds = { propagate: 0, sweep: 0 };
  const checked = { worstRatio: 0, exceeded: 0, count: 0 };

  /** Radial pad: half the reach (each object carries its half), its own bound, and half a step's radial acceleration. */
  const padOf = (place: number, bound: number): number =>
    plan.reachKm / 2 + Math.max(bound, 0) + 0.5 * half * half * plan.radialAcceleration[place]! + 0.05;

  const propagate = (slice: number): void => {
    const from = slice * sliceSeconds;
    const boundView = kernel.floats32(bounds, places);
    const padView = kernel.floats32(pads, places);
    for (let place = 0; place < places; place++) {
      boundView[place] = plan.bounds[place]!;
      padView[place] = padOf(place, plan.bounds[place]!);
    }
    for (const c of classes) {
      // Few long intervals: check the middle of each. Many short ones: of one, another each slice.
      const mids = c.intervals <= 8 ? [...Array(c.intervals).keys()] : [slice % c.intervals];
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
        if (endOfLife[object]! < Infinity) continue;
        const error = worst[k]!;
        const ratio = error / plan.bounds[place]!;
        checked.count += mids.length;
        if (ratio > checked.worstRatio) checked.worstRatio = ratio;
        if (ratio > 1) {
          checked.exceeded++;
          boundView[place] = Math.min(1e4, 3 * error);
          padView[place] = padOf(place, boundView[place]!);
        }
      }
      const view = kernel.floats32(c.knots, (c.intervals + 1) * 6 * c.padded);
      for (let k = c.count; k < c.padded; k++) {
        for (let column = 0; column < (c.intervals + 1) * 6; column++) view[column * c.padded + k] = NaN;
      }
    }
    for (const place of failing) {
      const c = classOf(place);
      const end = endOfLife[plan.objectAt[place]!]!;
      const view = kernel.floats32(c.knots, (c.intervals + 1) * 6 * c.padded);
      // Knots stay as the formulas give them for a little longer than the object does, then it is absent.
      for (let k = 0; k <= c.intervals; k++) {
        if (from + k * c.spacing <= end + 2 * c.spacing) continue;
        for (let column = 0; column < 6; column++) view[(k * 6 + column) * c.padded + place - c.first] = NaN;
      }
      boundView[place] = Math.max(FAILING_BOUND_KM, plan.bounds[place]!);
      padView[place] = padOf(place, boundView[place]!);
    }
  };

  const writeStep = (spacing: number, fraction: number): void => {
    const s = fraction;
    const view = kernel.floats32(stepRecord, 16);
    view.set([
      3 * s * s - 2 * s * s * s,
      (s * s * s - 2 * s * s + s) * spacing,
      (s * s * s - s * s) * spacing,
      (6 * s - 6 * s * s) / spacing,
      3 * s * s - 4 * s + 1,
      3 * s * s - 2 * s,
      half,
      plan.maxRate * plan.maxRate,
      cells.bandScale,
      plan.reachKm,
      plan.curvature,
      plan.slowSpeed * plan.slowSpeed,
      plan.standardBoundKm,
      plan.maxRate,
      Math.asin(Math.min(1, (plan.reachKm + 0.5) / 6378.135)) + 1e-4,
    ]);
  };

  const emit = (count: number, stepIndex: number, middle: number, sink: CandidateSink): void => {
    const ints = kernel.ints32(candidates, count * 4);
    const floats = kernel.floats32(candidates, count * 4);
    for (let k = 0; k < count; k++) {
      const a = plan.objectAt[ints[4 * k]!]!;
      const b = plan.objectAt[ints[4 * k + 1]!]!;
      sink.candidate(Math.min(a, b), Math.max(a, b), stepIndex, middle + floats[4 * k + 2]!, ints[4 * k + 3] === 1);
    }
  };

  const sweepStep = (stepIndex: number, sliceStart: number, sink: CandidateSink): void => {
    const middle = stepIndex * step + half;
    let apartCount = 0;
    for (const c of classes) {
      const local = (middle - sliceStart) / c.spacing;
      const interval = Math.min(c.intervals - 1, Math.floor(local));
      writeStep(c.spacing, local - interval);
      const knot = c.knots + interval * 6 * c.columnBytes;
      apartCount = exports.interpolateStep(
        stepRecord,
        knot,
        knot + 6 * c.columnBytes,
        c.columnBytes,
        c.padded,
        c.first,
        pads,
        bounds,
        plan.standardBoundKm,
        bandStarts,
        bandScales,
        states,
        lowCodes,
        highCodes,
        cellOf,
        cellCounts,
        apart,
        apartCount,
      );
    }
    exports.sortByCell(
      cellCounts,
      cellStarts,
      cells.cellCount,
      cellOf,
      lowCodes,
      highCodes,
      places,
      sortedIndex,
      sortedLow,
      sortedHigh,
    );
    let from = 0;
    while (true) {
      const outcome = exports.sweepCells(
        stepRecord,
        states,
        cellStarts,
        from,
        cells.cellCount,
        rangeStarts,
        ranges,
        sortedIndex,
        sortedLow,
        sortedHigh,
        work,
        candidates,
        0,
        CANDIDATE_CAPACITY,
        progress,
      );
      emit(kernel.ints32(progress, 1)[0]!, stepIndex, middle, sink);
      if (outcome === 0) break;
      from = -1 - outcome;
    }
    for (let k = 0; k < apartCount; k++) {
      const count = exports.sweepApart(
        stepRecord,
        states,
        apart + 4 * k,
        1,
        cellStarts,
        bandStarts,
        cells.bandCount,
        lowCodes,
        highCodes,
        sortedIndex,
        sortedLow,
        sortedHigh,
        work,
        candidates,
        0,
      );
      emit(count, stepIndex, middle, sink);
    }
    if (apartCount > 1) {
      const count = exports.sweepApartPairs(
        stepRecord,
        states,
        apart,
        apartCount,
        lowCodes,
        highCodes,
        work,
        candidates,
        CANDIDATE_CAPACITY,
      );
      emit(count, stepIndex, middle, sink);
    }
  };

  return {
    seconds,
    checked,
    sweep: (slice, sink) => {
      const t0 = performance.now();
      propagate(slice);
      const t1 = performance.now();
      const first = Math.round((slice * sliceSeconds) / step);
      const last = Math.min(first + sliceSeconds / step, Math.ceil(plan.window.durationSeconds / step));
      for (let k = first; k < last; k++) sweepStep(k, slice * sliceSeconds, sink);
      seconds.propagate += (t1 - t0) / 1000;
      seconds.sweep += (performance.now() - t1) / 1000;
    },
  };
}
