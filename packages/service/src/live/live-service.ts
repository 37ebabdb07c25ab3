import type { UtcTime } from '@clearway/astro';
import type {
  CloseApproachDocument,
  CloseApproachQuery,
  ElementSetDocument,
  EventDecision,
  EventDocument,
  EventNote,
  EventObservation,
  EventQuery,
  HealthDocument,
  NewEventNote,
  NewRunRequest,
  NewWatchlist,
  ObjectDetail,
  ObjectQuery,
  ObjectSummary,
  Page,
  PageQuery,
  ReadinessDocument,
  RunDocument,
  Signal,
  SourceDocument,
  StatesDocument,
  StatisticsDocument,
  UploadDocument,
  VersionDocument,
  WatchlistDocument,
} from '@clearway/contract';

import type { ByteSink } from '../files/byte-sink.ts';

/**
 * Everything a running Clearway can be asked: the API, the page and the commands are thin over it. What cannot be done is
 * a `UserError`; of codes `unknown` (404), `not-ready` (503), `conflict` (409), others (400).
 */
export interface LiveService {
  readonly objects: LiveObjects;
  readonly closeApproaches: LiveCloseApproaches;
  readonly events: LiveEvents;
  readonly watchlists: LiveWatchlists;
  readonly runs: LiveRuns;
  readonly sources: LiveSources;
  readonly signals: LiveSignals;
  statistics(): StatisticsDocument;
  health(): HealthDocument;
  readiness(): Promise<ReadinessDocument>;
  version(): VersionDocument;
  /** Changes whenever anything that lists show may have changed: of documents, the ETag is made from it. */
  revision(): string;
  /** Size of the database, where it can be told. */
  databaseBytes?(): Promise<number>;
  /** Everything that is kept, as the file of `clearway backup`. Writers wait while it is made, readers do not. */
  backup?(sink: ByteSink, signal?: AbortSignal): Promise<void>;
}

export interface LiveObjects {
  list(query: ObjectQuery): Page<ObjectSummary>;
  find(objectId: number): ObjectDetail | null;
  /** All element sets of an object, latest epoch first. */
  history(objectId: number, page: PageQuery): Promise<Page<ElementSetDocument>>;
  /** States of objects at one time, by the elements of the current run. At most 1,000 objects. */
  states(objectIds: readonly number[], at: UtcTime): StatesDocument;
  /** Writes an ephemeris; whole seconds of step, at most 100,000 states. */
  ephemeris(request: EphemerisRequest, sink: ByteSink, signal?: AbortSignal): Promise<void>;
}

export interface EphemerisRequest {
  readonly objectId: number;
  readonly start: UtcTime;
  readonly stop: UtcTime;
  readonly stepSeconds: number;
  readonly format: 'json' | 'csv' | 'oem' | 'czml';
}

export interface LiveCloseApproaches {
  list(query: CloseApproachQuery): Page<CloseApproachDocument>;
  /** All rows of the current run as the CSV of `clearway screen`. */
  writeCsv(sink: ByteSink, signal?: AbortSignal): Promise<void>;
  /** The completeness report of the current run. */
  report(): Promise<object>;
}

export interface LiveEvents {
  list(query: EventQuery): Page<EventDocument>;
  find(eventId: number): Promise<EventDocument | null>;
  history(eventId: number): Promise<readonly EventObservation[]>;
  decide(eventId: number, decision: EventDecision): Promise<EventDocument>;
  notes(eventId: number): Promise<readonly EventNote[]>;
  addNote(eventId: number, note: NewEventNote): Promise<EventNote>;
}

export interface LiveWatchlists {
  list(): readonly WatchlistDocument[];
  find(name: string): WatchlistDocument | null;
  create(watchlist: NewWatchlist): Promise<WatchlistDocument>;
  delete(name: string): Promise<void>;
  addMembers(name: string, objectIds: readonly number[]): Promise<WatchlistDocument>;
  removeMembers(name: string, objectIds: readonly number[]): Promise<WatchlistDocument>;
}

export interface LiveRuns {
  list(page: PageQuery): Promise<Page<RunDocument>>;
  find(runId: number): Promise<RunDocument | null>;
  current(): RunDocument | null;
  /** Plans a run now; gives it as it stands. */
  request(request: NewRunRequest): Promise<RunDocument>;
  /** Ends a run that is planned or running within two seconds. */
  cancel(runId: number): Promise<RunDocument>;
}

export interface LiveSources {
  list(): Promise<readonly SourceDocument[]>;
  /** Asks the sources that may be asked now, one or all. */
  refresh(source?: string): Promise<readonly SourceDocument[]>;
  /** Takes in element sets (any format, plain or gzip) as those of a source of this name, with the precedence of an operator's. */
  upload(source: string, body: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<UploadDocument>;
}

export interface LiveSignals {
  /**
   * Signals from now on, with those kept after `afterId` first; of progress only what comes. Ends with `signal`. A listener that
   * does not keep up loses progress, never kept signals.
   */
  listen(afterId: number | null, signal: AbortSignal): AsyncIterable<Signal>;
}
