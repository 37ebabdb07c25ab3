import { exampleConjunction, exampleEventRisk } from '../examples/cdm-examples.ts';
import { eventCdmQuery } from '../parameters/cdm-queries.ts';
import { conjunctionDocument, type EventCdmQuery, eventRiskDocument } from '../schemas/cdms.ts';
import { pageOf } from '../schemas/page.ts';
import { cdmFileAnswers } from './cdm-operations.ts';
import { type EventPath, eventPath } from './encounter-operations.ts';
import { jsonAnswer, type NoQuery, type Operation } from './operation.ts';

export const readEventRisk: Operation<EventPath, NoQuery, undefined> = {
  id: 'readEventRisk',
  method: 'get',
  path: '/api/v1/events/{event_id}/risk',
  tag: 'Events',
  summary: 'How probable a collision is, and how far to believe it',
  description:
    'From the element sets of the current run, with the covariances taken for them: screening only, uncertain by kilometres. The level of alarm is by the latest message where there is one.',
  pathParameters: eventPath,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'The risk', eventRiskDocument, exampleEventRisk)],
  problems: [404],
};

export const listEventConjunctions: Operation<EventPath, NoQuery, undefined> = {
  id: 'listEventConjunctions',
  method: 'get',
  path: '/api/v1/events/{event_id}/conjunctions',
  tag: 'Events',
  summary: 'The messages about an event over time',
  description: 'None, or one encounter with the course of its messages.',
  pathParameters: eventPath,
  query: null,
  body: null,
  answers: [
    jsonAnswer(200, 'The encounter', pageOf(conjunctionDocument), {
      items: [exampleConjunction],
      next: null,
      total: 1,
    }),
  ],
  problems: [404],
};

export const readEventCdm: Operation<EventPath, EventCdmQuery, undefined> = {
  id: 'readEventCdm',
  method: 'get',
  path: '/api/v1/events/{event_id}/cdm',
  tag: 'Events',
  summary: 'A conjunction data message of a screened event',
  description:
    'CDM 1.0 of originator CLEARWAY from the element sets of the current run, with comments that say what it rests on: screening only, uncertain by kilometres.',
  pathParameters: eventPath,
  query: eventCdmQuery,
  exampleQuery: 'format=kvn',
  body: null,
  answers: cdmFileAnswers,
  problems: [404, 409],
};
