import type { ElementsQuery, EphemerisQuery, StatesQuery } from '../parameters/queries.ts';
import type {
  AccountChange,
  AccountDocument,
  CreatedKey,
  KeyDocument,
  NewAccount,
  NewKey,
  NewTeam,
  PasswordChange,
  SessionDocument,
  SignIn,
  TeamDocument,
} from '../schemas/accounts.ts';
import type {
  AlertChannel,
  AlertChannelChange,
  AlertDigestSettings,
  NewAlertChannel,
} from '../schemas/alert-channels.ts';
import type { AlertDelivery, DeliveryQuery } from '../schemas/alert-deliveries.ts';
import type { AlertRule, AlertRuleChange, NewAlertRule } from '../schemas/alert-rules.ts';
import type { Acknowledgement, AlertDocument, AlertQuery } from '../schemas/alerts.ts';
import type { AuditEntry, AuditQuery, AuditVerification, AuditVerificationQuery } from '../schemas/audit.ts';
import type { CatalogDocument } from '../schemas/catalog.ts';
import type {
  CdmDocument,
  CdmMessageQuery,
  CdmQuery,
  CdmSummary,
  ConjunctionDocument,
  ConjunctionQuery,
  EventCdmQuery,
  EventRiskDocument,
  NewCdmQuery,
  NewRiskSettings,
  ReceivedCdms,
  RiskSettings,
} from '../schemas/cdms.ts';
import type { CloseApproachDocument, CloseApproachQuery } from '../schemas/close-approaches.ts';
import type {
  CoordinationDocument,
  CoordinationMessage,
  CoordinationQuery,
  NewStatement,
} from '../schemas/coordination.ts';
import type {
  EphemerisDocument,
  NewEphemerisQuery,
  OperatorEphemerisQuery,
  ReceivedEphemerides,
} from '../schemas/ephemerides.ts';
import type { EphemerisStatesDocument } from '../schemas/ephemeris-states.ts';
import type { EventTableDocument, EventTableQuery } from '../schemas/event-table.ts';
import type {
  EventDecision,
  EventDocument,
  EventNote,
  EventObservation,
  EventQuery,
  NewEventNote,
} from '../schemas/events.ts';
import type { MapSettings } from '../schemas/map-settings.ts';
import type {
  ElementSetDocument,
  ObjectDetail,
  ObjectQuery,
  ObjectSummary,
  StatesDocument,
} from '../schemas/objects.ts';
import type { Page, PageQuery } from '../schemas/page.ts';
import type { PersonChange, PersonDocument } from '../schemas/people.ts';
import type { NewPlan, PlanDecision, PlanFileQuery, PlanQuery, ShareQuery } from '../schemas/plan-requests.ts';
import type { PlanComparison, PlanDocument, PlanRecordEntry, PlanSummary } from '../schemas/plans.ts';
import type { NewProfile, ProfileDeletionQuery, ProfileDocument } from '../schemas/profiles.ts';
import type { NewRunRequest, RunDocument } from '../schemas/runs.ts';
import type { NewSampling, SamplingDocument } from '../schemas/sampling.ts';
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
  readCatalog(options?: CallOptions): Promise<CatalogDocument>;
  findObject(objectId: number, options?: CallOptions): Promise<ObjectDetail>;
  listElementSets(objectId: number, query?: PageQuery, options?: CallOptions): Promise<Page<ElementSetDocument>>;
  /** The file as it comes. */
  readElements(objectId: number, query?: ElementsQuery, options?: CallOptions): Promise<Response>;
  listStates(query: StatesQuery, options?: CallOptions): Promise<StatesDocument>;
  /** The file as it comes: `body` is a stream. */
  readEphemeris(objectId: number, query: EphemerisQuery, options?: CallOptions): Promise<Response>;
  listCloseApproaches(query?: CloseApproachQuery, options?: CallOptions): Promise<Page<CloseApproachDocument>>;
  /** The file as it comes: `body` is a stream. */
  readCloseApproachesCsv(options?: CallOptions): Promise<Response>;
  readReport(options?: CallOptions): Promise<Record<string, unknown>>;
  listEvents(query?: EventQuery, options?: CallOptions): Promise<Page<EventDocument>>;
  readEventTable(query?: EventTableQuery, options?: CallOptions): Promise<EventTableDocument>;
  findEvent(eventId: number, options?: CallOptions): Promise<EventDocument>;
  decideEvent(eventId: number, decision: EventDecision, options?: CallOptions): Promise<EventDocument>;
  readEventHistory(eventId: number, options?: CallOptions): Promise<Page<EventObservation>>;
  listEventNotes(eventId: number, options?: CallOptions): Promise<Page<EventNote>>;
  addEventNote(eventId: number, note: NewEventNote, options?: CallOptions): Promise<EventNote>;
  readEventRisk(eventId: number, options?: CallOptions): Promise<EventRiskDocument>;
  listEventConjunctions(eventId: number, options?: CallOptions): Promise<Page<ConjunctionDocument>>;
  /** The file as it comes. */
  readEventCdm(eventId: number, query?: EventCdmQuery, options?: CallOptions): Promise<Response>;
  /** Messages in any form, plain or gzip. */
  receiveCdms(
    body: Uint8Array<ArrayBuffer> | Blob | string,
    query?: NewCdmQuery,
    options?: CallOptions,
  ): Promise<ReceivedCdms>;
  listCdms(query?: CdmQuery, options?: CallOptions): Promise<Page<CdmSummary>>;
  findCdm(cdmId: number, options?: CallOptions): Promise<CdmDocument>;
  /** The file as it comes. */
  readCdmMessage(cdmId: number, query?: CdmMessageQuery, options?: CallOptions): Promise<Response>;
  deleteCdm(cdmId: number, options?: CallOptions): Promise<void>;
  startSampling(cdmId: number, request?: NewSampling, options?: CallOptions): Promise<SamplingDocument>;
  readSampling(cdmId: number, options?: CallOptions): Promise<SamplingDocument>;
  cancelSampling(cdmId: number, options?: CallOptions): Promise<SamplingDocument>;
  listConjunctions(query?: ConjunctionQuery, options?: CallOptions): Promise<Page<ConjunctionDocument>>;
  findConjunction(conjunctionId: number, options?: CallOptions): Promise<ConjunctionDocument>;
  readRiskSettings(options?: CallOptions): Promise<RiskSettings>;
  changeRiskSettings(settings: NewRiskSettings, options?: CallOptions): Promise<RiskSettings>;
  /** An OEM, OCM or MEME file, plain or gzip. */
  receiveEphemerides(
    body: Uint8Array<ArrayBuffer> | Blob | string,
    query?: NewEphemerisQuery,
    options?: CallOptions,
  ): Promise<ReceivedEphemerides>;
  listEphemerides(query?: OperatorEphemerisQuery, options?: CallOptions): Promise<Page<EphemerisDocument>>;
  findOperatorEphemeris(ephemerisId: number, options?: CallOptions): Promise<EphemerisDocument>;
  /** The file as it comes: `body` is a stream. */
  readEphemerisFile(ephemerisId: number, options?: CallOptions): Promise<Response>;
  readEphemerisStates(options?: CallOptions): Promise<EphemerisStatesDocument>;
  deleteEphemeris(ephemerisId: number, options?: CallOptions): Promise<void>;
  /** Planned in the background: signals tell how it goes. */
  requestPlan(plan: NewPlan, options?: CallOptions): Promise<PlanDocument>;
  listPlans(query?: PlanQuery, options?: CallOptions): Promise<Page<PlanSummary>>;
  comparePlans(planIds: readonly number[], options?: CallOptions): Promise<PlanComparison>;
  findPlan(planId: number, options?: CallOptions): Promise<PlanDocument>;
  cancelPlan(planId: number, by: string, options?: CallOptions): Promise<PlanDocument>;
  recomputePlan(planId: number, by: string, options?: CallOptions): Promise<PlanDocument>;
  decidePlan(planId: number, decision: PlanDecision, options?: CallOptions): Promise<PlanDocument>;
  readPlanRecord(planId: number, options?: CallOptions): Promise<Page<PlanRecordEntry>>;
  /** The bytes that were shown: their SHA-256 is that of the entry. */
  readShownPlan(planId: number, entry: number, options?: CallOptions): Promise<Response>;
  /** The files as they come. */
  readPlanOpm(planId: number, query?: PlanFileQuery, options?: CallOptions): Promise<Response>;
  readPlanOem(planId: number, query?: PlanFileQuery, options?: CallOptions): Promise<Response>;
  readPlanCdm(planId: number, query?: PlanFileQuery, options?: CallOptions): Promise<Response>;
  readPlanReport(planId: number, options?: CallOptions): Promise<Response>;
  sharePlan(planId: number, query: ShareQuery, options?: CallOptions): Promise<CoordinationMessage>;
  listProfiles(options?: CallOptions): Promise<Page<ProfileDocument>>;
  readProfile(objectId: number, options?: CallOptions): Promise<ProfileDocument>;
  changeProfile(objectId: number, profile: NewProfile, options?: CallOptions): Promise<ProfileDocument>;
  deleteProfile(objectId: number, query: ProfileDeletionQuery, options?: CallOptions): Promise<void>;
  readProfileHistory(objectId: number, options?: CallOptions): Promise<Page<ProfileDocument>>;
  listPeople(options?: CallOptions): Promise<Page<PersonDocument>>;
  changePerson(name: string, change: PersonChange, options?: CallOptions): Promise<PersonDocument>;
  listCoordinations(query?: CoordinationQuery, options?: CallOptions): Promise<Page<CoordinationDocument>>;
  findCoordination(coordinationId: number, options?: CallOptions): Promise<CoordinationDocument>;
  addStatement(statement: NewStatement, options?: CallOptions): Promise<CoordinationDocument>;
  receiveCoordination(message: CoordinationMessage, options?: CallOptions): Promise<CoordinationDocument>;
  listWatchlists(options?: CallOptions): Promise<Page<WatchlistDocument>>;
  createWatchlist(watchlist: NewWatchlist, options?: CallOptions): Promise<WatchlistDocument>;
  findWatchlist(name: string, options?: CallOptions): Promise<WatchlistDocument>;
  deleteWatchlist(name: string, options?: CallOptions): Promise<void>;
  addWatchlistMembers(name: string, objectIds: readonly number[], options?: CallOptions): Promise<WatchlistDocument>;
  removeWatchlistMembers(name: string, objectIds: readonly number[], options?: CallOptions): Promise<WatchlistDocument>;
  listAlerts(query?: AlertQuery, options?: CallOptions): Promise<Page<AlertDocument>>;
  findAlert(alertId: number, options?: CallOptions): Promise<AlertDocument>;
  acknowledgeAlert(alertId: number, by: Acknowledgement, options?: CallOptions): Promise<AlertDocument>;
  listAlertDeliveries(query?: DeliveryQuery, options?: CallOptions): Promise<Page<AlertDelivery>>;
  retryAlertDelivery(deliveryId: number, options?: CallOptions): Promise<AlertDelivery>;
  listAlertRules(options?: CallOptions): Promise<Page<AlertRule>>;
  createAlertRule(rule: NewAlertRule, options?: CallOptions): Promise<AlertRule>;
  findAlertRule(name: string, options?: CallOptions): Promise<AlertRule>;
  changeAlertRule(name: string, change: AlertRuleChange, options?: CallOptions): Promise<AlertRule>;
  deleteAlertRule(name: string, options?: CallOptions): Promise<void>;
  listAlertChannels(options?: CallOptions): Promise<Page<AlertChannel>>;
  createAlertChannel(channel: NewAlertChannel, options?: CallOptions): Promise<AlertChannel>;
  findAlertChannel(name: string, options?: CallOptions): Promise<AlertChannel>;
  changeAlertChannel(name: string, change: AlertChannelChange, options?: CallOptions): Promise<AlertChannel>;
  deleteAlertChannel(name: string, options?: CallOptions): Promise<void>;
  /** Sends a message now, and says what came of it. */
  testAlertChannel(name: string, options?: CallOptions): Promise<AlertDelivery>;
  readAlertDigest(options?: CallOptions): Promise<AlertDigestSettings>;
  changeAlertDigest(settings: AlertDigestSettings, options?: CallOptions): Promise<AlertDigestSettings>;
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
  readMapSettings(options?: CallOptions): Promise<MapSettings>;
  readVersion(options?: CallOptions): Promise<VersionDocument>;
  /** The file as it comes: `body` is a stream. */
  downloadBackup(options?: CallOptions): Promise<Response>;
  readSession(options?: CallOptions): Promise<SessionDocument>;
  signIn(signIn: SignIn, options?: CallOptions): Promise<SessionDocument>;
  signOut(options?: CallOptions): Promise<void>;
  changePassword(change: PasswordChange, options?: CallOptions): Promise<void>;
  listAccounts(options?: CallOptions): Promise<Page<AccountDocument>>;
  createAccount(account: NewAccount, options?: CallOptions): Promise<AccountDocument>;
  changeAccount(name: string, change: AccountChange, options?: CallOptions): Promise<AccountDocument>;
  listKeys(options?: CallOptions): Promise<Page<KeyDocument>>;
  createKey(key: NewKey, options?: CallOptions): Promise<CreatedKey>;
  revokeKey(keyId: number, options?: CallOptions): Promise<void>;
  listTeams(options?: CallOptions): Promise<Page<TeamDocument>>;
  createTeam(team: NewTeam, options?: CallOptions): Promise<TeamDocument>;
  listAudit(query?: AuditQuery, options?: CallOptions): Promise<Page<AuditEntry>>;
  /** The file as it comes: `body` is a stream. */
  exportAudit(options?: CallOptions): Promise<Response>;
  verifyAudit(query?: AuditVerificationQuery, options?: CallOptions): Promise<AuditVerification>;
  /** Signals until `signal` ends it; comes back by itself and misses no kept one. */
  listenToSignals(options?: ListenOptions): AsyncIterable<Signal>;
}

