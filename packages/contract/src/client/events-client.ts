import type { ConjunctionDocument, EventCdmQuery, EventRiskDocument } from '../schemas/cdms.ts';
import type { CloseApproachDocument, CloseApproachQuery } from '../schemas/close-approaches.ts';
import type { EventTableDocument, EventTableQuery } from '../schemas/event-table.ts';
import type {
  EventDecision,
  EventDocument,
  EventNote,
  EventObservation,
  EventQuery,
  NewEventNote,
} from '../schemas/events.ts';
import type { Page, PageQuery } from '../schemas/page.ts';
import type { NewRunRequest, RunDocument } from '../schemas/runs.ts';
import { API, type CallOptions, signalOf, type Transport } from './transport.ts';

/** Screening runs, what they found, and what people decided about it. */
export interface EventClient {
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
  listRuns(query?: PageQuery, options?: CallOptions): Promise<Page<RunDocument>>;
  requestRun(request?: NewRunRequest, options?: CallOptions): Promise<RunDocument>;
  currentRun(options?: CallOptions): Promise<RunDocument>;
  findRun(runId: number, options?: CallOptions): Promise<RunDocument>;
  cancelRun(runId: number, options?: CallOptions): Promise<RunDocument>;
}

export function createEventClient({ get, send, ask }: Transport): EventClient {
  return {
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
    listRuns: (query, call) => get(`${API}/runs`, query, call),
    requestRun: (request = {}, call) => send('POST', `${API}/runs`, request, call),
    currentRun: (call) => get(`${API}/runs/current`, {}, call),
    findRun: (runId, call) => get(`${API}/runs/${runId}`, {}, call),
    cancelRun: (runId, call) => send('POST', `${API}/runs/${runId}/cancel`, undefined, call),
  };
}
