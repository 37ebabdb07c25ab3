import { UserError } from '@clearway/astro';
import type { RunProgress } from '@clearway/contract';
import {
  countObjects,
  currentRun,
  databaseBytes,
  eventPages,
  eventsById,
  hasElementSets,
  keepSignals,
  objectPages,
  objectsById,
  openStore,
  purgeEphemerides,
  type RunRow,
  runAs,
  SYSTEM,
  viewKey,
} from '@clearway/store';
import { NO_SENDING } from '../alerts/sending-settings.ts';
import { type CatalogSnapshot, createCatalogKeeper, type SourceNews, takeSnapshot } from '../catalog/keeping/index.ts';
import { createStoredHistories } from '../covariance/stored-histories.ts';
import { adoptKeptEarthData, storeEarthFile } from '../earth-data/kept-earth-data.ts';
import { createMessageReader } from '../inbox/message-reader.ts';
import type { NamedObject } from '../operator-ephemerides/match-ephemeris.ts';
import { openRunQueues } from '../runs/dispatch/run-queues.ts';
import type { RunEphemeris } from '../runs/plan/run-ephemerides.ts';
import type { RunMaterial } from '../runs/plan/run-snapshot.ts';
import { startRunThread } from '../runs/thread/run-thread-client.ts';
import { openAccounts } from './accounts/open-accounts.ts';
import { createAlertKeeper } from './alerts/keep-alerts.ts';
import { liveAlerts } from './alerts/live-alerts.ts';
import { writeRunCsv } from './approaches/write-approaches.ts';
import { liveAudit } from './audit/live-audit.ts';
import { sendBackup } from './backup.ts';
import { openClock } from './database-clock.ts';
import { createEphemerisPreparer } from './ephemerides/ephemeris-preparer.ts';
import { liveEphemerides } from './ephemerides/live-ephemerides.ts';
import { createEventClock } from './event-clock.ts';
import { allEvents } from './events/all-events.ts';
import { createEventModel } from './events/event-model.ts';
import { liveEvents } from './events/live-events.ts';
import { createStoredEvents } from './events/stored-events.ts';
import type { Live, LiveOptions, RunChoices } from './live.ts';
import { liveObjects } from './objects/live-objects.ts';
import { createObjectIndex, type ObjectIndex } from './objects/object-index.ts';
import { openPlans } from './plans/open-plans.ts';
import { setRetention } from './retention-settings.ts';
import { liveCdms } from './risk/live-cdms.ts';
import { liveRisk } from './risk/live-risk.ts';
import { liveSampling } from './risk/live-sampling.ts';
import { createMessageIndex } from './risk/message-index.ts';
import { type CurrentRun, currentRunOf, loadCurrentRun, loadMaterial, runRow } from './runs/current-run.ts';
import { liveRuns } from './runs/live-runs.ts';
import type { PublishedRun } from './runs/publish-found-run.ts';
import { runDocument } from './runs/run-documents.ts';
import { createRunKeeper, type RunKeeper } from './runs/run-keeper.ts';
import { type CatalogAccount, NO_ACCOUNT } from './runs/run-report.ts';
import { shownReport } from './runs/shown-report.ts';
import { createSignalHub } from './signals/signal-hub.ts';
import { liveSources } from './sources/live-sources.ts';
import { createStatistics, healthOf, type LivePhase, readinessOf } from './status.ts';
import { throwForPeople } from './store-problem.ts';
import { keepWatchlists } from './watchlists/live-watchlists.ts';

const THRESHOLD_KM = 5;
const DAYS = 7;

