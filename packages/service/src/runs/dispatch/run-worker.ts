import { setTimeout as sleep } from 'node:timers/promises';
import {
  findRun,
  type JobQueue,
  listSlices,
  type RunRow,
  readSlice,
  type Store,
  StoreError,
  saveSlice,
  type TakenJob,
} from '@clearway/store';
import { objectsWithOtherFailures } from '../session/other-failures.ts';
import type { SessionFailure } from '../session/screening-session.ts';
import type { BaseRun } from '../thread/thread-messages.ts';
import { createDatabaseOutages } from './database-outages.ts';
import { jobsLeft, type RunJob, settingsOf, slicesOfRun } from './run-jobs.ts';
import type { RunWorker, RunWorkerOptions, WorkProgress } from './run-work.ts';
import { watchJob } from './watch-job.ts';

interface Taken {
  readonly queue: JobQueue<RunJob>;
  readonly job: TakenJob<RunJob>;
}

/** How often the queue is looked at when nobody pokes, ms. */
const IDLE_MS = 1000;
/** After so long without work the session and its memory are let go, ms. */
const RELEASE_MS = 10_000;
const MOST_ATTEMPTS = 5;

export function startRunWorker(options: RunWorkerOptions): RunWorker {
  const { store, queues, thread } = options;
  const outages = createDatabaseOutages(options.onOutage ?? (() => undefined));
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
    const { ephemerides } = catalog;
    signal.throwIfAborted();
    const window = {
      startUs: run.window_start_us,
      stopUs: run.window_stop_us,
      thresholdKm: settingsOf(run).threshold_km,
      workers: options.workers,
      // An update looks for the pairs of single objects, and ephemerides stand beside those of their own.
      onlySweeps: settingsOf(run).changed === undefined && ephemerides.length === 0,
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

  const sweepSlice = async ({ queue, job }: Taken, run: RunRow, slice: number, signal: AbortSignal): Promise<void> => {
    const stored = await listSlices(store.db, run.run_id);
    if (stored.some((each) => each.slice === slice)) {
      // It was put into the queue while somebody stored it.
      await store.db.transaction().execute((trx) => queue.complete(trx, job));
      await goOn(run);
      return;
    }
    await prepare(run, signal);
    const part = slicesOfRun(run)[slice]!;
    const { packed, approaches } = await timed(`slice ${slice}`, run, () =>
      thread.sweep(part, {
        signal,
        onProgress: ({ done, total, closeApproaches }) => tell(run, 'screening', done / total, closeApproaches),
      }),
    );
    await outages.outlast(
      () =>
        store.db.transaction().execute(async (trx) => {
          await keepSlice(trx, run, slice, part, packed, approaches);
          await queue.complete(trx, job);
        }),
      signal,
    );
    await outages.outlast(() => goOn(run), signal);
  };

  const update = async ({ queue, job }: Taken, run: RunRow, signal: AbortSignal): Promise<void> => {
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
      outages.outlast(
        () =>
          store.db.transaction().execute(async (trx) => {
            for (const [slice, { packed, approaches }] of slices.entries()) {
              await keepSlice(trx, run, slice, parts[slice]!, packed, approaches);
            }
            await queue.complete(trx, job);
          }),
        signal,
      ),
    );
    await outages.outlast(() => goOn(run), signal);
  };

  const finish = async ({ queue, job }: Taken, run: RunRow, signal: AbortSignal): Promise<void> => {
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
    const last = sliceRow(run, run.slice_count - 1, whole, packed, approaches);
    await outages.outlast(() => saveSlice(store.db, last), signal);
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
    throw new StoreError('job-lost', `slice ${slice} of run ${run.run_id} is there already, or the run has ended`);
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
    if (next?.kind === 'finish') await queues.add([next]);
  };

  const work = async (taken: Taken): Promise<void> => {
    const { queue, job } = taken;
    const { runId, kind } = job.data;
    const abort = new AbortController();
    const signal = AbortSignal.any([abort.signal, stopping.signal]);
    current = { runId, abort };
    if (job.wasSilent) options.onTakenOver?.(job.data);
    const watching = watchJob(store, queue, job, abort);
    try {
      const run = await findRun(store.db, runId);
      if (!run || (run.state !== 'planned' && run.state !== 'running')) {
        await store.db.transaction().execute((trx) => queue.complete(trx, job));
        return;
      }
      if (job.data.kind === 'slice') await sweepSlice(taken, run, job.data.slice, signal);
      else if (kind === 'update') await update(taken, run, signal);
      else await finish(taken, run, signal);
    } catch (error) {
      opened = null;
      if (error instanceof StoreError && error.code === 'job-lost') options.onRefused?.(job.data);
      else if (signal.aborted) await queue.giveBack(job, 'given up').catch(() => undefined);
      // Where it does not even hear of it the job comes back by itself.
      else if (outages.note(error)) await queue.giveBack(job, (error as Error).message).catch(() => undefined);
      else await failed(taken, error as Error);
    } finally {
      watching.stop();
      current = null;
    }
  };

  const failed = async ({ queue, job }: Taken, error: Error): Promise<void> => {
    const last = job.retryCount + 1 >= MOST_ATTEMPTS;
    await queue.giveBack(job, error.message).catch(() => undefined);
    await options.onFailure?.(job.data, error, last);
  };

  const queuesOf = { slices: [queues.slices], ends: [queues.ends], everything: [queues.ends, queues.slices] };
  /** Ends first: they are what everybody waits for. */
  const take = async (): Promise<Taken | undefined> => {
    for (const queue of queuesOf[options.takes]) {
      const job = await queue.take();
      if (job) return { queue, job };
    }
    return undefined;
  };

  const loop = async (): Promise<void> => {
    let idleSince = Date.now();
    while (!stopping.signal.aborted) {
      poked = Promise.withResolvers<void>();
      const taken = await take().then(
        (found) => {
          outages.over();
          return found;
        },
        (error: unknown) => {
          outages.note(error);
          return undefined;
        },
      );
      if (taken) {
        await work(taken);
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
