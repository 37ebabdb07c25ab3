import type { RunProgress } from '@clearway/contract';
import { endRun, ephemeridesInWindow, keepSignals, outageOf, type RunRow, type Store } from '@clearway/store';
import type { CatalogSnapshot } from '../../catalog/keeping/index.ts';
import type { KnownOfObjects } from '../../covariance/run-uncertainties.ts';
import { settingsOf } from '../../runs/dispatch/run-jobs.ts';
import { createRunPlanner, type PlanRequest, ROLL_AFTER_SECONDS } from '../../runs/dispatch/run-planner.ts';
import type { RunQueues } from '../../runs/dispatch/run-queues.ts';
import type { RunWorker } from '../../runs/dispatch/run-work.ts';
import { startRunWorker } from '../../runs/dispatch/run-worker.ts';
import { refuseOtherCatalog } from '../../runs/plan/catalog-digest.ts';
import { runEphemerides } from '../../runs/plan/run-ephemerides.ts';
import { catalogOfMaterial, type RunMaterial } from '../../runs/plan/run-snapshot.ts';
import { streamedCatalog } from '../../runs/plan/streamed-catalog.ts';
import type { RunThread } from '../../runs/thread/run-thread-client.ts';
import type { ObjectIndex } from '../objects/object-index.ts';
import type { KeptWatchlists } from '../watchlists/live-watchlists.ts';
import { loadMaterial, runRow } from './current-run.ts';
import { refusedWords, takenOverWords } from './job-words.ts';
import { mendRuns } from './mend-runs.ts';
import { createVersionWatch } from './other-versions.ts';
import { type PublishedRun, publishFoundRun } from './publish-found-run.ts';
import { runDocument } from './run-documents.ts';
import { createProgressBook } from './run-progress.ts';
import type { CatalogAccount } from './run-report.ts';

export interface RunKeeperOptions {
  readonly store: Store;
  readonly queues: RunQueues;
  /** The version of this program. */
  readonly program: string;
  /** A server plans, ends and publishes runs; a worker takes slices alone. */
  readonly role: 'server' | 'worker';
  /** Whether a server takes slices, too. */
  readonly takesSlices: boolean;
  readonly thread: RunThread;
  readonly objects: ObjectIndex;
  readonly watchlists: KeptWatchlists;
  readonly takeSnapshot: (window: { readonly startUs: number; readonly stopUs: number }) => Promise<CatalogSnapshot>;
  /** What to say in a report of where the catalogue came from. */
  readonly accountOf: (snapshot: CatalogSnapshot) => CatalogAccount;
  readonly thresholdKm: number;
  readonly days: number;
  readonly known: () => KnownOfObjects;
  readonly fixedStart: () => number | null;
  /** Of the run that is shown. */
  readonly currentStart: () => number | null;
  readonly workers: number;
  readonly nowUs: () => number;
  /** Here or elsewhere: only what is published here comes with its model. */
  readonly onPublished: (published: PublishedRun, material: RunMaterial) => Promise<void>;
  readonly onProgress: (run: RunRow, progress: RunProgress) => void;
  /** A run has begun that was planned here. */
  readonly onPlanned: (material: RunMaterial) => void;
  /** Before a run is published: what others may have changed in the database is read again. */
  readonly beforePublishing: () => Promise<void>;
  /** The database cannot be used, and why; null when it can again. */
  readonly onOutage: (reason: string | null) => void;
  /** Something to know, though nothing is wrong here. */
  readonly onNotice: (message: string) => void;
  /** A run was published by another process. */
  readonly onEndedElsewhere: () => Promise<void>;
  /** A signal was kept. */
  readonly onSignal: () => void;
  readonly onFault: (what: string, error: Error) => void;
  /** How long a step of a run took. */
  readonly onStep: (step: string, runId: number, seconds: number) => void;
}

