import { Worker } from 'node:worker_threads';
import type { ElementSet } from '@clearway/astro';
import type { RunSlice } from '../plan/run-slices.ts';
import type { SweepProgress } from '../session/screening-session.ts';
import type {
  BaseRun,
  PackedSlice,
  RunCatalog,
  RunEnding,
  RunOpening,
  RunPrepared,
  ThreadAnswer,
  ThreadCalls,
  ThreadRequest,
} from './thread-messages.ts';

/** What a call is given besides its arguments. */
export interface ThreadWork {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SweepProgress) => void;
}

/** The thread in which runs are computed, one at a time. Every call rejects when it is aborted, or when the thread has ended. */
export interface RunThread {
  open(catalog: RunCatalog, window: RunWindow, work?: ThreadWork): Promise<RunPrepared>;
  sweep(slice: RunSlice, work?: ThreadWork): Promise<PackedSlice>;
  update(
    base: BaseRun,
    changed: readonly number[],
    slices: readonly RunSlice[],
    work?: ThreadWork,
  ): Promise<readonly PackedSlice[]>;
  resolve(slices: readonly Uint8Array[], work?: ThreadWork): Promise<RunEnding>;
  /** Starts the thread while something else is prepared. */
  warm(): void;
  /** Lets the session go, and its memory. */
  release(): Promise<void>;
  close(): Promise<void>;
}

export type RunWindow = Pick<RunOpening, 'startUs' | 'stopUs' | 'thresholdKm' | 'workers' | 'onlySweeps'>;

/** As many element sets as are handed over at once without holding up the caller. */
const PORTION = 1000;

function stoppedBy(cause: Error): Error {
  const isMemory = (cause as { readonly code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY';
  const hint = isMemory
    ? '; give it more with NODE_OPTIONS=--max-old-space-size=MEGABYTES, or fewer threads with --workers'
    : '';
  return new Error(`the thread of runs stopped: ${cause.message}${hint}`, { cause });
}

function* cut(elements: readonly ElementSet[]): Generator<readonly ElementSet[]> {
  for (let at = 0; at < elements.length; at += PORTION) yield elements.slice(at, at + PORTION);
}

function portionsOf(
  elements: RunCatalog['elements'],
): Iterable<readonly ElementSet[]> | AsyncIterable<readonly ElementSet[]> {
  return Symbol.asyncIterator in elements ? elements : cut(elements);
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: SweepProgress) => void) | undefined;
}

export function startRunThread(): RunThread {
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let worker: Worker | null = null;
  let closed = false;

  const failAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  /** The thread is there only while something is computed: at rest it would keep the memory of the last run. */
  const start = (): Worker => {
    const started = new Worker(new URL('./run-thread.ts', import.meta.url));
    const end = (error: Error): void => {
      if (worker !== started) return;
      worker = null;
      failAll(error);
    };
    started.on('error', (error) => end(stoppedBy(error)));
    started.on('exit', (code) => end(new Error(`the thread of runs ended with code ${code}`)));
    started.on('message', (answer: ThreadAnswer) => {
      const each = waiting.get(answer.id);
      if (answer.kind === 'progress') {
        each?.onProgress?.(answer.progress);
        return;
      }
      waiting.delete(answer.id);
      if (answer.kind === 'result') each?.resolve(answer.result);
      else each?.reject(new Error(answer.message));
    });
    return started;
  };
  const stop = async (): Promise<void> => {
    const running = worker;
    if (!running) return;
    await call('close', []).catch(() => undefined);
    worker = null;
    await running.terminate();
    failAll(new Error('the thread of runs was stopped'));
  };

  const call = <Name extends keyof ThreadCalls>(
    name: Name,
    args: Parameters<ThreadCalls[Name]>,
    { signal, onProgress }: ThreadWork = {},
  ): Promise<ReturnType<ThreadCalls[Name]>> => {
    if (closed) return Promise.reject(new Error('the thread of runs is closed'));
    if (signal?.aborted) return Promise.reject(signal.reason);
    const id = nextId++;
    worker ??= start();
    const running = worker;
    const ask = (request: ThreadRequest): void => running.postMessage(request);
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        ask({ kind: 'abort', id });
      };
      signal?.addEventListener('abort', abort, { once: true });
      const settled = (): void => signal?.removeEventListener('abort', abort);
      waiting.set(id, {
        resolve: (result) => {
          settled();
          resolve(result as ReturnType<ThreadCalls[Name]>);
        },
        reject: (error) => {
          settled();
          reject(signal?.aborted ? signal.reason : error);
        },
        onProgress,
      });
      ask({ kind: 'call', id, name, args });
    });
  };

  return {
    async open({ elements, ...rest }, window, work): Promise<RunPrepared> {
      await call('close', []);
      const opening = call('open', [{ ...rest, ...window }], work);
      opening.catch(() => undefined);
      try {
        for await (const portion of portionsOf(elements)) {
          const isTaken = await call('addElements', [portion]).then(
            () => true,
            () => false,
          );
          // The opening has failed, and says why.
          if (!isTaken) return await opening;
        }
      } catch (error) {
        // They are not to be had.
        await call('close', []).catch(() => undefined);
        await opening.catch(() => undefined);
        throw error;
      }
      await call('endElements', []).catch(() => undefined);
      return opening;
    },
    sweep: (slice, work) => call('sweep', [slice], work),
    update: (base, changed, slices, work) => call('update', [base, changed, slices], work),
    resolve: (slices, work) => call('resolve', [slices as readonly Uint8Array<ArrayBuffer>[]], work),
    warm: () => {
      if (!closed) worker ??= start();
    },
    release: stop,
    close: async () => {
      await stop();
      closed = true;
    },
  };
}
