import { z } from 'zod';
import { exampleRun, exampleRunUnderWay } from '../examples/service-examples.ts';
import { integerParameter } from '../parameters/parameter.ts';
import { pageQuery } from '../parameters/queries.ts';
import { type PageQuery, pageOf } from '../schemas/page.ts';
import { type NewRunRequest, newRunRequest, runDocument } from '../schemas/runs.ts';
import { jsonAnswer, type NoPath, type NoQuery, type Operation } from './operation.ts';

export interface RunPath {
  readonly run_id: number;
}

const runPath: z.ZodType<RunPath> = z.strictObject({
  run_id: integerParameter({ least: 1, most: 2_147_483_647 }, { description: 'number of the run', example: 17 }),
});

export const listRuns: Operation<NoPath, PageQuery, undefined> = {
  id: 'listRuns',
  method: 'get',
  path: '/api/v1/runs',
  tag: 'Runs',
  summary: 'Screenings, the latest first',
  pathParameters: null,
  query: pageQuery,
  exampleQuery: 'limit=20',
  body: null,
  answers: [
    jsonAnswer(200, 'A part of the list', pageOf(runDocument), { items: [exampleRun], next: null, total: null }),
  ],
  problems: [],
};

export const requestRun: Operation<NoPath, NoQuery, NewRunRequest> = {
  id: 'requestRun',
  method: 'post',
  path: '/api/v1/runs',
  tag: 'Runs',
  summary: 'Screen now',
  description: 'Plans a run and answers at once; `signals` and `runs/{run_id}` tell how far it is.',
  pathParameters: null,
  query: null,
  body: { contentType: 'application/json', schema: newRunRequest, required: false, example: { kind: 'full' } },
  answers: [
    jsonAnswer(202, 'The run as it is planned', runDocument, exampleRunUnderWay, { Location: 'where the run is' }),
  ],
  problems: [409, 503],
};

export const currentRun: Operation<NoPath, NoQuery, undefined> = {
  id: 'currentRun',
  method: 'get',
  path: '/api/v1/runs/current',
  tag: 'Runs',
  summary: 'The run that everybody reads',
  pathParameters: null,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'The newest complete run', runDocument, exampleRun)],
  problems: [503],
};

export const findRun: Operation<RunPath, NoQuery, undefined> = {
  id: 'findRun',
  method: 'get',
  path: '/api/v1/runs/{run_id}',
  tag: 'Runs',
  summary: 'One run',
  pathParameters: runPath,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'The run', runDocument, exampleRun)],
  problems: [404],
};

export const cancelRun: Operation<RunPath, NoQuery, undefined> = {
  id: 'cancelRun',
  method: 'post',
  path: '/api/v1/runs/{run_id}/cancel',
  tag: 'Runs',
  summary: 'End a run that is planned or under way',
  pathParameters: runPath,
  query: null,
  body: null,
  answers: [
    jsonAnswer(200, 'The run, cancelled', runDocument, { ...exampleRunUnderWay, state: 'cancelled', progress: null }),
  ],
  problems: [404, 409],
};