/** Opens the database and everything over it; nothing is read or begun yet. Long because it only puts parts together. */
export async function openLive(options: LiveOptions): Promise<Live> {
  const { version, thresholdKm = THRESHOLD_KM, days = DAYS, workers = 1 } = options;
  const onFault = options.onFault ?? ((): void => undefined);
  const onNotice = options.onNotice ?? ((): void => undefined);
  const store = await openStore(options.place).catch(throwForPeople);
  const clockWarnings: string[] = [];
  const clock = options.nowUs
    ? { nowUs: options.nowUs, close: () => undefined }
    : await openClock(store, (message) => void clockWarnings.push(message));
  const { nowUs } = clock;
  await adoptKeptEarthData(store);
  const objects = createObjectIndex();
  const hub = createSignalHub(store);
  const reader = createMessageReader();
  const preparer = createEphemerisPreparer();
  const histories = createStoredHistories(store);
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
    current?.models.forgetLists();
    // A run is nobody's, whoever's list it is that has changed.
    runAs(SYSTEM, () =>
      runs?.consider({ always: true }).catch((error: Error) => onFault('a run could not be planned', error)),
    );
  });
  let shown: RunRow | null = null;
  /** Of the run that is shown. */
  let shownEphemerides: readonly RunEphemeris[] = [];
  const clockUs = createEventClock({ fixedStartUs: () => choices.fixedStartUs, shown: () => shown, nowUs });
  const messages = createMessageIndex(store, () => {
    changes++;
    events.forgetDocuments();
  });
  const shownWith = {
    objects,
    members: watchlists.members,
    messageOf: messages.ofEvent,
    thresholds: messages.thresholds,
    nowUs: clockUs,
  };
  const events = createEventModel(shownWith);
  const eventsOfAllTimes = allEvents(events, createStoredEvents({ db: store.db, ...shownWith }));
  const sending = options.sending ?? NO_SENDING;
  const alerts = createAlertKeeper({
    store,
    settings: sending,
    nowUs,
    clockUs,
    nameOf: (id) => objects.summary(id)?.name ?? String(id),
    onFault,
  });
  /** A signal was kept. */
  const wake = (): void => {
    hub.wake();
    alerts.poke();
  };
  const plans = openPlans({
    store,
    eventRow: (eventId) => eventsOfAllTimes.row(eventId),
    designatorOf: (id) => objects.summary(id)?.cospar_id ?? null,
    event: (eventId) => eventsOfAllTimes.find(eventId),
    eventsOf: (objectId) => events.rowsOf(objectId),
    current: () => current,
    nowUs,
    clockUs,
    nameOf: (id) => objects.summary(id)?.name ?? String(id),
    tellNow: (signal, teamId) => hub.tell(signal, teamId),
    wake,
    onFault,
  });
  const reconsiderPlans = (): void => {
    plans.reconsider().catch((error: Error) => onFault('plans could not be looked through', error));
  };
  const accounts = openAccounts(store, nowUs, options.passwordCost);
  const statistics = createStatistics(objects, events);
  const sampling = liveSampling({ db: store.db, workers, onChange: messages.load, onFault });

  const onNews = (news: SourceNews): void => {
    changes++;
    const type = news.kind === 'warning' ? 'source-warning' : 'source-refreshed';
    const body = { source: news.source, title: news.title, message: news.message };
    store.db
      .transaction()
      .execute((trx) => keepSignals(trx, nowUs(), [{ type, private: false, body }]))
      .then(wake, (error: Error) => onFault('a signal could not be kept', error));
    readWarnings().catch((error: Error) => onFault('warnings could not be read', error));
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

  /** Those of former times stay where they are. */
  const loadEvents = (): Promise<void> => events.load(eventPages(store.db, { fromUs: events.leastTcaUs() }));

  /** From now on lists show this run. */
  const show = async (run: CurrentRun, eventIds: readonly number[] | null): Promise<void> => {
    await setOrbits(run.material);
    // The run may tell the time by which its events are past.
    shown = run.row;
    if (eventIds === null || clockUs() < events.keptFromUs()) await loadEvents();
    else {
      for (let at = 0; at < eventIds.length; at += PAGE) {
        events.apply({ changed: await eventsById(store.db, eventIds.slice(at, at + PAGE)) });
      }
    }
    current = run;
    shownEphemerides = run.material.ephemerides;
    await messages.load();
    changes++;
    reconsiderPlans();
  };

  /** Watched objects first, then those of events, the next first. */
  function* objectsOfInterest(): Generator<number> {
    yield* watchlists.watched();
    for (const { row } of events.inTable('open')) yield* [row.primary_id, row.secondary_id];
  }

  const published = (run: PublishedRun, material: RunMaterial): Promise<void> =>
    runAs(SYSTEM, () => take(run, material));
  const take = async (run: PublishedRun, material: RunMaterial): Promise<void> => {
    const seen = run.unchanged.flatMap((id) => events.row(id) ?? []);
    const noted = { last_run_id: run.runId, last_seen_us: run.seenUs };
    await show(currentRunOf(await runRow(store, run.runId), material, run.models), run.eventIds);
    events.apply({ changed: seen.map((row) => ({ ...row, ...noted })) });
    fault = null;
    wake();
    void purgeEphemerides(store.db).catch((error: Error) => onFault('old ephemerides could not be deleted', error));
    void histories
      .look(material.snapshot, objectsOfInterest())
      .catch((error: Error) => onFault('histories of elements could not be read', error));
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

  /** Several servers share a database: what another one changed is known here only when it is read again. */
  const readAgain = async (): Promise<void> => {
    if (store.kind === 'embedded') return;
    await watchlists.load();
    const counts = await countObjects(store.db);
    const stored = counts.reduce((sum, { objects: count }) => sum + count, 0);
    if (stored !== objects.size()) await objects.load(objectPages(store.db));
  };

  const tellOutage = (reason: string | null): void => {
    const isFull = reason !== null && /no space left|disk full/i.test(reason);
    const what = isFull
      ? `the disk of the database is full (${reason}): make room; what is computed waits, and nothing that was stored is lost`
      : `the database does not answer (${reason}): what is computed waits for it`;
    fault = reason === null ? null : what;
    onNotice(reason === null ? 'the database can be used again' : what);
  };

  const startRuns = async (role: 'server' | 'worker' = 'server'): Promise<RunKeeper> => {
    // A server shows them with its other warnings.
    if (role === 'worker') for (const warning of clockWarnings) onNotice(warning);
    const queues = await openRunQueues(store, version);
    const kept = createRunKeeper({
      store,
      queues,
      program: version,
      role,
      takesSlices: options.takesSlices ?? true,
      beforePublishing: readAgain,
      onOutage: tellOutage,
      onNotice,
      thread: startRunThread(),
      objects,
      watchlists,
      takeSnapshot: (window) => takeSnapshot(store, { ...window, ...choices.selection }),
      accountOf,
      known: () => ({ ...choices.radii, historyOf: (id) => histories.known().get(id) }),
      thresholdKm,
      days,
      fixedStart: () => choices.fixedStartUs,
      currentStart: () => current?.row.window_start_us ?? null,
      workers,
      nowUs,
      onPublished: published,
      onPlanned: (material) => {
        // Until something is published regimes are of what is planned.
        if (!current) void setOrbits(material);
      },
      onProgress: (run, done) => hub.tell({ id: null, type: 'run-progress', body: runDocument(run, null, done) }, null),
      onEndedElsewhere: followDatabase,
      onSignal: wake,
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
      else await loadEvents();
      await messages.load();
      await plans.load();
      changes++;
    },
    async loadLists(): Promise<void> {
      await objects.load(objectPages(store.db));
      await watchlists.load();
      shown = (await currentRun(store.db)) ?? null;
      if (shown) {
        const material = await loadMaterial(store, shown);
        shownEphemerides = material.ephemerides;
        await setOrbits(material);
      }
      await loadEvents();
      await messages.load();
      changes++;
    },
    async loadForRuns(): Promise<void> {
      await objects.load(objectPages(store.db));
      await watchlists.load();
    },
    startRuns,
    nowUs,
    say(now, what): void {
      phase = now;
      detail = what;
    },
    async keepEarthFiles(files): Promise<void> {
      for (const { name, file, isInUse } of files) {
        if (isInUse) await storeEarthFile(store.db, file, { origin: name, nowUs: nowUs() });
      }
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
    keepAlerts: alerts.keep,
    async close(): Promise<void> {
      hub.close();
      await plans.close();
      await reader.close();
      await sampling.close();
      await preparer.close();
      await runs?.close();
      clock.close();
      await store.close();
    },
    objects: liveObjects({
      store,
      objects,
      events,
      watchlists,
      current: () => current,
      underWay: () => runs?.activeMaterial() ?? null,
      clockUs,
      nowUs,
      boot,
    }),
    closeApproaches: {
      list: (query) => running().model.list(query),
      writeCsv: (sink, signal) => writeRunCsv(running().model.built, sink, signal),
      report: async () => shownReport(running()),
    },
    events: liveEvents({
      store,
      events: eventsOfAllTimes,
      inMemory: events,
      nowUs,
      clockUs,
      shownRunId: () => shown?.run_id ?? null,
    }),
    sampling,
    risk: liveRisk({
      store,
      events: eventsOfAllTimes,
      objects,
      current: () => current,
      nowUs,
      onChange: messages.load,
    }),
    ephemerides: liveEphemerides({
      store,
      preparer,
      objects: () => namedObjects(objects),
      shown: () => shown && { stopUs: shown.window_stop_us, ephemerides: shownEphemerides },
      clockUs,
      nowUs,
      onNewObjects: async (ids) => objects.update(await objectsById(store.db, ids)),
      onChange: () => {
        changes++;
        reconsiderPlans();
        void considerQuietly(runs, onFault);
      },
    }),
    cdms: liveCdms({
      store,
      reader,
      nowUs,
      async onChange() {
        await messages.load();
        await plans.reconsider();
      },
      wake,
    }),
    plans: plans.plans,
    profiles: plans.profiles,
    people: accounts.people,
    coordination: plans.coordination,
    watchlists,
    alerts: liveAlerts({ store, settings: sending, nowUs, poke: alerts.poke }),
    runs: liveRuns({
      store,
      current: () => current,
      progressOf: (runId) => runs?.progressOf(runId) ?? null,
      request: async (kind) => {
        if (!runs) throw new UserError('not-ready', 'nothing is screened here', 'start clearway up');
        // A run is nobody's, whoever asks for it.
        const started = runs;
        const run = await runAs(SYSTEM, () => started.consider({ kind, always: true }));
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
    accounts: accounts.accounts,
    audit: liveAudit(store, nowUs),
    statistics: () => statistics(current, progress(), clockUs()),
    health: () =>
      healthOf({
        phase,
        detail,
        warnings: [
          ...(current?.material.snapshot.synthetic ? [SYNTHETIC] : []),
          ...choices.warnings,
          ...sourceWarnings,
          ...clockWarnings,
        ],
        current,
        progress: progress(),
        clockUs: clockUs(),
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
    // Whoever sees other rows is given other answers.
    revision: () => `${boot}-${changes}-${objects.revision()}-${events.revision()}-${viewKey()}`,
    databaseBytes: () => databaseBytes(store),
    backup: (sink, signal) => sendBackup(store, options.place, sink, signal),
  };
}

/** Those among which the object of an ephemeris is looked for. */
function namedObjects(objects: ObjectIndex): NamedObject[] {
  return Array.from(objects.summaries())
    .filter(({ in_orbit }) => in_orbit !== false)
    .map(({ object_id, name, cospar_id }) => ({ id: object_id, name, internationalDesignator: cospar_id ?? '' }));
}

const PAGE = 2000;
const SYNTHETIC =
  'No real catalogue could be had, so the objects are SYNTHETIC: made up, and so is every result. ' +
  'Give a catalogue with --catalog FILE, or connect to the network.';

async function considerQuietly(runs: RunKeeper | null, onFault: (what: string, error: Error) => void): Promise<void> {
  await runAs(SYSTEM, () => runs?.consider())?.catch((error: Error) => onFault('a run could not be planned', error));
}

function objectsUsed(current: CurrentRun | null): ReadonlyMap<string, number> {
  return new Map(current?.material.snapshot.sources.map(({ source, objects }) => [source, objects]));
}
