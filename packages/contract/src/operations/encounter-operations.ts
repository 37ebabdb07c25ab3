import { z } from 'zod';
import {
  exampleCloseApproach,
  exampleDecision,
  exampleEvent,
  exampleNewNote,
  exampleNote,
  exampleObservation,
} from '../examples/encounter-examples.ts';
import { exampleEventTable } from '../examples/map-examples.ts';
import { integerParameter } from '../parameters/parameter.ts';
import { closeApproachQuery, eventQuery, eventTableQuery } from '../parameters/queries.ts';
import { type CloseApproachQuery, closeApproachDocument } from '../schemas/close-approaches.ts';
import { type EventTableQuery, eventTableDocument } from '../schemas/event-table.ts';
import {
  type EventDecision,
  type EventQuery,
  eventDecision,
  eventDocument,
  eventNote,
  eventObservation,
  type NewEventNote,
  newEventNote,
} from '../schemas/events.ts';
import { pageOf } from '../schemas/page.ts';
import { jsonAnswer, type NoPath, type NoQuery, type Operation } from './operation.ts';

export const listCloseApproaches: Operation<NoPath, CloseApproachQuery, undefined> = {
  id: 'listCloseApproaches',
  method: 'get',
  path: '/api/v1/close-approaches',
  tag: 'Close approaches',
  summary: 'Close approaches of the current run',
  description: 'Every local minimum of the distance of two objects below the threshold, filtered and sorted.',
  pathParameters: null,
  query: closeApproachQuery,
  exampleQuery: 'list=ranked&sort=miss&limit=20',
  body: null,
  answers: [
    jsonAnswer(200, 'A part of the list', pageOf(closeApproachDocument), {
      items: [exampleCloseApproach],
      next: 'eyJrIjpbMC40ODIsOTFdfQ',
      total: 191_020,
    }),
  ],
  problems: [503],
};

const CSV_EXAMPLE = `primary_id,secondary_id,tca_utc,miss_distance_km,relative_speed_km_s,radial_km,in_track_km,cross_track_km,primary_age_days,secondary_age_days,entry_utc,exit_utc,co_located,max_probability,probability,probability_method,covariance_source,probability_note
25544,52908,2026-03-11T14:04:11.447504Z,0.952891,7.082331,-0.441955,0.748253,-0.390890,1.879325,1.631897,2026-03-11T14:04:10.754462Z,2026-03-11T14:04:12.140546Z,false,1.67384e-5,2.14307e-6,Pc2D,element-set-history/regime-table,"screening only, uncertain by kilometres; if it does not manoeuvre"
`;

export const readCloseApproachesCsv: Operation<NoPath, NoQuery, undefined> = {
  id: 'readCloseApproachesCsv',
  method: 'get',
  path: '/api/v1/close-approaches.csv',
  tag: 'Close approaches',
  summary: 'Every close approach of the current run, as CSV',
  description: 'The columns of `clearway screen`. Streams. Also at `/close-approaches.csv`.',
  pathParameters: null,
  query: null,
  body: null,
  answers: [{ status: 200, description: 'CSV', contentType: 'text/csv', schema: null, example: CSV_EXAMPLE }],
  problems: [503],
};

export const readReport: Operation<NoPath, NoQuery, undefined> = {
  id: 'readReport',
  method: 'get',
  path: '/api/v1/report',
  tag: 'Close approaches',
  summary: 'What the current run rests on',
  description:
    'Objects screened and rejected, the window, pairs inside at its edges, and the bounds that nothing was missed by.',
  pathParameters: null,
  query: null,
  body: null,
  answers: [
    jsonAnswer<Record<string, unknown>>(200, 'The completeness report', z.record(z.string(), z.unknown()), {
      threshold_km: 5,
      close_approaches: 402_118,
    }),
  ],
  problems: [503],
};

export interface EventPath {
  readonly event_id: number;
}

