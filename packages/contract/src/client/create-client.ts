import type { EphemerisQuery, StatesQuery } from '../parameters/queries.ts';
import type { CloseApproachDocument, CloseApproachQuery } from '../schemas/close-approaches.ts';
import type {
  EventDecision,
  EventDocument,
  EventNote,
  EventObservation,
  EventQuery,
  NewEventNote,
} from '../schemas/events.ts';
import type {
  ElementSetDocument,
  ObjectDetail,
  ObjectQuery,
  ObjectSummary,
  StatesDocument,
} from '../schemas/objects.ts';
import type { Page, PageQuery } from '../schemas/page.ts';
import type { NewRunRequest, RunDocument } from '../schemas/runs.ts';
import type { Signal } from '../schemas/signals.ts';
import type { SourceDocument, UploadDocument } from '../schemas/sources.ts';
import type { HealthDocument, ReadinessDocument, StatisticsDocument, VersionDocument } from '../schemas/status.ts';
import type { NewWatchlist, WatchlistDocument } from '../schemas/watchlists.ts';
import { type ListenOptions, listen } from './listen-to-signals.ts';
import { type CallOptions, type ClientOptions, createTransport, signalOf } from './transport.ts';

/**
 * The API as functions, for browser and Node alike: each operation of the contract by its id. What the API refuses is thrown as a
 * ProblemError; what `fetch` throws (no connection, aborted) goes through.
 */
export interface Client {
  listObjects(query?: ObjectQuery, options?: CallOptions): Promise<Page<ObjectSummary>>;
  findObject(objectId: number, options?: CallOptions): Promise<ObjectDetail>;
  listElementSets(objectId: number, query?: PageQuery, options?: CallOptions): Promise<Page<ElementSetDocument>>;
  listStates(query: StatesQuery, options?: CallOptions): Promise<StatesDocument>;
  /** The file as it comes: `body` is a stream. */
  readEphemeris(objectId: number, query: EphemerisQuery, options?: CallOptions): Promise<Response>;
  listCloseApproaches(query?: CloseApproachQuery, options?: CallOptions): Promise<Page<CloseApproachDocument>>;
  /** The file as it comes: `body` is a stream. */
  readCloseApproachesCsv(options?: CallOptions): Promise<Response>;
  readReport(options?: CallOptions): Promise<Record<string, unknown>>;
  listEvents(query?: EventQuery, options?: CallOptions): Promise<Page<EventDocument>>;
  findEvent(eventId: number, options?: CallOptions): Promise<EventDocument>;
  decideEvent(eventId: number, decision: EventDecision, options?: CallOptions): Promise<EventDocument>;
  readEventHistory(eventId: number, options?: CallOptions): Promise<Page<EventObservation>>;
  listEventNotes(eventId: number, options?: CallOptions): Promise<Page<EventNote>>;
  addEventNote(eventId: number, note: NewEventNote, options?: CallOptions): Promise<EventNote>;
  listWatchlists(options?: CallOptions): Promise<Page<WatchlistDocument>>;
  createWatchlist(watchlist: NewWatchlist, options?: CallOptions): Promise<WatchlistDocument>;
  findWatchlist(name: string, options?: CallOptions): Promise<WatchlistDocument>;
  deleteWatchlist(name: string, options?: CallOptions): Promise<void>;
  addWatchlistMembers(name: string, objectIds: readonly number[], options?: CallOptions): Promise<WatchlistDocument>;
  removeWatchlistMembers(name: string, objectIds: readonly number[], options?: CallOptions): Promise<WatchlistDocument>;
  listRuns(query?: PageQuery, options?: CallOptions): Promise<Page<RunDocument>>;
  requestRun(request?: NewRunRequest, options?: CallOptions): Promise<RunDocument>;
  currentRun(options?: CallOptions): Promise<RunDocument>;
  findRun(runId: number, options?: CallOptions): Promise<RunDocument>;
  cancelRun(runId: number, options?: CallOptions): Promise<RunDocument>;
  listSources(options?: CallOptions): Promise<Page<SourceDocument>>;
  /** One source, or all that may be asked now. */
  refreshSources(source?: string, options?: CallOptions): Promise<Page<SourceDocument>>;
  /** Element sets in any format, plain or gzip. */
  uploadElementSets(
    source: string,
    body: Uint8Array<ArrayBuffer> | Blob | string,
    options?: CallOptions,
  ): Promise<UploadDocument>;
  readStatistics(options?: CallOptions): Promise<StatisticsDocument>;
  readHealth(options?: CallOptions): Promise<HealthDocument>;
  /** Also where it is not ready. */
  readReadiness(options?: CallOptions): Promise<ReadinessDocument>;
  readVersion(options?: CallOptions): Promise<VersionDocument>;
  /** The file as it comes: `body` is a stream. */
  downloadBackup(options?: CallOptions): Promise<Response>;
  /** Signals until `signal` ends it; comes back by itself and misses no kept one. */
  listenToSignals(options?: ListenOptions): AsyncIterable<Signal>;
}

