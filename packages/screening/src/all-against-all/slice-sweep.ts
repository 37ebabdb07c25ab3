import type { Kernel, SatelliteBatch } from '@clearway/kernels';
import { directionCells } from './direction-cells.ts';
import { createSliceKnots, type MidIntervalChecks, type ObjectLives } from './slice-knots.ts';
import type { SweepPlan } from './sweep-plan.ts';
import type { TimeSlice } from './time-slices.ts';

/** A pair that may come inside during one step. */
export interface CandidateSink {
  /** Objects (not places), the step of the day, and the time of least distance of the straight paths, s of the day. */
  readonly candidate: (first: number, second: number, step: number, time: number, slow: boolean) => void;
}

/** Sweeps slices of UTC days on one kernel. */
export interface SliceSweeper {
  readonly sweep: (slice: TimeSlice, sink: CandidateSink) => void;
  /** Seconds spent on knots and on sweeping so far. */
  readonly seconds: { propagate: number; sweep: number };
  readonly checked: MidIntervalChecks;
}

const CANDIDATE_CAPACITY = 1 << 17;
const CANDIDATE_BYTES = 16;
const STATE_BYTES = 32;

/** Prepares the sweep of `plan` on `kernel`. `batch` and `lives` hold all objects by their index. */
export function createSliceSweeper(
  kernel: Kernel,
  batch: SatelliteBatch,
  plan: SweepPlan,
  lives: ObjectLives,
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
  const work = kernel.allocate(exports.sweepWorkBytes());
  exports.prepareSweepWork(work);
  const candidates = kernel.allocate((CANDIDATE_CAPACITY + places) * CANDIDATE_BYTES);
  const progress = kernel.allocate(64);
  const stepRecord = kernel.allocate(64);
  const { classes, bounds, pads, checked, propagate } = createSliceKnots(kernel, batch, plan, lives);
  const seconds = { propagate: 0, sweep: 0 };

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
    kernel.ints32(progress, 3).fill(0);
    for (let more = 1; more !== 0; ) {
      more = exports.sweepCells(
        stepRecord,
        states,
        cellStarts,
        cells.cellCount,
        rangeStarts,
        ranges,
        sortedIndex,
        sortedLow,
        sortedHigh,
        work,
        candidates,
        CANDIDATE_CAPACITY,
        progress,
      );
      emit(kernel.ints32(progress, 1)[0]!, stepIndex, middle, sink);
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
    for (let k = 0; k < apartCount; ) {
      k = exports.sweepApartPairs(
        stepRecord,
        states,
        apart,
        apartCount,
        k,
        lowCodes,
        highCodes,
        work,
        candidates,
        CANDIDATE_CAPACITY,
        progress,
      );
      emit(kernel.ints32(progress, 1)[0]!, stepIndex, middle, sink);
    }
  };

  return {
    seconds,
    checked,
    sweep: ({ day, slice, firstStep, stopStep }, sink) => {
      const t0 = performance.now();
      propagate(day, slice);
      const t1 = performance.now();
      for (let k = firstStep; k < stopStep; k++) sweepStep(k, slice * sliceSeconds, sink);
      seconds.propagate += (t1 - t0) / 1000;
      seconds.sweep += (performance.now() - t1) / 1000;
    },
  };
}