export const eventPath: z.ZodType<EventPath> = z.strictObject({
  event_id: integerParameter({ least: 1, most: 2_147_483_647 }, { description: 'number of the event', example: 1204 }),
});

export const listEvents: Operation<NoPath, EventQuery, undefined> = {
  id: 'listEvents',
  method: 'get',
  path: '/api/v1/events',
  tag: 'Events',
  summary: 'Encounters followed from run to run',
  pathParameters: null,
  query: eventQuery,
  exampleQuery: 'object=25544&sort=tca',
  body: null,
  answers: [
    jsonAnswer(200, 'A part of the list', pageOf(eventDocument), { items: [exampleEvent], next: null, total: 1 }),
  ],
  problems: [],
};

export const readEventTable: Operation<NoPath, EventTableQuery, undefined> = {
  id: 'readEventTable',
  method: 'get',
  path: '/api/v1/events/table',
  tag: 'Events',
  summary: 'All events of a state, as columns',
  description:
    'Ascending by time of closest approach: for histograms, for colours on a map, for lists that a program filters itself.',
  pathParameters: null,
  query: eventTableQuery,
  exampleQuery: 'state=open',
  body: null,
  answers: [jsonAnswer(200, 'The events', eventTableDocument, exampleEventTable)],
  problems: [],
};

export const findEvent: Operation<EventPath, NoQuery, undefined> = {
  id: 'findEvent',
  method: 'get',
  path: '/api/v1/events/{event_id}',
  tag: 'Events',
  summary: 'One event',
  pathParameters: eventPath,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'The event', eventDocument, exampleEvent)],
  problems: [404],
};

export const decideEvent: Operation<EventPath, NoQuery, EventDecision> = {
  id: 'decideEvent',
  method: 'patch',
  path: '/api/v1/events/{event_id}',
  tag: 'Events',
  summary: 'Decide on an event',
  description:
    'Disposition, reason and assignee; what is not given stays, `null` takes away. A dismissal needs a reason.',
  pathParameters: eventPath,
  query: null,
  body: { contentType: 'application/json', schema: eventDecision, required: true, example: exampleDecision },
  answers: [
    jsonAnswer(200, 'The event as it is now', eventDocument, {
      ...exampleEvent,
      disposition: 'dismissed',
      disposition_reason: 'our own ephemeris clears it',
    }),
  ],
  problems: [404, 409],
};

export const readEventHistory: Operation<EventPath, NoQuery, undefined> = {
  id: 'readEventHistory',
  method: 'get',
  path: '/api/v1/events/{event_id}/history',
  tag: 'Events',
  summary: 'What each run saw of an event',
  pathParameters: eventPath,
  query: null,
  body: null,
  answers: [
    jsonAnswer(200, 'All observations, the first run first', pageOf(eventObservation), {
      items: [exampleObservation],
      next: null,
      total: 1,
    }),
  ],
  problems: [404],
};

export const listEventNotes: Operation<EventPath, NoQuery, undefined> = {
  id: 'listEventNotes',
  method: 'get',
  path: '/api/v1/events/{event_id}/notes',
  tag: 'Events',
  summary: 'What people noted on an event',
  pathParameters: eventPath,
  query: null,
  body: null,
  answers: [
    jsonAnswer(200, 'All notes, the oldest first', pageOf(eventNote), { items: [exampleNote], next: null, total: 1 }),
  ],
  problems: [404],
};

export const addEventNote: Operation<EventPath, NoQuery, NewEventNote> = {
  id: 'addEventNote',
  method: 'post',
  path: '/api/v1/events/{event_id}/notes',
  tag: 'Events',
  summary: 'Note something on an event',
  pathParameters: eventPath,
  query: null,
  body: { contentType: 'application/json', schema: newEventNote, required: true, example: exampleNewNote },
  answers: [jsonAnswer(201, 'The note', eventNote, exampleNote)],
  problems: [404],
};
