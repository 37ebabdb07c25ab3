import type { UtcTime } from '@clearway/astro';
import type {
  CdmDocument,
  CdmFormat,
  CdmQuery,
  CdmSummary,
  CloseApproachDocument,
  CloseApproachQuery,
  ConjunctionDocument,
  ConjunctionQuery,
  ElementFormat,
  ElementSetDocument,
  EventCdmFormat,
  EventDecision,
  EventDocument,
  EventNote,
  EventObservation,
  EventQuery,
  EventRiskDocument,
  EventTableQuery,
  HealthDocument,
  NewEventNote,
  NewRiskSettings,
  NewRunRequest,
  NewWatchlist,
  ObjectDetail,
  ObjectQuery,
  ObjectSummary,
  Page,
  PageQuery,
  ReadinessDocument,
  ReceivedCdms,
  RiskSettings,
  RunDocument,
  SamplingDocument,
  Signal,
  SourceDocument,
  StatesDocument,
  StatisticsDocument,
  UploadDocument,
  VersionDocument,
  WatchlistDocument,
} from '@clearway/contract';

import type { ByteSink } from '../files/byte-sink.ts';
import type { LiveEphemerides } from './ephemerides/live-ephemerides.ts';
import type { LiveAccounts, LiveAudit } from './live-accounts.ts';
import type { LiveAlerts } from './live-alerts.ts';
import type { LiveCoordination, LivePeople, LivePlans, LiveProfiles } from './live-plans.ts';

/**
 * Everything a running Clearway can be asked: the API, the page and the commands are thin over it. What cannot be done is
 * a `UserError`; of codes `unknown` (404), `not-ready` (503), `conflict` (409), others (400).
 */
export interface LiveService {
  readonly objects: LiveObjects;
  readonly closeApproaches: LiveCloseApproaches;
  readonly events: LiveEvents;
  readonly cdms: LiveCdms;
  readonly risk: LiveRisk;
  readonly sampling: LiveSampling;
  readonly ephemerides: LiveEphemerides;
  readonly plans: LivePlans;
  readonly profiles: LiveProfiles;
  readonly people: LivePeople;
  readonly coordination: LiveCoordination;
  readonly watchlists: LiveWatchlists;
  readonly alerts: LiveAlerts;
  readonly runs: LiveRuns;
  readonly sources: LiveSources;
  readonly signals: LiveSignals;
  readonly accounts: LiveAccounts;
  readonly audit: LiveAudit;
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
  /** Writes a CatalogDocument: all objects of the current run with their elements. */
  writeCatalog(sink: ByteSink, signal?: AbortSignal): Promise<void>;
  /** Changes whenever the catalogue is another: with the run, and with what is known of objects. */
  catalogRevision(): string;
  find(objectId: number): ObjectDetail | null;
  /** All element sets of an object, latest epoch first. */
  history(objectId: number, page: PageQuery): Promise<Page<ElementSetDocument>>;
  /** The elements of an object that are in force, as a file of one of the standard formats. */
  elementsFile(objectId: number, format: ElementFormat): string;
  /** States of objects at one time, by the elements of the current run. At most 1,000 objects. */
  states(objectIds: readonly number[], at: UtcTime): Promise<StatesDocument>;
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
  list(query: EventQuery): Promise<Page<EventDocument>>;
  /** Writes an EventTableDocument: all events of a state. */
  writeTable(query: EventTableQuery, sink: ByteSink, signal?: AbortSignal): Promise<void>;
  find(eventId: number): Promise<EventDocument | null>;
  history(eventId: number): Promise<readonly EventObservation[]>;
  decide(eventId: number, decision: EventDecision): Promise<EventDocument>;
  notes(eventId: number): Promise<readonly EventNote[]>;
  addNote(eventId: number, note: NewEventNote): Promise<EventNote>;
}

/** A message as a file. */
export interface MessageFile {
  readonly text: string;
  readonly syntax: 'kvn' | 'xml' | 'json';
}

/** Conjunction data messages that came, and what they make of their encounters. */
export interface LiveCdms {
  /** Takes in the messages of a file (any form, plain or gzip, at most 2 MB), all or none of them. */
  receive(body: AsyncIterable<Uint8Array>, file: string | null): Promise<ReceivedCdms>;
  list(query: CdmQuery): Promise<Page<CdmSummary>>;
  find(cdmId: number): Promise<CdmDocument | null>;
  message(cdmId: number, format: CdmFormat): Promise<MessageFile>;
  delete(cdmId: number): Promise<void>;
  conjunctions(query: ConjunctionQuery): Promise<Page<ConjunctionDocument>>;
  conjunction(conjunctionId: number): Promise<ConjunctionDocument | null>;
}

/** Monte Carlo of messages. */
export interface LiveSampling {
  /** Begins it, or gives the one that is under way. Default: as many trials as the probability asks for. */
  start(cdmId: number, trials: number | undefined): Promise<SamplingDocument>;
  find(cdmId: number): Promise<SamplingDocument>;
  cancel(cdmId: number): Promise<SamplingDocument>;
}

/** Risk of screened events, and the thresholds by which encounters are watched or acted on. */
export interface LiveRisk {
  settings(): Promise<RiskSettings>;
  changeSettings(settings: NewRiskSettings): Promise<RiskSettings>;
  /** Of a published event. */
  ofEvent(eventId: number): Promise<EventRiskDocument>;
  conjunctionsOfEvent(eventId: number): Promise<readonly ConjunctionDocument[]>;
  /** A message of the screening, with comments that say what it rests on. */
  cdmOfEvent(eventId: number, format: EventCdmFormat): Promise<string>;
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
