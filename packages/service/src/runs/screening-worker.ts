import { getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { createKernel, type PackedSatellites, placeSatellites } from '@clearway/kernels';
import {
  createScreener,
  createSlowResolver,
  type PairFilter,
  type RefinementSetting,
  type Screener,
  type SweepPlan,
  type TimeSlice,
} from '@clearway/screening';
import type { ObjectUncertainties } from '../covariance/object-uncertainties.ts';
import { createPackedRisks } from '../covariance/packed-risks.ts';

/** What a worker is started with. */
export interface WorkerStart {
  readonly wasm: Uint8Array<ArrayBuffer>;
  /** In portions, in memory shared between threads: at a million objects each copy would take hundreds of megabytes. */
  readonly satellites: readonly PackedSatellites[];
  readonly plan: SweepPlan;
  readonly setting: Omit<RefinementSetting, 'isPrimary'>;
  readonly groups: Int32Array;
  /** Catalogue numbers: element sets of one number have no rows with each other. */
  readonly ids: Int32Array;
  /** 1 where the object is a primary; null where every pair is wanted. */
  readonly primaries: Uint8Array | null;
  /** With them rows come with their probabilities of collision. */
  readonly uncertainties: ObjectUncertainties | null;
  /** Epochs of the elements, microseconds since 1970-01-01 UTC. */
  readonly epochsUs: Float64Array;
  /** Lets everything else on the machine go first. */
  readonly lowPriority: boolean;
}

/** What a worker is asked, one at a time. */
export type WorkerTask =
  | {
      readonly kind: 'slice';
      readonly slice: TimeSlice;
      /** 1 where pairs of the object are wanted; without it, what `primaries` says. */
      readonly only?: Uint8Array;
    }
  | { readonly kind: 'edge'; readonly us: number; readonly isEnd: boolean }
  | { readonly kind: 'slow'; readonly stretches: Float64Array };

const LOW_PRIORITY = 10;

const port = parentPort;
if (!port) throw new Error('This file is the entry of a worker thread.');
const init = workerData as WorkerStart;
// Elsewhere than on Linux this would concern the whole process.
if (init.lowPriority && process.platform === 'linux' && getPriority(0) < LOW_PRIORITY) setPriority(0, LOW_PRIORITY);
const kernel = await createKernel(init.wasm);
const batch = placeSatellites(kernel, init.satellites);
// In the kernel's memory they are there a second time; once every worker has them the shared memory can go.
delete (workerData as { satellites?: unknown }).satellites;
const { primaries, ids } = init;
const setting: RefinementSetting = {
  ...init.setting,
  isPrimary: primaries ? (object) => primaries[object] === 1 : () => true,
};
const filterBy =
  (only: Uint8Array | null): PairFilter =>
  (first, second) =>
    ids[first] !== ids[second] && (only === null || only[first] === 1 || only[second] === 1);
const resolve = createSlowResolver(kernel, batch, setting);
const { uncertainties, epochsUs } = init;
const risksOf = uncertainties ? createPackedRisks(kernel, batch, uncertainties, epochsUs) : null;
let made: Screener | null = null;
/** A sweep's workspace is large, and not every worker sweeps. */
const screener = (): Screener => {
  made ??= createScreener(kernel, batch, init.plan, setting, init.groups);
  return made;
};
let resolveSeconds = 0;

const answerTo = (task: WorkerTask) => {
  if (task.kind === 'edge') return { inside: screener().pairsAt(task.us, task.isEnd, filterBy(primaries)) };
  if (task.kind === 'slice') {
    const { approaches, stretches, candidates } = screener().screenSlice(task.slice, filterBy(task.only ?? primaries));
    return { approaches, stretches, candidates, risks: risksOf?.(approaches) };
  }
  const begun = performance.now();
  const approaches = resolve(task.stretches);
  resolveSeconds += (performance.now() - begun) / 1000;
  return { approaches, risks: risksOf?.(approaches) };
};

port.on('message', (task: WorkerTask) => {
  const answer = answerTo(task);
  const seconds = { propagate: 0, sweep: 0, refine: 0, ...made?.seconds };
  seconds.refine += resolveSeconds;
  port.postMessage({ kind: 'done', ...answer, seconds, checked: made ? { ...made.checked } : undefined });
});
port.postMessage({ kind: 'ready' });
