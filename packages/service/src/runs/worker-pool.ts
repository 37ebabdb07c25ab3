import { Worker } from 'node:worker_threads';
import type { SliceOutcome } from '@clearway/screening';
import type { WorkerStart, WorkerTask } from './screening-worker.ts';

/** What a worker answers to a task. */
export interface WorkerAnswer {
  readonly kind: 'ready' | 'slice' | 'slow';
  readonly slice?: number;
  readonly outcome?: SliceOutcome;
  readonly approaches?: Float64Array<ArrayBuffer>;
  readonly seconds?: { readonly propagate: number; readonly sweep: number; readonly refine: number };
  readonly checked?: { readonly worstRatio: number; readonly exceeded: number; readonly count: number };
}

/** Worker threads that share a list of tasks. */
export interface WorkerPool {
  /** Hands each task to whichever worker is free; `onAnswer` sees every answer with the worker's number. */
  readonly run: (
    tasks: readonly WorkerTask[],
    onAnswer: (answer: WorkerAnswer, worker: number) => void,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts `count` workers. A worker that dies, or the abort of `signal`, rejects the run that is under way. */
export function createWorkerPool(count: number, start: WorkerStart, signal?: AbortSignal): WorkerPool {
  const workers = Array.from({ length: count }, () => {
    const worker = new Worker(new URL('./screening-worker.ts', import.meta.url), { workerData: start });
    // Errors are heard by `run`; without a listener between runs they would end the process unexplained.
    worker.on('error', () => {});
    return worker;
  });
  const ready = workers.map(() => false);
  workers.forEach((worker, k) => {
    worker.once('message', () => {
      ready[k] = true;
    });
  });
  return {
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
    run: (tasks, onAnswer) =>
      new Promise((resolve, reject) => {
        let next = 0;
        let left = tasks.length;
        const cleanups: (() => void)[] = [];
        const finish = (error?: unknown): void => {
          for (const cleanup of cleanups) cleanup();
          if (error === undefined) resolve();
          else reject(error);
        };
        if (left === 0) return finish();
        const aborted = (): void => finish(signal?.reason ?? new Error('aborted'));
        if (signal?.aborted) return aborted();
        signal?.addEventListener('abort', aborted, { once: true });
        cleanups.push(() => signal?.removeEventListener('abort', aborted));
        workers.forEach((worker, k) => {
          const give = (): void => {
            const task = tasks[next];
            if (task) {
              next++;
              worker.postMessage(task);
            }
          };
          const hear = (answer: WorkerAnswer): void => {
            if (answer.kind === 'ready') {
              give();
              return;
            }
            onAnswer(answer, k);
            left--;
            if (left === 0) finish();
            else give();
          };
          const fail = (error: Error): void =>
            finish(new Error(`A screening worker stopped: ${error.message}`, { cause: error }));
          const exit = (code: number): void => finish(new Error(`A screening worker ended with code ${code}.`));
          worker.on('message', hear);
          worker.on('error', fail);
          worker.on('exit', exit);
          cleanups.push(() => {
            worker.off('message', hear);
            worker.off('error', fail);
            worker.off('exit', exit);
          });
          if (ready[k]) give();
        });
      }),
  };
}