const API = '/api/v1';

export function createClient(options: ClientOptions): Client {
  const transport = createTransport(options);
  const { get, send, ask } = transport;
  const watchlistPath = (name: string): string => `${API}/watchlists/${encodeURIComponent(name)}`;
  return {
    listObjects: (query, call) => get(`${API}/objects`, query, call),
    findObject: (objectId, call) => get(`${API}/objects/${objectId}`, {}, call),
    listElementSets: (objectId, query, call) => get(`${API}/objects/${objectId}/element-sets`, query, call),
    listStates: (query, call) => get(`${API}/states`, query, call),
    readEphemeris: (objectId, query, call = {}) => ask(`${API}/objects/${objectId}/ephemeris`, signalOf(call), query),
    listCloseApproaches: (query, call) => get(`${API}/close-approaches`, query, call),
    readCloseApproachesCsv: (call = {}) => ask(`${API}/close-approaches.csv`, signalOf(call)),
    readReport: (call) => get(`${API}/report`, {}, call),
    listEvents: (query, call) => get(`${API}/events`, query, call),
    findEvent: (eventId, call) => get(`${API}/events/${eventId}`, {}, call),
    decideEvent: (eventId, decision, call) => send('PATCH', `${API}/events/${eventId}`, decision, call),
    readEventHistory: (eventId, call) => get(`${API}/events/${eventId}/history`, {}, call),
    listEventNotes: (eventId, call) => get(`${API}/events/${eventId}/notes`, {}, call),
    addEventNote: (eventId, note, call) => send('POST', `${API}/events/${eventId}/notes`, note, call),
    listWatchlists: (call) => get(`${API}/watchlists`, {}, call),
    createWatchlist: (watchlist, call) => send('POST', `${API}/watchlists`, watchlist, call),
    findWatchlist: (name, call) => get(watchlistPath(name), {}, call),
    deleteWatchlist: (name, call) => send('DELETE', watchlistPath(name), undefined, call),
    addWatchlistMembers: (name, object_ids, call) =>
      send('POST', `${watchlistPath(name)}/members`, { object_ids }, call),
    removeWatchlistMembers: (name, object_ids, call) =>
      send('DELETE', `${watchlistPath(name)}/members`, { object_ids }, call),
    listRuns: (query, call) => get(`${API}/runs`, query, call),
    requestRun: (request = {}, call) => send('POST', `${API}/runs`, request, call),
    currentRun: (call) => get(`${API}/runs/current`, {}, call),
    findRun: (runId, call) => get(`${API}/runs/${runId}`, {}, call),
    cancelRun: (runId, call) => send('POST', `${API}/runs/${runId}/cancel`, undefined, call),
    listSources: (call) => get(`${API}/sources`, {}, call),
    refreshSources: (source, call) =>
      send('POST', `${API}/sources/refresh`, source === undefined ? {} : { source }, call),
    async uploadElementSets(source, body, call = {}) {
      const headers = { 'content-type': 'application/octet-stream' };
      const path = `${API}/sources/${encodeURIComponent(source)}/element-sets`;
      return (await ask(path, { method: 'POST', headers, body, ...signalOf(call) })).json() as Promise<UploadDocument>;
    },
    readStatistics: (call) => get(`${API}/statistics`, {}, call),
    readHealth: (call) => get(`${API}/health`, {}, call),
    // The one answer of 503 that is no problem.
    readReadiness: async (call = {}) =>
      (await ask(`${API}/ready`, signalOf(call), {}, 503)).json() as Promise<ReadinessDocument>,
    readVersion: (call) => get(`${API}/version`, {}, call),
    downloadBackup: (call = {}) => ask(`${API}/backup`, { method: 'POST', ...signalOf(call) }),
    listenToSignals: (listening) => listen(transport, listening),
  };
}
