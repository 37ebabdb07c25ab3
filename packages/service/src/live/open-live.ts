import { UserError } from '@clearway/astro';
import type { RunProgress } from '@clearway/contract';
import {
  currentRun,
  databaseBytes,
  eventPages,
  eventsById,
  hasElementSets,
  keepSignals,
  objectPages,
  objectsById,
  openJobQueue,
  openStore,
  type RunRow,
} from '@clearway/store';
import { type CatalogSnapshot, createCatalogKeeper, type SourceNews, takeSnapshot } from '../catalog/keeping/index.ts';
import { RUN_QUEUE, type RunJob, settingsOf } from '../runs/dispatch/run-jobs.ts';
import type { RunMaterial } from '../runs/plan/run-snapshot.ts';
import { startRunThread } from '../runs/thread/run-thread-client.ts';
import { writeRunCsv } from './approaches/write-approaches.ts';
import { sendBackup } from './backup.ts';
import { createEventModel } from './events/event-model.ts';
import { liveEvents } from './events/live-events.ts';
import type { Live, LiveOptions, RunChoices } from './live.ts';
import { liveObjects } from './objects/live-objects.ts';
import { createObjectIndex } from './objects/object-index.ts';
import { setRetention } from './retention-settings.ts';
import { type CurrentRun, loadCurrentRun, loadMaterial, runRow } from './runs/current-run.ts';
import { liveRuns } from './runs/live-runs.ts';
import type { PublishedRun } from './runs/publish-found-run.ts';
import { runDocument } from './runs/run-documents.ts';
import { createRunKeeper, type RunKeeper } from './runs/run-keeper.ts';
import { type CatalogAccount, NO_ACCOUNT } from './runs/run-report.ts';
import { createSignalHub } from './signals/signal-hub.ts';
import { liveSources } from './sources/live-sources.ts';
import { createStatistics, healthOf, type LivePhase, readinessOf } from './status.ts';
import { throwForPeople } from './store-problem.ts';
import { keepWatchlists } from './watchlists/live-watchlists.ts';

const THRESHOLD_KM = 5;
const DAYS = 7;

