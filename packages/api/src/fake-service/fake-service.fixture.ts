import {
  type EventDocument,
  type EventNote,
  exampleElementSet,
  exampleHealth,
  exampleObservation,
  exampleRunUnderWay,
  exampleStates,
  exampleStatistics,
  exampleUpload,
  exampleVersion,
  exampleWatchlist,
  type RunDocument,
  type WatchlistDocument,
} from '@clearway/contract';
import { type LiveService, UserError, writeText } from '@clearway/service';
import { fakeAccounts } from './fake-accounts.fixture.ts';
import { fakeAlerts } from './fake-alerts.fixture.ts';
import { fakeCatalog, fakeEventTable } from './fake-columns.fixture.ts';
import {
  fakeCloseApproaches,
  fakeEvents,
  fakeObjects,
  fakeRuns,
  fakeSources,
  summaryOf,
} from './fake-documents.fixture.ts';
import { fakeEphemerides } from './fake-ephemerides.fixture.ts';
import { inOrder, matches, pageOfItems } from './fake-lists.fixture.ts';
import { fakePlans } from './fake-plans.fixture.ts';
import { fakeRisk } from './fake-risk.fixture.ts';
import { type FakeSignals, fakeSignals } from './fake-signals.fixture.ts';

export interface FakeService extends LiveService {
  readonly signals: FakeSignals;
  /** How often lists were made, to see what was answered from the store. */
  listsMade: number;
  /** Bytes of the last upload. */
  uploaded: number;
  change(): void;
}

export interface FakeSettings {
  readonly objects?: number;
  readonly closeApproaches?: number;
  readonly events?: number;
  /** Default: true. Without it nothing is published. */
  readonly ready?: boolean;
  readonly synthetic?: boolean;
}

const NOT_READY = new UserError('not-ready', 'the screening is still running', 'progress is at /api/v1/health');

