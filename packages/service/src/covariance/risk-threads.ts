import { Worker } from 'node:worker_threads';
import type { UtcTime } from '@clearway/astro';
import { isEphemerisObject, type RunObject } from '../operator-ephemerides/run-object.ts';
import { columnsOfElements } from './element-columns.ts';
import { type RiskApproaches, risksOfObjects } from './object-risks.ts';
import type { ObjectUncertainties } from './object-uncertainties.ts';
import { noRisks, type RowRisks } from './row-risks.ts';

/** Rows of element sets alone: ephemerides have functions, which do not travel between threads. */
export interface RiskThreadTask {
  /** See `columnsOfElements`. */
  readonly columns: Float64Array;
  readonly uncertainties: ObjectUncertainties;
  readonly approaches: RiskApproaches;
  readonly start: UtcTime;
}

/** Threads that compute the risk of rows. They take a moment to start, so they are started before the rows are there. */
export interface RiskThreads {
  readonly count: number;
  /** What one of them makes of the task; one task each at a time. */
  readonly ask: (thread: number, task: RiskThreadTask) => Promise<RowRisks>;
  readonly close: () => Promise<void>;
}

/** Fewer rows are done in this thread before others have begun. */
export const ROWS_FOR_THREADS = 50_000;

/** Starts so many threads; `signal` ends whatever they are asked. */
export function startRiskThreads(count: number, signal?: AbortSignal): RiskThreads {
  const failed = Promise.withResolvers<never>();
  // Nobody may be waiting when it happens.
  failed.promise.catch(() => {});
  const aborted = (): void => failed.reject(signal!.reason);
  if (signal?.aborted) aborted();
  signal?.addEventListener('abort', aborted, { once: true });
  const workers = Array.from({ length: count }, () => {
    const worker = new Worker(new URL('./risk-thread.ts', import.meta.url));
    worker.once('error', (cause) =>
      failed.reject(new Error(`A thread that computes risk stopped: ${cause.message}`, { cause })),
    );
    worker.once('exit', (code) => failed.reject(new Error(`A thread that computes risk ended with code ${code}.`)));
    return worker;
  });
  return {
    count,
    ask: (thread, task) => {
      const worker = workers[thread]!;
      const { promise, resolve } = Promise.withResolvers<RowRisks>();
      worker.once('message', resolve);
      const { primary, secondary, tca, relativeSpeedKmS, coLocated } = task.approaches;
      worker.postMessage(
        task,
        [primary, secondary, tca, relativeSpeedKmS, coLocated].map(({ buffer }) => buffer as ArrayBuffer),
      );
      return Promise.race([promise, failed.promise]);
    },
    close: async () => {
      signal?.removeEventListener('abort', aborted);
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** The same as `risksOfObjects`, to the last bit: rows with ephemerides in this thread, all others in equal shares in the threads. */
export async function risksInThreads(
  threads: RiskThreads,
  objects: readonly RunObject[],
  uncertainties: ObjectUncertainties,
  approaches: RiskApproaches,
  start: UtcTime,
  pause: () => Promise<void>,
): Promise<RowRisks> {
  const { count, primary, secondary } = approaches;
  const hasEphemeris = Uint8Array.from(objects, (object) => (isEphemerisObject(object) ? 1 : 0));
  const here = new Int32Array(count);
  const there = new Int32Array(count);
  let hereCount = 0;
  let thereCount = 0;
  for (let k = 0; k < count; k++) {
    if (hasEphemeris[primary[k]!] === 1 || hasEphemeris[secondary[k]!] === 1) here[hereCount++] = k;
    else there[thereCount++] = k;
  }
  const own = here.subarray(0, hereCount);
  const columns = columnsOfElements(objects);
  const all = noRisks(count);
  const shares = Array.from({ length: threads.count }, (_, thread) => {
    const border = (of: number): number => Math.round((thereCount * of) / threads.count);
    return there.subarray(border(thread), border(thread + 1));
  });
  await Promise.all([
    ...shares.map(async (share, thread) => {
      const task = { columns, uncertainties, approaches: pickRows(approaches, share), start };
      putRows(all, share, await threads.ask(thread, task));
    }),
    risksOfObjects(objects, uncertainties, pickRows(approaches, own), start, pause).then((risks) =>
      putRows(all, own, risks),
    ),
  ]);
  return all;
}

function pickRows(approaches: RiskApproaches, rows: Int32Array): RiskApproaches {
  const count = rows.length;
  const picked = {
    count,
    primary: new Int32Array(count),
    secondary: new Int32Array(count),
    tca: new Float64Array(count),
    relativeSpeedKmS: new Float64Array(count),
    coLocated: new Uint8Array(count),
  };
  for (let i = 0; i < count; i++) {
    const k = rows[i]!;
    picked.primary[i] = approaches.primary[k]!;
    picked.secondary[i] = approaches.secondary[k]!;
    picked.tca[i] = approaches.tca[k]!;
    picked.relativeSpeedKmS[i] = approaches.relativeSpeedKmS[k]!;
    picked.coLocated[i] = approaches.coLocated[k]!;
  }
  return picked;
}

function putRows(all: RowRisks, rows: Int32Array, risks: RowRisks): void {
  for (let i = 0; i < rows.length; i++) {
    const k = rows[i]!;
    all.maxProbability[k] = risks.maxProbability[i]!;
    all.probability[k] = risks.probability[i]!;
    all.method[k] = risks.method[i]!;
    all.basis[k] = risks.basis[i]!;
  }
}
