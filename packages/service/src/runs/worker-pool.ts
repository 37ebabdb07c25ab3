import { Worker } from 'node:worker_threads';
import type { RowRisks } from '../covariance/row-risks.ts';
import type { WorkerStart, WorkerTask } from './screening-worker.ts';

/** What a worker answers to a task. */
export interface WorkerAnswer {
  /** Of a slice, or of slow pairs: packed rows, and their risks where uncertainties are known. */
  readonly approaches?: Float64Array<ArrayBuffer>;
  readonly risks?: RowRisks;
  /** Of a slice: when slow pairs are near, and how many pairs were refined. */
  readonly stretches?: Float64Array<ArrayBuffer>;
  readonly candidates?: number;
  /** Of an edge: quadruples of objects, distance and range rate. */
  readonly inside?: Float64Array<ArrayBuffer>;
  /** What the worker has spent since it began, and how near interpolation came to its bounds. */
  readonly seconds: { readonly propagate: number; readonly sweep: number; readonly refine: number };
  readonly checked?: { readonly worstRatio: number; readonly exceeded: number; readonly count: number };
}

/** Worker threads that share lists of tasks. */
export interface WorkerPool {
  /**
   * Hands each task to whichever worker is free; `onAnswer` sees every answer with the task's place in the list. One list
   * after the other. A worker that dies, or an abort, rejects it at once; what the workers have begun then comes to
   * nothing, and the next list waits for it.
   */
  readonly run: (
    tasks: readonly WorkerTask[],
    onAnswer: (answer: WorkerAnswer, task: number) => void,
    signal?: AbortSignal,
  ) => Promise<void>;
  /** The latest answer of each worker that has given one. */
  readonly latest: () => readonly WorkerAnswer[];
  readonly close: () => Promise<void>;
}

interface Member {
  readonly worker: Worker;
  isFree: boolean;
  /** The list and the task that it is at. */
  list: number;
  task: number;
  latest: WorkerAnswer | null;
}

function startWorkers(count: number, start: WorkerStart): Worker[] {
  const file = new URL('./screening-worker.ts', import.meta.url);
  return Array.from({ length: count }, () => new Worker(file, { workerData: start }));
}

/** Starts `count` workers. `signal` ends whatever list is under way. */
export function createWorkerPool(count: number, start: WorkerStart, signal?: AbortSignal): WorkerPool {
  let broken: Error | null = null;
  let isClosing = false;
  /** Gives work to a worker that has become free; fails the list under way. */
  let current: { give: (member: Member) => void; hear: (answer: WorkerAnswer, task: number) => void } | null = null;
  let fail: (error: unknown) => void = () => {};
  let lists = 0;

  // What outlives the start knows the workers alone: the constants in `start` are hundreds of megabytes.
  const members = startWorkers(count, start).map((worker) => {
    const member: Member = { worker, isFree: false, list: 0, task: -1, latest: null };
    worker.on('message', (answer: WorkerAnswer & { readonly kind: 'ready' | 'done' }) => {
      member.isFree = true;
      if (answer.kind === 'done') {
        member.latest = answer;
        if (member.list === lists) current?.hear(answer, member.task);
      }
      current?.give(member);
    });
    const end = (error: Error): void => {
      if (isClosing) return;
      broken ??= error;
      fail(broken);
    };
    worker.on('error', (cause) => end(new Error(`A screening worker stopped: ${cause.message}`, { cause })));
    worker.on('exit', (code) => end(new Error(`A screening worker ended with code ${code}.`)));
    return member;
  });

  return {
    latest: () => members.flatMap((member) => member.latest ?? []),
    close: async () => {
      isClosing = true;
      fail(new Error('The screening was closed.'));
      await Promise.all(members.map((member) => member.worker.terminate()));
    },
    run: (tasks, onAnswer, own) =>
      new Promise((resolve, reject) => {
        const stops = [signal, own].filter((s) => s !== undefined);
        const stopped = stops.find((s) => s.aborted);
        if (stopped) return reject(stopped.reason);
        if (broken) return reject(broken);
        if (isClosing) return reject(new Error('The screening was closed.'));
        if (tasks.length === 0) return resolve();
        lists++;
        let next = 0;
        let left = tasks.length;
        const finish = (error?: { readonly reason: unknown }): void => {
          current = null;
          fail = () => {};
          for (const s of stops) s.removeEventListener('abort', aborted);
          if (error) reject(error.reason);
          else resolve();
        };
        const aborted = (event: Event): void => finish({ reason: (event.target as AbortSignal).reason });
        for (const s of stops) s.addEventListener('abort', aborted, { once: true });
        fail = (reason) => finish({ reason });
        current = {
          give: (member) => {
            const task = tasks[next];
            if (!task) return;
            member.isFree = false;
            member.list = lists;
            member.task = next++;
            member.worker.postMessage(task);
          },
          hear: (answer, task) => {
            try {
              onAnswer(answer, task);
            } catch (reason) {
              finish({ reason });
              return;
            }
            left--;
            if (left === 0) finish();
          },
        };
        for (const member of members) if (member.isFree) current.give(member);
      }),
  };
}