/** Opens the database and everything over it; nothing is read or begun yet. */
export async function openLive(options: LiveOptions): Promise<Live> {
  const { version, thresholdKm = THRESHOLD_KM, days = DAYS, workers = 1 } = options;
  const nowUs = options.nowUs ?? ((): number => Date.now() * 1000);
  const onFault = options.onFault ?? ((): void => undefined);
  const store = await openStore(options.place).catch(throwForPeople);
  const objects = createObjectIndex();
  const hub = createSignalHub(store);
  let current: CurrentRun | null = null;
  let runs: RunKeeper | null = null;
  let phase: LivePhase = 'starting';
  let detail = 'starting';
  let fault: string | null = null;
  let changes = 0;
  let sourceWarnings: readonly string[] = [];
  const boot = Date.now().toString(36);
  const choices: RunChoices = {
    fixedStartUs: null,
    selection: {},
    account: { unreadable: [], source: '' },
    warnings: [],
  };

  const watchlists = keepWatchlists(store, nowUs, () => {
    changes++;
    events.forgetLists();
    current?.model.forgetLists();
    runs?.consider({ always: true }).catch((error: Error) => onFault('a run could not be planned', error));
  });
  // Where the start of the window was given its days go by from there: what has been is told by it, not by the clock.
  const openedUs = nowUs();
  let shown: RunRow | null = null;
  const eventClock = (): number => {
    if (choices.fixedStartUs !== null) return choices.fixedStartUs + (nowUs() - openedUs);
    if (!shown || settingsOf(shown).fixed_start !== true) return nowUs();
    return shown.window_start_us + (nowUs() - (shown.published_us ?? nowUs()));
  };
  const events = createEventModel({ objects, members: watchlists.members, nowUs: eventClock });
  const statistics = createStatistics(objects, events);

  const onNews = (news: SourceNews): void => {
    changes++;
    const type = news.kind === 'warning' ? 'source-warning' : 'source-refreshed';
    const body = { source: news.source, title: news.title, message: news.message };
    store.db
      .transaction()
      .execute((trx) => keepSignals(trx, nowUs(), [{ type, private: false, body }]))
      .then(hub.wake, (error: Error) => onFault('a signal could not be kept', error));
    void readWarnings();
  };
  const keeper = await createCatalogKeeper({
    store,
    sources: options.sources ?? [],
    now: () => new Date(nowUs() / 1000),
    onNews,
  });
  const readWarnings = async (): Promise<void> => {
    const listed = await keeper.list();
    sourceWarnings = listed.flatMap(({ warnings }) => warnings.map(({ message }) => message));
  };

  const accountOf = (snapshot: CatalogSnapshot): CatalogAccount => ({
    ...NO_ACCOUNT,
    ...choices.account,
    stale: snapshot.stale,
    epochAfterStart: snapshot.epochAfterStart,
    synthetic: snapshot.synthetic,
    source: choices.account.source || snapshot.sources.map(({ title }) => title).join(', '),
  });

  const setOrbits = ({ snapshot }: RunMaterial): Promise<void> =>
    objects.setOrbits(
      snapshot.elements.map((each) => ({
        objectId: each.id,
        meanMotionRevPerDay: each.meanMotionRevPerDay,
        eccentricity: each.eccentricity,
      })),
    );

  /** From now on lists show this run. */
  const show = async (run: CurrentRun, eventIds: readonly number[] | null): Promise<void> => {
    await setOrbits(run.material);
    if (eventIds === null) await events.load(eventPages(store.db));
    else {
      for (let at = 0; at < eventIds.length; at += PAGE) {
        events.apply({ changed: await eventsById(store.db, eventIds.slice(at, at + PAGE)) });
      }
    }
    current = run;
    shown = run.row;
    changes++;
  };

  const published = async (run: PublishedRun, material: RunMaterial): Promise<void> => {
    const seen = run.unchanged.flatMap((id) => events.row(id) ?? []);
    const noted = { last_run_id: run.runId, last_seen_us: run.seenUs };
    await show({ row: await runRow(store, run.runId), material, model: run.model }, run.eventIds);
    events.apply({ changed: seen.map((row) => ({ ...row, ...noted })) });
    fault = null;
    hub.wake();
  };

  const running = (): CurrentRun => {
    if (!current) throw new UserError('not-ready', 'no run is published yet', 'progress is at /api/v1/health');
    return current;
  };
  const progress = (): RunProgress | null => {
    const active = runs?.active();
    return active ? runs!.progressOf(active.run_id) : null;
  };

  const followDatabase = async (): Promise<void> => {
    const row: RunRow | undefined = await currentRun(store.db);
    if (!row || row.run_id === current?.row.run_id) return;
    const run = await loadCurrentRun(store, objects, watchlists.members);
    if (run) await show(run, null);
  };

  const startRuns = async (): Promise<RunKeeper> => {
    const queue = await openJobQueue<RunJob>(store, RUN_QUEUE);
    const kept = createRunKeeper({
      store,
      queue,
      thread: startRunThread(),
      objects,
      watchlists,
      takeSnapshot: (window) => takeSnapshot(store, { ...window, ...choices.selection }),
      accountOf,
      thresholdKm,
      days,
      fixedStart: () => choices.fixedStartUs,
      currentStart: () => current?.row.window_start_us ?? null,
      workers,
      nowUs,
      onPublished: published,
      onProgress: (run, done) => hub.tell({ id: null, type: 'run-progress', body: runDocument(run, null, done) }),
      onEndedElsewhere: followDatabase,
      onSignal: hub.wake,
      onStep: options.onStep ?? ((): void => undefined),
      onFault: (what, error) => {
        fault = `${what}: ${error.message}`;
        onFault(what, error);
      },
    });
    runs = kept;
    await kept.start();
    return kept;
  };

  return {
    store,
    keeper,
    choices,
    async load(): Promise<void> {
      await objects.load(objectPages(store.db));
      await watchlists.load();
      await readWarnings();
      const run = await loadCurrentRun(store, objects, watchlists.members);
      if (run) await show(run, null);
      else await events.load(eventPages(store.db));
      changes++;
    },
    async loadLists(): Promise<void> {
      await objects.load(objectPages(store.db));
      await watchlists.load();
      shown = (await currentRun(store.db)) ?? null;
      if (shown) await setOrbits(await loadMaterial(store, shown));
      await events.load(eventPages(store.db));
      changes++;
    },
    async loadForRuns(): Promise<void> {
      await objects.load(objectPages(store.db));
      await watchlists.load();
    },
    startRuns,
    say(now, what): void {
      phase = now;
      detail = what;
    },
    setRetention: (wanted) => setRetention(store, wanted),
    hasRealElements: () => hasElementSets(store.db, 'synthetic'),
    async reloadObjects(): Promise<void> {
      await objects.load(objectPages(store.db));
      if (current) await show(current, []);
      changes++;
    },
    currentTable: () => current?.model.built.table ?? null,
    followDatabase,
    async close(): Promise<void> {
      hub.close();
      await runs?.close();
      await store.close();
    },
    objects: liveObjects({ store, objects, events, watchlists, current: () => current, nowUs }),
    closeApproaches: {
      list: (query) => running().model.list(query),
      writeCsv: (sink, signal) => writeRunCsv(running().model.built, sink, signal),
      report: async () => {
        const { failures: _, ...report } = running().row.report as Record<string, unknown>;
        return report;
      },
    },
    events: liveEvents(store, events, nowUs),
    watchlists,
    runs: liveRuns({
      store,
      current: () => current,
      progressOf: (runId) => runs?.progressOf(runId) ?? null,
      request: async (kind) => {
        if (!runs) throw new UserError('not-ready', 'nothing is screened here', 'start clearway up');
        const run = await runs.consider({ kind, always: true });
        if (run) return run;
        const active = runs.active();
        if (active) return active;
        throw new UserError('conflict', 'a run is being planned', 'ask again in a moment');
      },
      cancel: async (runId) => {
        if (runs) await runs.cancel(runId);
      },
    }),
    sources: liveSources({
      keeper,
      objectsUsed: () => objectsUsed(current),
      reload: () => objects.load(objectPages(store.db)),
      describe: async (ids) => objects.update(await objectsById(store.db, ids)),
      onChange: () => void considerQuietly(runs, onFault),
    }),
    signals: hub,
    statistics: () => statistics(current, progress(), nowUs()),
    health: () =>
      healthOf({
        phase,
        detail,
        warnings: [
          ...(current?.material.snapshot.synthetic ? [SYNTHETIC] : []),
          ...choices.warnings,
          ...sourceWarnings,
        ],
        current,
        progress: progress(),
        fault,
      }),
    readiness: async () => {
      const problem = await currentRun(store.db).then(
        () => null,
        (error: Error) => error.message,
      );
      return readinessOf(current, problem);
    },
    version: () => ({ version, node: process.version, database: store.kind }),
    revision: () => `${boot}-${changes}-${objects.revision()}-${events.revision()}`,
    databaseBytes: () => databaseBytes(store),
    backup: (sink, signal) => sendBackup(store, options.place, sink, signal),
  };
}

const PAGE = 2000;
const SYNTHETIC =
  'No real catalogue could be had, so the objects are SYNTHETIC: made up, and so is every result. ' +
  'Give a catalogue with --catalog FILE, or connect to the network.';

async function considerQuietly(runs: RunKeeper | null, onFault: (what: string, error: Error) => void): Promise<void> {
  await runs?.consider().catch((error: Error) => onFault('a run could not be planned', error));
}

function objectsUsed(current: CurrentRun | null): ReadonlyMap<string, number> {
  return new Map(current?.material.snapshot.sources.map(({ source, objects }) => [source, objects]));
}
