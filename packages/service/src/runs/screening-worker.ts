import { parentPort, workerData } from 'node:worker_threads';
import { createKernel, type PackedSatellites, placeSatellites } from '@clearway/kernels';
import { createScreener, type SlowStretch, type SweepPlan } from '@clearway/screening';

/** What a worker is started with. */
export interface WorkerStart {
  readonly wasm: Uint8Array<ArrayBuffer>;
  /** In memory shared between threads: at a million objects each copy would take hundreds of megabytes. */
  readonly satellites: PackedSatellites;
  readonly plan: SweepPlan;
  readonly thresholdKm: number;
  readonly endOfLife: Float64Array;
  readonly halfPeriods: Float64Array;
  readonly groups: Int32Array;
  /** 1 where the object is a primary; null where every pair is wanted. */
  readonly primaries: Uint8Array | null;
}

/** What a worker is asked, one at a time. */
export type WorkerTask =
  | { readonly kind: 'slice'; readonly slice: number }
  | { readonly kind: 'slow'; readonly stretches: readonly SlowStretch[] };

const port = parentPort;
if (!port) throw new Error('This file is the entry of a worker thread.');
const init = workerData as WorkerStart;
const { durationSeconds } = init.plan.window;
const kernel = await createKernel(init.wasm);
const batch = placeSatellites(kernel, init.satellites);
const { primaries } = init;
const screener = createScreener(
  kernel,
  batch,
  init.plan,
  {
    durationSeconds,
    thresholdKm: init.thresholdKm,
    endOfLife: init.endOfLife,
    halfPeriods: init.halfPeriods,
    isPrimary: primaries ? (object) => primaries[object] === 1 : () => true,
  },
  init.groups,
  primaries ? (first, second) => primaries[first] === 1 || primaries[second] === 1 : () => true,
);
port.on('message', (task: WorkerTask) => {
  const body =
    task.kind === 'slice'
      ? { kind: 'slice' as const, slice: task.slice, outcome: screener.screenSlice(task.slice) }
      : { kind: 'slow' as const, approaches: screener.resolveSlow(task.stretches) };
  port.postMessage({
    ...body,
    seconds: { ...screener.seconds },
    checked: { ...screener.checked },
    memoryBytes: kernel.exports.memory.buffer.byteLength,
  });
});
port.postMessage({ kind: 'ready' });
