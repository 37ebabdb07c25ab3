import { setTimeout as sleep } from 'node:timers/promises';
import {
  findRun,
  type JobQueue,
  listSlices,
  type RunRow,
  readSlice,
  type Store,
  saveSlice,
  type TakenJob,
} from '@clearway/store';
import { objectsWithOtherFailures } from '../session/other-failures.ts';
import type { SessionFailure } from '../session/screening-session.ts';
import type { RunThread } from '../thread/run-thread-client.ts';
import type { BaseRun, RunCatalog, RunEnding } from '../thread/thread-messages.ts';
import { jobKey, jobsLeft, type RunJob, settingsOf, slicesOfRun } from './run-jobs.ts';

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
  readonly queue: JobQueue<RunJob>;
  readonly thread: RunThread;
  readonly workers: number;
  /** The catalogue of a run, exactly as it was planned. */
  readonly catalogOf: (run: RunRow) => Promise<RunCatalog>;
  /** Publishes within its own transaction; `complete` is called in it. */
  readonly publish: (found: FoundRun, complete: (db: Store['db']) => Promise<void>) => Promise<void>;
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

/** How often the queue is looked at when nobody pokes, ms. */
const IDLE_MS = 1000;
/** After so long without work the session and its memory are let go, ms. */
const RELEASE_MS = 10_000;
/** How often it is checked that the run goes on and the job is still ours, ms. */
const WATCH_MS = 1000;
const KEEP_EVERY = 4;
const MOST_ATTEMPTS = 5;