/** A live service of made-up documents, in memory: what the API, the client and the commands are tested over. */
export function createFakeService(settings: FakeSettings = {}): FakeService {
  const { ready = true } = settings;
  const objects = fakeObjects(settings.objects ?? 40);
  const approaches = fakeCloseApproaches(objects, settings.closeApproaches ?? 300);
  const events = new Map(fakeEvents(objects, settings.events ?? 60).map((event) => [event.event_id, event]));
  const notes = new Map<number, EventNote[]>();
  const watchlists = new Map<string, WatchlistDocument>([['stations', { ...exampleWatchlist, object_ids: [25_544] }]]);
  const runs = new Map<number, RunDocument>((ready ? fakeRuns : []).map((run) => [run.run_id, run]));
  const sources = settings.synthetic
    ? [{ ...fakeSources[0]!, source: 'synthetic', title: 'Synthetic objects' }]
    : fakeSources;
  let revision = 1;

  const watchlistOf = (name: string): WatchlistDocument => {
    const found = watchlists.get(name);
    if (found === undefined) throw new UserError('unknown', `there is no watchlist "${name}"`, 'see the list');
    return found;
  };
  const watchedBy = (name: string | undefined): readonly number[] | null =>
    name === undefined ? null : watchlistOf(name).object_ids;
  const changed = <Value>(value: Value): Value => {
    revision++;
    return value;
  };
  const putMembers = (name: string, object_ids: readonly number[]): WatchlistDocument => {
    const watchlist = { ...watchlistOf(name), object_ids };
    watchlists.set(name, watchlist);
    return changed(watchlist);
  };

  const service: FakeService = {
    listsMade: 0,
    uploaded: 0,
    change: () => changed(undefined),
    objects: {
      list(query) {
        service.listsMade++;
        const text = query.search?.toUpperCase();
        const wanted = objects.filter(
          (object) =>
            (text === undefined || object.name.toUpperCase().includes(text) || String(object.object_id) === text) &&
            (query.kind === undefined || object.kind === query.kind) &&
            (query.owner === undefined || object.owner === query.owner) &&
            (query.fleet === undefined || object.fleet === query.fleet) &&
            (query.regime === undefined || object.regime === query.regime) &&
            (query.in_orbit === undefined || object.in_orbit === query.in_orbit),
        );
        return pageOfItems(wanted.map(summaryOf), query);
      },
      async writeCatalog(sink) {
        if (!ready) throw NOT_READY;
        service.listsMade++;
        const text = JSON.stringify(fakeCatalog(objects));
        for (let at = 0; at < text.length; at += 5000) await writeText(sink, text.slice(at, at + 5000));
      },
      catalogRevision: () => `r${revision}`,
      elementsFile(objectId, format) {
        if (!ready) throw NOT_READY;
        const hint = 'take an OMM: format=omm-kvn';
        if (objectId > 339_999 && format === 'tle') throw new UserError('conflict', 'a TLE cannot hold it', hint);
        return format === 'omm-json' ? `[{"NORAD_CAT_ID":${objectId}}]\n` : `${format} of ${objectId}\n`;
      },
      find: (objectId) => objects.find(({ object_id }) => object_id === objectId) ?? null,
      history: async (objectId, page) => pageOfItems([{ ...exampleElementSet, object_id: objectId }], page),
      async states(ids) {
        if (!ready) throw NOT_READY;
        const known = ids.filter((id) => service.objects.find(id) !== null);
        return {
          states: known.map((object_id) => ({ ...exampleStates.states[0]!, object_id })),
          failed: ids
            .filter((id) => !known.includes(id))
            .map((object_id) => ({ object_id, reason: 'not in the catalogue' })),
        };
      },
      async ephemeris(request, sink) {
        if (!ready) throw NOT_READY;
        await writeText(sink, `${request.format} of ${request.objectId}, every ${request.stepSeconds} s\n`);
      },
    },
    closeApproaches: {
      list(query) {
        if (!ready) throw NOT_READY;
        service.listsMade++;
        const watched = watchedBy(query.watchlist);
        const classes = {
          all: null,
          'co-located': ['co-located'],
          ranked: ['ranked', ...(query.include ?? [])],
        }[query.list ?? 'all'];
        const wanted = approaches.filter(
          (row) => (classes === null || classes.includes(row.class)) && matches(row, query, watched),
        );
        return pageOfItems(inOrder(wanted, query.sort), query);
      },
      async writeCsv(sink, signal) {
        if (!ready) throw NOT_READY;
        await writeText(sink, 'primary_id,secondary_id,tca_utc,miss_distance_km\n');
        for (const { primary, secondary, tca_utc, miss_distance_km } of approaches) {
          signal?.throwIfAborted();
          await writeText(sink, `${primary.object_id},${secondary.object_id},${tca_utc},${miss_distance_km}\n`);
        }
      },
      async report() {
        if (!ready) throw NOT_READY;
        return { threshold_km: 5, close_approaches: approaches.length };
      },
    },
    events: {
      async list(query) {
        service.listsMade++;
        const watched = watchedBy(query.watchlist);
        const { state = 'open', disposition } = query;
        const wanted = [...events.values()].filter(
          (event) =>
            (state === 'all' || event.state === state) &&
            (disposition === undefined || disposition.includes(event.disposition)) &&
            matches(event, query, watched),
        );
        return pageOfItems(inOrder(wanted, query.sort), query);
      },
      async writeTable({ state = 'open' }, sink) {
        service.listsMade++;
        const wanted = [...events.values()].filter((event) => state === 'all' || event.state === state);
        await writeText(sink, JSON.stringify(fakeEventTable(wanted, ready ? fakeRuns[1]!.run_id : null)));
      },
      find: async (eventId) => events.get(eventId) ?? null,
      history: async () => [exampleObservation],
      async decide(eventId, decision) {
        const event = events.get(eventId)!;
        if (decision.disposition === 'dismissed' && !decision.reason) {
          throw new UserError('option-missing', 'a dismissal needs a reason', 'give reason');
        }
        const { disposition = event.disposition } = decision;
        const decided: EventDocument = {
          ...event,
          disposition,
          disposition_reason: decision.reason === undefined ? event.disposition_reason : decision.reason,
          assignee: decision.assignee === undefined ? event.assignee : decision.assignee,
        };
        events.set(eventId, decided);
        return changed(decided);
      },
      notes: async (eventId) => notes.get(eventId) ?? [],
      async addNote(eventId, note) {
        const list = notes.get(eventId) ?? [];
        const written = { ...note, note_id: list.length + 1, written_utc: '2026-03-10T07:30:00.000Z' };
        notes.set(eventId, [...list, written]);
        return written;
      },
    },
    ...fakeAccounts(),
    ...fakeRisk(),
    ephemerides: fakeEphemerides(),
    ...fakePlans(),
    alerts: fakeAlerts(),
    watchlists: {
      list: () => [...watchlists.values()],
      find: (name) => watchlists.get(name) ?? null,
      async create({ name, description = '', object_ids = [] }) {
        if (watchlists.has(name)) throw new UserError('conflict', `watchlist "${name}" is there already`, 'add to it');
        const watchlist = { ...exampleWatchlist, name, description, object_ids };
        watchlists.set(name, watchlist);
        return changed(watchlist);
      },
      async delete(name) {
        watchlistOf(name);
        changed(watchlists.delete(name));
      },
      addMembers: async (name, ids) => putMembers(name, [...new Set([...watchlistOf(name).object_ids, ...ids])]),
      removeMembers: async (name, ids) =>
        putMembers(
          name,
          watchlistOf(name).object_ids.filter((id) => !ids.includes(id)),
        ),
    },
    runs: {
      list: async (page) => pageOfItems([...runs.values()].toReversed(), page),
      find: async (runId) => runs.get(runId) ?? null,
      current: () => (ready ? fakeRuns[1]! : null),
      async request({ kind = 'incremental' }) {
        if (runs.has(18)) throw new UserError('conflict', 'run 18 is under way', 'wait for it, or cancel it');
        const run: RunDocument = { ...exampleRunUnderWay, kind };
        runs.set(18, run);
        return changed(run);
      },
      async cancel(runId) {
        const run = runs.get(runId)!;
        if (run.state !== 'running') throw new UserError('conflict', `run ${runId} is ${run.state}`, '');
        const cancelled: RunDocument = { ...run, state: 'cancelled', progress: null };
        runs.set(runId, cancelled);
        return changed(cancelled);
      },
    },
    sources: {
      list: async () => sources,
      async refresh(source) {
        if (source !== undefined && !sources.some((each) => each.source === source)) {
          throw new UserError('unknown', `there is no source "${source}"`, 'see /api/v1/sources');
        }
        return sources;
      },
      async upload(source, body) {
        service.uploaded = 0;
        for await (const part of body) service.uploaded += part.length;
        if (service.uploaded === 0) throw new UserError('file-empty', 'the file is empty', 'send element sets');
        return { ...exampleUpload, source };
      },
    },
    signals: fakeSignals(),
    statistics: () => ({ ...exampleStatistics, close_approaches: ready ? approaches.length : 0 }),
    health: () =>
      ready
        ? { ...exampleHealth, phase: 'ready', title: 'Ready', detail: 'ready', progress: 1, seconds_left: null }
        : { ...exampleHealth, objects: null, finished_utc: null },
    readiness: async () => ({ ready, reasons: ready ? [] : ['no run is published yet'] }),
    version: () => exampleVersion,
    revision: () => `r${revision}`,
    backup: (sink) => writeText(sink, 'everything that is kept'),
  };
  return service;
}