const API = '/api/v1';

export function createClient(options: ClientOptions): Client {
  const transport = createTransport(options);
  const { get, send, ask } = transport;
  const watchlistPath = (name: string): string => `${API}/watchlists/${encodeURIComponent(name)}`;
  const profilePath = (objectId: number): string => `${API}/objects/${objectId}/profile`;
  return {
    listObjects: (query, call) => get(`${API}/objects`, query, call),
    readCatalog: (call) => get(`${API}/catalog`, {}, call),
    findObject: (objectId, call) => get(`${API}/objects/${objectId}`, {}, call),
    listElementSets: (objectId, query, call) => get(`${API}/objects/${objectId}/element-sets`, query, call),
    readElements: (objectId, query, call = {}) => ask(`${API}/objects/${objectId}/elements`, signalOf(call), query),
    listStates: (query, call) => get(`${API}/states`, query, call),
    readEphemeris: (objectId, query, call = {}) => ask(`${API}/objects/${objectId}/ephemeris`, signalOf(call), query),
    listCloseApproaches: (query, call) => get(`${API}/close-approaches`, query, call),
    readCloseApproachesCsv: (call = {}) => ask(`${API}/close-approaches.csv`, signalOf(call)),
    readReport: (call) => get(`${API}/report`, {}, call),
    listEvents: (query, call) => get(`${API}/events`, query, call),
    readEventTable: (query, call) => get(`${API}/events/table`, query, call),
    findEvent: (eventId, call) => get(`${API}/events/${eventId}`, {}, call),
    decideEvent: (eventId, decision, call) => send('PATCH', `${API}/events/${eventId}`, decision, call),
    readEventHistory: (eventId, call) => get(`${API}/events/${eventId}/history`, {}, call),
    listEventNotes: (eventId, call) => get(`${API}/events/${eventId}/notes`, {}, call),
    addEventNote: (eventId, note, call) => send('POST', `${API}/events/${eventId}/notes`, note, call),
    readEventRisk: (eventId, call) => get(`${API}/events/${eventId}/risk`, {}, call),
    listEventConjunctions: (eventId, call) => get(`${API}/events/${eventId}/conjunctions`, {}, call),
    readEventCdm: (eventId, query, call = {}) => ask(`${API}/events/${eventId}/cdm`, signalOf(call), query),
    receiveCdms: (body, query, call) => transport.upload(`${API}/cdms`, body, query, call),
    listCdms: (query, call) => get(`${API}/cdms`, query, call),
    findCdm: (cdmId, call) => get(`${API}/cdms/${cdmId}`, {}, call),
    readCdmMessage: (cdmId, query, call = {}) => ask(`${API}/cdms/${cdmId}/message`, signalOf(call), query),
    deleteCdm: (cdmId, call) => send('DELETE', `${API}/cdms/${cdmId}`, undefined, call),
    startSampling: (cdmId, request = {}, call) => send('POST', `${API}/cdms/${cdmId}/sampling`, request, call),
    readSampling: (cdmId, call) => get(`${API}/cdms/${cdmId}/sampling`, {}, call),
    cancelSampling: (cdmId, call) => send('DELETE', `${API}/cdms/${cdmId}/sampling`, undefined, call),
    listConjunctions: (query, call) => get(`${API}/conjunctions`, query, call),
    findConjunction: (conjunctionId, call) => get(`${API}/conjunctions/${conjunctionId}`, {}, call),
    readRiskSettings: (call) => get(`${API}/risk-settings`, {}, call),
    changeRiskSettings: (settings, call) => send('PATCH', `${API}/risk-settings`, settings, call),
    receiveEphemerides: (body, query, call) => transport.upload(`${API}/ephemerides`, body, query, call),
    listEphemerides: (query, call) => get(`${API}/ephemerides`, query, call),
    findOperatorEphemeris: (ephemerisId, call) => get(`${API}/ephemerides/${ephemerisId}`, {}, call),
    readEphemerisFile: (ephemerisId, call = {}) => ask(`${API}/ephemerides/${ephemerisId}/file`, signalOf(call)),
    readEphemerisStates: (call) => get(`${API}/ephemeris-states`, {}, call),
    deleteEphemeris: (ephemerisId, call) => send('DELETE', `${API}/ephemerides/${ephemerisId}`, undefined, call),
    requestPlan: (plan, call) => send('POST', `${API}/plans`, plan, call),
    listPlans: (query, call) => get(`${API}/plans`, query, call),
    comparePlans: (ids, call) => get(`${API}/plans/compare`, { ids }, call),
    findPlan: (planId, call) => get(`${API}/plans/${planId}`, {}, call),
    cancelPlan: (planId, by, call) => send('POST', `${API}/plans/${planId}/cancel`, { by }, call),
    recomputePlan: (planId, by, call) => send('POST', `${API}/plans/${planId}/recompute`, { by }, call),
    decidePlan: (planId, decision, call) => send('POST', `${API}/plans/${planId}/decisions`, decision, call),
    readPlanRecord: (planId, call) => get(`${API}/plans/${planId}/record`, {}, call),
    readShownPlan: (planId, entry, call = {}) => ask(`${API}/plans/${planId}/record/${entry}/document`, signalOf(call)),
    readPlanOpm: (planId, query, call = {}) => ask(`${API}/plans/${planId}/opm`, signalOf(call), query),
    readPlanOem: (planId, query, call = {}) => ask(`${API}/plans/${planId}/oem`, signalOf(call), query),
    readPlanCdm: (planId, query, call = {}) => ask(`${API}/plans/${planId}/cdm`, signalOf(call), query),
    readPlanReport: (planId, call = {}) => ask(`${API}/plans/${planId}/report`, signalOf(call)),
    sharePlan: (planId, query, call) => get(`${API}/plans/${planId}/share`, query, call),
    listProfiles: (call) => get(`${API}/profiles`, {}, call),
    readProfile: (objectId, call) => get(profilePath(objectId), {}, call),
    changeProfile: (objectId, profile, call) => send('PUT', profilePath(objectId), profile, call),
    deleteProfile: async (objectId, query, call = {}) => {
      await ask(profilePath(objectId), { method: 'DELETE', ...signalOf(call) }, query);
    },
    readProfileHistory: (objectId, call) => get(`${profilePath(objectId)}/history`, {}, call),
    listPeople: (call) => get(`${API}/people`, {}, call),
    changePerson: (name, change, call) => send('PUT', `${API}/people/${encodeURIComponent(name)}`, change, call),
    listCoordinations: (query, call) => get(`${API}/coordination`, query, call),
    findCoordination: (id, call) => get(`${API}/coordination/${id}`, {}, call),
    addStatement: (statement, call) => send('POST', `${API}/coordination`, statement, call),
    receiveCoordination: (message, call) => send('POST', `${API}/coordination/messages`, message, call),
    listWatchlists: (call) => get(`${API}/watchlists`, {}, call),
    createWatchlist: (watchlist, call) => send('POST', `${API}/watchlists`, watchlist, call),
    findWatchlist: (name, call) => get(watchlistPath(name), {}, call),
    deleteWatchlist: (name, call) => send('DELETE', watchlistPath(name), undefined, call),
    addWatchlistMembers: (name, object_ids, call) =>
      send('POST', `${watchlistPath(name)}/members`, { object_ids }, call),
    removeWatchlistMembers: (name, object_ids, call) =>
      send('DELETE', `${watchlistPath(name)}/members`, { object_ids }, call),
    listAlerts: (query, call) => get(`${API}/alerts`, query, call),
    findAlert: (alertId, call) => get(`${API}/alerts/${alertId}`, {}, call),
    acknowledgeAlert: (alertId, by, call) => send('POST', `${API}/alerts/${alertId}/acknowledge`, by, call),
    listAlertDeliveries: (query, call) => get(`${API}/alert-deliveries`, query, call),
    retryAlertDelivery: (deliveryId, call) =>
      send('POST', `${API}/alert-deliveries/${deliveryId}/retry`, undefined, call),
    listAlertRules: (call) => get(`${API}/alert-rules`, {}, call),
    createAlertRule: (rule, call) => send('POST', `${API}/alert-rules`, rule, call),
    findAlertRule: (name, call) => get(`${API}/alert-rules/${encodeURIComponent(name)}`, {}, call),
    changeAlertRule: (name, change, call) =>
      send('PATCH', `${API}/alert-rules/${encodeURIComponent(name)}`, change, call),
    deleteAlertRule: (name, call) => send('DELETE', `${API}/alert-rules/${encodeURIComponent(name)}`, undefined, call),
    listAlertChannels: (call) => get(`${API}/alert-channels`, {}, call),
    createAlertChannel: (channel, call) => send('POST', `${API}/alert-channels`, channel, call),
    findAlertChannel: (name, call) => get(`${API}/alert-channels/${encodeURIComponent(name)}`, {}, call),
    changeAlertChannel: (name, change, call) =>
      send('PATCH', `${API}/alert-channels/${encodeURIComponent(name)}`, change, call),
    deleteAlertChannel: (name, call) =>
      send('DELETE', `${API}/alert-channels/${encodeURIComponent(name)}`, undefined, call),
    testAlertChannel: (name, call) =>
      send('POST', `${API}/alert-channels/${encodeURIComponent(name)}/test`, undefined, call),
    readAlertDigest: (call) => get(`${API}/alert-digest`, {}, call),
    changeAlertDigest: (settings, call) => send('PATCH', `${API}/alert-digest`, settings, call),
    listRuns: (query, call) => get(`${API}/runs`, query, call),
    requestRun: (request = {}, call) => send('POST', `${API}/runs`, request, call),
    currentRun: (call) => get(`${API}/runs/current`, {}, call),
    findRun: (runId, call) => get(`${API}/runs/${runId}`, {}, call),
    cancelRun: (runId, call) => send('POST', `${API}/runs/${runId}/cancel`, undefined, call),
    listSources: (call) => get(`${API}/sources`, {}, call),
    refreshSources: (source, call) =>
      send('POST', `${API}/sources/refresh`, source === undefined ? {} : { source }, call),
    uploadElementSets: (source, body, call) =>
      transport.upload(`${API}/sources/${encodeURIComponent(source)}/element-sets`, body, {}, call),
    readStatistics: (call) => get(`${API}/statistics`, {}, call),
    readHealth: (call) => get(`${API}/health`, {}, call),
    // The one answer of 503 that is no problem.
    readReadiness: async (call = {}) =>
      (await ask(`${API}/ready`, signalOf(call), {}, 503)).json() as Promise<ReadinessDocument>,
    readMapSettings: (call) => get(`${API}/map-settings`, {}, call),
    readVersion: (call) => get(`${API}/version`, {}, call),
    downloadBackup: (call = {}) => ask(`${API}/backup`, { method: 'POST', ...signalOf(call) }),
    readSession: (call) => get(`${API}/session`, {}, call),
    signIn: (body, call) => send('POST', `${API}/session`, body, call),
    signOut: (call) => send('DELETE', `${API}/session`, undefined, call),
    changePassword: (change, call) => send('PATCH', `${API}/session/password`, change, call),
    listAccounts: (call) => get(`${API}/accounts`, {}, call),
    createAccount: (account, call) => send('POST', `${API}/accounts`, account, call),
    changeAccount: (name, change, call) => send('PATCH', `${API}/accounts/${encodeURIComponent(name)}`, change, call),
    listKeys: (call) => get(`${API}/keys`, {}, call),
    createKey: (key, call) => send('POST', `${API}/keys`, key, call),
    revokeKey: (keyId, call) => send('DELETE', `${API}/keys/${keyId}`, undefined, call),
    listTeams: (call) => get(`${API}/teams`, {}, call),
    createTeam: (team, call) => send('POST', `${API}/teams`, team, call),
    listAudit: (query, call) => get(`${API}/audit`, query, call),
    exportAudit: (call = {}) => ask(`${API}/audit.jsonl`, signalOf(call)),
    verifyAudit: (query, call) => get(`${API}/audit/verification`, query, call),
    listenToSignals: (listening) => listen(transport, listening),
  };
}