export function startRunWorker(options: RunWorkerOptions): RunWorker {
  const { store, queue, thread } = options;
  const now = options.now ?? ((): number => Date.now() * 1000);
  const stopping = new AbortController();
  let poked = Promise.withResolvers<void>();
  let current: { readonly runId: number; readonly abort: AbortController } | null = null;
  let opened: { readonly run: RunRow; readonly failures: readonly SessionFailure[]; readonly screened: number } | null =
    null;

  const prepare = async (run: RunRow, signal: AbortSignal): Promise<NonNullable<typeof opened>> => {
    if (opened?.run.run_id === run.run_id) return opened;
    opened = null;
    tell(run, 'preparing', 0, 0);
    const catalog = await timed('catalogue', run, () => options.catalogOf(run));
    signal.throwIfAborted();
    const window = {
      startUs: run.window_start_us,
      stopUs: run.window_stop_us,
      thresholdKm: settingsOf(run).threshold_km,
      workers: options.workers,
    };
    opened = { run, ...(await timed('survey', run, () => thread.open(catalog, window, { signal }))) };
    return opened;
  };

  const release = async (): Promise<void> => {
    opened = null;
    await thread.release();
  };

  const timed = async <Result>(step: string, run: RunRow, work: () => Promise<Result>): Promise<Result> => {
    const begun = performance.now();
    try {
      return await work();
    } finally {
      options.onStep?.(step, run.run_id, (performance.now() - begun) / 1000);
    }
  };

  const tell = (run: RunRow, phase: WorkProgress['phase'], fraction: number, closeApproaches: number): void =>
    options.onProgress?.({ runId: run.run_id, phase, fraction, closeApproaches });

  const sweepSlice = async (job: TakenJob<RunJob>, run: RunRow, slice: number, signal: AbortSignal): Promise<void> => {
    await prepare(run, signal);
    const part = slicesOfRun(run)[slice]!;
    const { packed, approaches } = await timed(`slice ${slice}`, run, () =>
      thread.sweep(part, {
        signal,
        onProgress: ({ done, total, closeApproaches }) => tell(run, 'screening', done / total, closeApproaches),
      }),
    );
    await store.db.transaction().execute(async (trx) => {
      await keepSlice(trx, run, slice, part, packed, approaches);
      await queue.complete(trx, job);
    });
    await goOn(run);
  };

  const update = async (job: TakenJob<RunJob>, run: RunRow, signal: AbortSignal): Promise<void> => {
    const baseRow = await findRun(store.db, run.based_on_run_id!);
    if (!baseRow) throw new Error(`run ${run.based_on_run_id}, which it is based on, is gone`);
    const { failures } = await prepare(run, signal);
    const changed = new Set(settingsOf(run).changed);
    const before = (baseRow.report as { failures?: readonly SessionFailure[] } | null)?.failures ?? [];
    const others = objectsWithOtherFailures(before, failures, run.window_start_us, baseRow.window_stop_us);
    for (const id of others) changed.add(id);
    const base: BaseRun = {
      startUs: baseRow.window_start_us,
      stopUs: baseRow.window_stop_us,
      slices: await slicesStored(baseRow),
    };
    const parts = slicesOfRun(run);
    const slices = await timed(`update of ${changed.size}`, run, () =>
      thread.update(base, [...changed], parts, {
        signal,
        onProgress: ({ done, total, closeApproaches }) => tell(run, 'screening', done / total, closeApproaches),
      }),
    );
    await timed('storing', run, () =>
      store.db.transaction().execute(async (trx) => {
        for (const [slice, { packed, approaches }] of slices.entries()) {
          await keepSlice(trx, run, slice, parts[slice]!, packed, approaches);
        }
        await queue.complete(trx, job);
      }),
    );
    await goOn(run);
  };

  const finish = async (job: TakenJob<RunJob>, run: RunRow, signal: AbortSignal): Promise<void> => {
    const { failures, screened } = await prepare(run, signal);
    const swept = await slicesStored(run, run.slice_count - 1);
    tell(run, 'resolving', 0, 0);
    const ending = await timed('slow pairs and edges', run, () =>
      thread.resolve(swept, {
        signal,
        onProgress: ({ done, total, closeApproaches }) => tell(run, 'resolving', done / total, closeApproaches),
      }),
    );
    tell(run, 'publishing', 0, 0);
    const { packed, approaches } = ending.resolved;
    const whole = { fromUs: run.window_start_us, toUs: run.window_stop_us };
    // It may be there from an attempt that got so far; what is found is the same.
    await saveSlice(store.db, sliceRow(run, run.slice_count - 1, whole, packed, approaches));
    const found = { run, ending, failures, screened, slices: [...swept, packed], signal };
    // What comes next has another window or other elements; the session's memory is needed for ordering the rows.
    await release();
    await timed('publishing', run, () => options.publish(found, (db) => queue.complete(db, job)));
    options.onEnded?.(run.run_id);
  };

  const sliceRow = (
    run: RunRow,
    slice: number,
    { fromUs, toUs }: { fromUs: number; toUs: number },
    packed: Uint8Array,
    approaches: number,
  ): Parameters<typeof saveSlice>[1] => ({
    run_id: run.run_id,
    slice,
    start_us: fromUs,
    stop_us: toUs,
    approach_count: approaches,
    finished_us: now(),
    approaches: packed,
  });

  const keepSlice = async (
    db: Store['db'],
    run: RunRow,
    slice: number,
    part: { fromUs: number; toUs: number },
    packed: Uint8Array,
    approaches: number,
  ): Promise<void> => {
    if (await saveSlice(db, sliceRow(run, slice, part, packed, approaches))) return;
    throw new Error(`slice ${slice} of run ${run.run_id} is there already, or the run has ended`);
  };

  const slicesStored = async (run: RunRow, count = run.slice_count): Promise<Uint8Array<ArrayBuffer>[]> => {
    const slices: Uint8Array<ArrayBuffer>[] = [];
    for (let slice = 0; slice < count; slice++) {
      const row = await readSlice(store.db, run.run_id, slice);
      if (!row) throw new Error(`slice ${slice} of run ${run.run_id} is missing`);
      slices.push(row.approaches as Uint8Array<ArrayBuffer>);
    }
    return slices;
  };

  /** The end comes when all slices are there; of several who see that one is heard. */
  const goOn = async (run: RunRow): Promise<void> => {
    const stored = new Set((await listSlices(store.db, run.run_id)).map(({ slice }) => slice));
    const [next] = jobsLeft(run, stored);
    if (next?.kind === 'finish') await queue.add([{ key: jobKey(next), data: next }]);
  };

  const work = async (job: TakenJob<RunJob>): Promise<void> => {
    const { runId, kind } = job.data;
    const abort = new AbortController();
    const signal = AbortSignal.any([abort.signal, stopping.signal]);
    current = { runId, abort };
    const watching = watch(job, abort);
    try {
      const run = await findRun(store.db, runId);
      if (!run || (run.state !== 'planned' && run.state !== 'running')) {
        await store.db.transaction().execute((trx) => queue.complete(trx, job));
        return;
      }
      if (job.data.kind === 'slice') await sweepSlice(job, run, job.data.slice, signal);
      else if (kind === 'update') await update(job, run, signal);
      else await finish(job, run, signal);
    } catch (error) {
      opened = null;
      if (signal.aborted) await queue.giveBack(job, 'given up').catch(() => undefined);
      else {
        const last = job.retryCount + 1 >= MOST_ATTEMPTS;
        await queue.giveBack(job, (error as Error).message).catch(() => undefined);
        await options.onFailure?.(job.data, error as Error, last);
      }
    } finally {
      watching.stop();
      current = null;
    }
  };

  /** Ends the work when the run ends or the job has gone to somebody else. */
  const watch = (job: TakenJob<RunJob>, abort: AbortController): { stop(): void } => {
    let ticks = 0;
    let busy = false;
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      ticks++;
      const look = async (): Promise<void> => {
        if (ticks % KEEP_EVERY === 0 && !(await queue.keep(job)))
          abort.abort(new Error('the job went to another worker'));
        const run = await findRun(store.db, job.data.runId);
        if (!run || run.state === 'cancelled' || run.state === 'failed') abort.abort(new Error('the run has ended'));
      };
      look()
        .catch(() => undefined)
        .finally(() => {
          busy = false;
        });
    }, WATCH_MS);
    return { stop: () => clearInterval(timer) };
  };

  const loop = async (): Promise<void> => {
    let idleSince = Date.now();
    while (!stopping.signal.aborted) {
      poked = Promise.withResolvers<void>();
      const job = await queue.take().catch(() => undefined);
      if (job) {
        await work(job);
        idleSince = Date.now();
        continue;
      }
      // Somebody else ends the run.
      if (opened && Date.now() - idleSince > RELEASE_MS) await release().catch(() => undefined);
      await Promise.race([
        poked.promise,
        sleep(IDLE_MS, undefined, { signal: stopping.signal }).catch(() => undefined),
      ]);
    }
  };
  const running = loop();

  return {
    poke: () => poked.resolve(),
    abandon: (runId) => {
      if (current?.runId === runId) current.abort.abort(new Error('the run was cancelled'));
    },
    stop: async () => {
      stopping.abort(new Error('stopping'));
      poked.resolve();
      await running;
    },
  };
}
