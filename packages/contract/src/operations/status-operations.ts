import { z } from 'zod';
import { exampleMapSettings } from '../examples/map-examples.ts';
import { exampleHealth, exampleReadiness, exampleStatistics, exampleVersion } from '../examples/service-examples.ts';
import { type SignalsQuery, signalsQuery } from '../parameters/queries.ts';
import { eventDocument } from '../schemas/events.ts';
import { mapSettings } from '../schemas/map-settings.ts';
import { runDocument } from '../schemas/runs.ts';
import { sourceSignal } from '../schemas/signals.ts';
import { healthDocument, readinessDocument, statisticsDocument, versionDocument } from '../schemas/status.ts';
import { jsonAnswer, type NoPath, type NoQuery, type Operation } from './operation.ts';

type Reading = Operation<NoPath, NoQuery, undefined>;

function reading<Document>(
  id: string,
  path: string,
  summary: string,
  description: string,
  schema: z.ZodType<Document>,
  example: Document,
): Reading {
  return {
    id,
    method: 'get',
    path,
    tag: 'Status',
    summary,
    description,
    pathParameters: null,
    query: null,
    body: null,
    answers: [jsonAnswer(200, 'As it is now', schema, example)],
    problems: [],
  };
}

export const readStatistics: Reading = reading(
  'readStatistics',
  '/api/v1/statistics',
  'Numbers on the catalogue and the current run',
  'Objects by kind and regime, ages of elements, close approaches by class and day, open events.',
  statisticsDocument,
  exampleStatistics,
);

export const readHealth: Reading = reading(
  'readHealth',
  '/api/v1/health',
  'How the service is',
  'Answers as soon as the service listens, whatever it is doing.',
  healthDocument,
  exampleHealth,
);

export const readReadiness: Reading = {
  ...reading(
    'readReadiness',
    '/api/v1/ready',
    'Whether it can answer what it is there for',
    'A run is published and the database answers. For load balancers.',
    readinessDocument,
    exampleReadiness,
  ),
  answers: [
    jsonAnswer(200, 'It can', readinessDocument, exampleReadiness),
    {
      status: 503,
      description: 'It cannot, and why',
      contentType: 'application/json',
      schema: readinessDocument,
      example: { ready: false, reasons: ['no run is published yet'] },
    },
  ],
};

export const readVersion: Reading = reading(
  'readVersion',
  '/api/v1/version',
  'Which Clearway this is',
  'Version, Node.js and kind of database.',
  versionDocument,
  exampleVersion,
);

export const readMapSettings: Reading = reading(
  'readMapSettings',
  '/api/v1/map-settings',
  'What the map shows beside what is calculated here',
  'Where a browser finds pictures of the ground, whom to name for them, and how deep they go. The server itself asks nothing there.',
  mapSettings,
  exampleMapSettings,
);

const SIGNALS_EXAMPLE = `retry: 2000

id: 4711
event: source-warning
data: {"source":"celestrak/active","title":"CelesTrak: active satellites","message":"answered with a web page; asked again at 02:00"}

: heartbeat
`;

export const listenToSignals: Operation<NoPath, SignalsQuery, undefined> = {
  id: 'listenToSignals',
  method: 'get',
  path: '/api/v1/signals',
  tag: 'Status',
  summary: 'What happens, as it happens (server-sent events)',
  description:
    'Progress and ends of runs, new, worsened and cleared events, news of sources. `event:` is the type (`run-progress`, `run-published`, `run-failed`: a Run; `event-new`, `event-worsened`, `event-cleared`: an Event; `source-warning`, `source-refreshed`: a SourceSignal), `data:` the document. Those with an `id:` are kept: come back with `Last-Event-ID` and miss none. A comment every 15 s keeps the line open.',
  pathParameters: null,
  query: signalsQuery,
  body: null,
  answers: [
    {
      status: 200,
      description: 'A stream that does not end',
      contentType: 'text/event-stream',
      // Of `data:`.
      schema: z.union([runDocument, eventDocument, sourceSignal]),
      example: SIGNALS_EXAMPLE,
    },
  ],
  problems: [],
};

export const downloadBackup: Operation<NoPath, NoQuery, undefined> = {
  id: 'downloadBackup',
  method: 'post',
  path: '/api/v1/backup',
  tag: 'Status',
  summary: 'Everything that is kept, as one file',
  description:
    'For `clearway restore`. Made while Clearway works; whatever writes waits meanwhile (2 s for each 100 MB). An embedded database only: a PostgreSQL server is backed up with its own tools.',
  pathParameters: null,
  query: null,
  body: null,
  answers: [
    { status: 200, description: 'The backup', contentType: 'application/octet-stream', schema: null, example: null },
  ],
  problems: [409],
};
