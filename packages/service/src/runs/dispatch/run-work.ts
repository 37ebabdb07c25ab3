import type { RunRow, Store } from '@clearway/store';
import type { SessionFailure } from '../session/screening-session.ts';
import type { RunThread } from '../thread/run-thread-client.ts';
import type { RunCatalog, RunEnding } from '../thread/thread-messages.ts';
import type { RunJob } from './run-jobs.ts';
import type { RunQueues } from './run-queues.ts';

/** Of the work of runs: slices, which whoever has the catalogue can sweep, or updates and ends, which need all that a server knows, or both. */
export type TakenWork = 'slices' | 'ends' | 'everything';

/** What a worker tells of its work. */
export interface WorkProgress {
  readonly runId: number;
  readonly phase: 'preparing' | 'screening' | 'resolving' | 'publishing';
  /** Of the job at hand. */
  readonly fraction: number;
  /** Found by the job at hand so far. */
  readonly closeApproaches: number;
}

/** A run that has been found and is to be published. */
export interface FoundRun {
  readonly run: RunRow;
  readonly ending: RunEnding;
  readonly failures: readonly SessionFailure[];
  readonly screened: number;
  /** All its slices as stored, the resolved one last. */
  readonly slices: readonly Uint8Array[];
  readonly signal: AbortSignal;
}

export interface RunWorkerOptions {
  readonly store: Store;
  readonly queues: RunQueues;
  readonly takes: TakenWork;
  readonly thread: RunThread;
  readonly workers: number;
  /** The catalogue of a run, exactly as it was planned. */
  readonly catalogOf: (run: RunRow) => Promise<RunCatalog>;
  /** Publishes within its own transaction; `complete` is called in it. */
  readonly publish: (found: FoundRun, complete: (db: Store['db']) => Promise<void>) => Promise<void>;
  /** The database cannot be used, and why; null when it can again. What was computed waits for it. */
  readonly onOutage?: (reason: string | null) => void;
  /** What was done came too late: the job is somebody else's, and the result was refused. */
  readonly onRefused?: (job: RunJob) => void;
  /** A job was taken of a worker that fell silent. */
  readonly onTakenOver?: (job: RunJob) => void;
  readonly onProgress?: (progress: WorkProgress) => void;
  /** A run came to its end here, however. */
  readonly onEnded?: (runId: number) => void;
  /** A job that failed; it is tried again, by whoever takes it next. */
  readonly onFailure?: (job: RunJob, error: Error, last: boolean) => Promise<void> | void;
  /** How long a step of a run took. */
  readonly onStep?: (step: string, runId: number, seconds: number) => void;
  readonly now?: () => number;
}

/** Takes work from the queue, one piece at a time, until it is stopped. */
export interface RunWorker {
  /** Looks at the queue now. */
  poke(): void;
  /** Gives up the work on this run at once, if any is at hand. */
  abandon(runId: number): void;
  stop(): Promise<void>;
}