/** Plans runs, works on them, publishes them; one after the other. */
export interface RunKeeper {
  /** Takes up what was left unfinished, and begins to work. */
  start(): Promise<void>;
  /** Plans a run now, or when the one under way has ended; null where there is nothing to do or it has to wait. */
  consider(request?: PlanRequest): Promise<RunRow | null>;
  /** Whether the window of the current run is to be moved to now. */
  isDue(): boolean;
  /** Has something been asked for that is not done? */
  busy(): boolean;
  cancel(runId: number): Promise<void>;
  progressOf(runId: number): RunProgress | null;
  active(): RunRow | null;
  /** What the run under way is made from; null where there is none, or it is not at hand. */
  activeMaterial(): { readonly runId: number; readonly material: RunMaterial } | null;
  close(): Promise<void>;
}

/** How often progress is looked at and told, ms. */
const PROGRESS_MS = 500;
/** Jobs of silent workers are looked for, ms. */
const RECLAIM_MS = 5000;

export function createRunKeeper(options: RunKeeperOptions): RunKeeper {
  const { store, queues, nowUs } = options;
  const book = createProgressBook(() => nowUs() / 1000);
  const planner = createRunPlanner({
    ...options,
    // Of the workers of others nothing is known; each core may be one.
    threads: options.takesSlices ? options.workers : 1,
    now: nowUs,
    takeEphemerides: async ({ startUs, stopUs }) =>
      runEphemerides(await ephemeridesInWindow(store.db, startUs, stopUs)),
  });
  const materials = new Map<number, RunMaterial>();
  /** Runs that are being published here. */
  const publishing = new Set<number>();
  let worker: RunWorker | null = null;
  let waiting: PlanRequest | null = null;
  let planning: Promise<unknown> = Promise.resolve();
  let pending = 0;
  const timers: NodeJS.Timeout[] = [];
  const tellOtherVersions = createVersionWatch(store, options.program, options.onNotice);

  const materialOf = async (run: RunRow): Promise<RunMaterial> => {
    const known = materials.get(run.run_id) ?? (await loadMaterial(store, run));
    if (!materials.has(run.run_id)) await refuseOtherCatalog(run.run_id, settingsOf(run).catalog_digest, known);
    materials.clear();
    materials.set(run.run_id, known);
    return known;
  };

  const begin = (run: RunRow): void => {
    book.begin(run);
    worker?.poke();
  };

  /** After a run, however it ended: what was asked for meanwhile. */
  const ended = (runId: number): void => {
    book.end(runId);
    const next = waiting;
    waiting = null;
    if (next) void consider(next).catch((error: Error) => options.onFault('a run could not be planned', error));
  };

  const consider = (request: PlanRequest = {}): Promise<RunRow | null> => {
    pending++;
    const mine = planning.then(async () => {
      if (book.active()) {
        waiting = { ...waiting, ...request };
        return null;
      }
      const begun = performance.now();
      options.thread.warm();
      const planned = await planner.plan(request);
      if (!planned) {
        await options.thread.release();
        return null;
      }
      if (planned.material === null) {
        // Another server's: what is asked for here comes after it, where it still changes anything.
        waiting = { ...waiting, ...request };
        begin(planned.run);
        return null;
      }
      options.onStep('planning', planned.run.run_id, (performance.now() - begun) / 1000);
      materials.clear();
      // While others sweep it lies in the database; it is read again at the end.
      if (options.takesSlices) materials.set(planned.run.run_id, planned.material);
      options.onPlanned(planned.material);
      begin(planned.run);
      return planned.run;
    });
    planning = mine.catch(() => undefined);
    return mine.finally(() => {
      pending--;
    });
  };

  const fail = async (runId: number, reason: string): Promise<void> => {
    const now = nowUs();
    await endRun(store.db, runId, 'failed', { finishedUs: now, failure: reason });
    const row = await runRow(store, runId);
    const body = runDocument(row, null, null);
    await store.db
      .transaction()
      .execute((trx) => keepSignals(trx, now, [{ type: 'run-failed', private: row.private, body }]));
    options.onSignal();
    ended(runId);
  };

  const tell = async (): Promise<void> => {
    await book.look(store);
    for (const { run_id } of book.all()) {
      if (publishing.has(run_id)) continue;
      const { state } = await runRow(store, run_id);
      if (state === 'planned' || state === 'running' || publishing.has(run_id)) continue;
      // It came to its end elsewhere.
      await options.onEndedElsewhere();
      ended(run_id);
    }
    const run = book.active();
    const progress = run && book.of(run.run_id);
    if (run && progress) options.onProgress(run, progress);
  };

  /** On a database with several processes: whatever one of them left lying is taken up. */
  const mend = async (): Promise<void> => {
    for (const { runId, reason } of await mendRuns(store, queues, book.all())) {
      options.onFault(`run ${runId}`, new Error(reason));
      // Another server may be quicker.
      await fail(runId, reason).catch(() => undefined);
    }
    if (options.role === 'worker') return tellOtherVersions();
    const run = await planner.underWay();
    if (run && !book.active()) begin(run);
  };

  const every = (ms: number, work: () => Promise<void>): void => {
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
    timer.unref();
    timers.push(timer);
  };

  return {
    async start(): Promise<void> {
      // Before anything is taken from the queue, which may hold what a process that is gone had taken.
      const isServer = options.role === 'server';
      const resumed = isServer ? await planner.resume() : [];
      worker = startRunWorker({
        store,
        queues,
        takes: !isServer ? 'slices' : options.takesSlices ? 'everything' : 'ends',
        thread: options.thread,
        workers: options.workers,
        now: nowUs,
        catalogOf: async (run) =>
          isServer ? catalogOfMaterial(await materialOf(run), store) : streamedCatalog(store, run),
        publish: async (found, complete) => {
          publishing.add(found.run.run_id);
          await options.beforePublishing();
          const material = await materialOf(found.run);
          const where = {
            store,
            objects: options.objects,
            members: options.watchlists.members,
            watched: options.watchlists.watched,
            workers: options.workers,
            nowUs,
          };
          const account = options.accountOf(material.snapshot);
          const published = await publishFoundRun(where, found, material, account, complete);
          options.onSignal();
          await options.onPublished(published, material);
        },
        onProgress: (progress) => book.advance(progress),
        onStep: options.onStep,
        onEnded: (runId) => {
          ended(runId);
          publishing.delete(runId);
        },
        onOutage: options.onOutage,
        onRefused: (job) => {
          publishing.delete(job.runId);
          options.onNotice(refusedWords(job));
        },
        onTakenOver: (job) => options.onNotice(takenOverWords(job)),
        onFailure: async (job, error, last) => {
          publishing.delete(job.runId);
          options.onFault(`run ${job.runId}, ${job.kind}`, error);
          if (last) await fail(job.runId, error.message).catch(() => undefined);
        },
      });
      for (const run of resumed) begin(run);
      every(PROGRESS_MS, tell);
      if (store.kind === 'postgresql') every(RECLAIM_MS, mend);
    },
    consider,
    isDue: () => {
      const start = options.currentStart();
      return options.fixedStart() === null && start !== null && nowUs() - start >= ROLL_AFTER_SECONDS * 1e6;
    },
    busy: () => pending > 0 || waiting !== null || book.active() !== null,
    cancel: async (runId) => {
      await planner.cancel(runId);
      worker?.abandon(runId);
      ended(runId);
    },
    progressOf: (runId) => book.of(runId),
    active: () => book.active(),
    activeMaterial: () => {
      const runId = book.active()?.run_id;
      const material = runId === undefined ? undefined : materials.get(runId);
      return material === undefined ? null : { runId: runId!, material };
    },
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      await worker?.stop();
      await options.thread.close();
      await queues.close();
    },
  };
}
