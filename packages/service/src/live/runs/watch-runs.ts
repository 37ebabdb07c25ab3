import type { RunProgress } from '@clearway/contract';
import { outageOf, type RunRow, type Store } from '@clearway/store';
import type { RunPlanner } from '../../runs/dispatch/run-planner.ts';
import type { RunQueues } from '../../runs/dispatch/run-queues.ts';
import { runRow } from './current-run.ts';
import { mendRuns } from './mend-runs.ts';
import { createVersionWatch } from './other-versions.ts';
import type { ProgressBook } from './run-progress.ts';

export interface RunWatchOptions {
  readonly store: Store;
  readonly queues: RunQueues;
  /** The version of this program. */
  readonly program: string;
  readonly role: 'server' | 'worker';
  readonly book: ProgressBook;
  readonly planner: Pick<RunPlanner, 'underWay'>;
  /** Runs that are being published here. */
  readonly publishing: ReadonlySet<number>;
  /** A run of another server is under way. */
  readonly begin: (run: RunRow) => void;
  /** A run has come to its end, whoever ended it. */
  readonly ended: (runId: number) => void;
  readonly fail: (runId: number, reason: string) => Promise<void>;
  readonly onProgress: (run: RunRow, progress: RunProgress) => void;
  /** A run was published by another process. */
  readonly onEndedElsewhere: () => Promise<void>;
  readonly onNotice: (message: string) => void;
  readonly onFault: (what: string, error: Error) => void;
}

/** How often progress is looked at and told, ms. */
const PROGRESS_MS = 500;
/** Jobs of silent workers are looked for, ms. */
const RECLAIM_MS = 5000;

/** Looks again and again how far runs are, and on a database with several processes what others left lying. */
export function watchRuns(options: RunWatchOptions): { stop(): void } {
  const { store, queues, book, publishing } = options;
  const tellOtherVersions = createVersionWatch(store, options.program, options.onNotice);

  const tell = async (): Promise<void> => {
    await book.look(store);
    for (const { run_id } of book.all()) {
      if (publishing.has(run_id)) continue;
      const { state } = await runRow(store, run_id);
      if (state === 'planned' || state === 'running' || publishing.has(run_id)) continue;
      // It came to its end elsewhere.
      await options.onEndedElsewhere();
      options.ended(run_id);
    }
    const run = book.active();
    const progress = run && book.of(run.run_id);
    if (run && progress) options.onProgress(run, progress);
  };

  const mend = async (): Promise<void> => {
    for (const { runId, reason } of await mendRuns(store, queues, book.all())) {
      options.onFault(`run ${runId}`, new Error(reason));
      // Another server may be quicker.
      await options.fail(runId, reason).catch(() => undefined);
    }
    if (options.role === 'worker') return tellOtherVersions();
    const run = await options.planner.underWay();
    if (run && !book.active()) options.begin(run);
  };

  const every = (ms: number, work: () => Promise<void>): NodeJS.Timeout => {
    let running = false;
    const timer = setInterval(() => {
      if (running) return;
      running = true;
      work()
        .catch((error: Error) => {
          // Of a database that does not answer the worker tells, once.
          if (outageOf(error) === null) options.onFault('runs could not be watched', error);
        })
        .finally(() => {
          running = false;
        });
    }, ms);
    return timer.unref();
  };

  const timers = [every(PROGRESS_MS, tell)];
  if (store.kind === 'postgresql') timers.push(every(RECLAIM_MS, mend));
  return {
    stop() {
      for (const timer of timers) clearInterval(timer);
    },
  };
}
