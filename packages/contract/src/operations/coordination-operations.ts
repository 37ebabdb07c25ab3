import { z } from 'zod';
import {
  exampleCoordination,
  exampleCoordinationMessage,
  exampleStatement,
} from '../examples/coordination-examples.ts';
import { LARGEST_ID } from '../parameters/cdm-queries.ts';
import { integerParameter } from '../parameters/parameter.ts';
import { coordinationQuery } from '../parameters/plan-queries.ts';
import {
  type CoordinationMessage,
  type CoordinationQuery,
  coordinationDocument,
  coordinationMessage,
  type NewStatement,
  newStatement,
} from '../schemas/coordination.ts';
import { pageOf } from '../schemas/page.ts';
import { jsonAnswer, type NoPath, type NoQuery, type Operation } from './operation.ts';

export interface CoordinationPath {
  readonly coordination_id: number;
}

const coordinationPath: z.ZodType<CoordinationPath> = z.strictObject({
  coordination_id: integerParameter(
    { least: 1, most: LARGEST_ID },
    { description: 'number of the coordination', example: 4 },
  ),
});

export const listCoordinations: Operation<NoPath, CoordinationQuery, undefined> = {
  id: 'listCoordinations',
  method: 'get',
  path: '/api/v1/coordination',
  tag: 'Plans',
  summary: 'What operators told each other about encounters, the latest first',
  pathParameters: null,
  query: coordinationQuery,
  exampleQuery: 'object=43613',
  body: null,
  answers: [
    jsonAnswer(200, 'A part of the list', pageOf(coordinationDocument), {
      items: [exampleCoordination],
      next: null,
      total: null,
    }),
  ],
  problems: [],
};

export const findCoordination: Operation<CoordinationPath, NoQuery, undefined> = {
  id: 'findCoordination',
  method: 'get',
  path: '/api/v1/coordination/{coordination_id}',
  tag: 'Plans',
  summary: 'What operators told each other about one encounter',
  pathParameters: coordinationPath,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'The coordination', coordinationDocument, exampleCoordination)],
  problems: [404],
};

export const addStatement: Operation<NoPath, NoQuery, NewStatement> = {
  id: 'addStatement',
  method: 'post',
  path: '/api/v1/coordination',
  tag: 'Plans',
  summary: 'Say who moves: can move, is responsible, claims the manoeuvre, declines',
  description:
    'A statement of ours, in the name of an operator. Statements are only ever added. What does not fit with what the other operator said stands in `conflict`.',
  pathParameters: null,
  query: null,
  body: { contentType: 'application/json', schema: newStatement, required: true, example: exampleStatement },
  answers: [jsonAnswer(201, 'The coordination as it is now', coordinationDocument, exampleCoordination)],
  problems: [403, 404, 409],
};

export const receiveCoordination: Operation<NoPath, NoQuery, CoordinationMessage> = {
  id: 'receiveCoordination',
  method: 'post',
  path: '/api/v1/coordination/messages',
  tag: 'Plans',
  summary: "Bring another operator's coordination message",
  description:
    'As `sharePlan` writes it. The burn in it is taken into account when burns of the other satellite are planned, and makes plans stale that did not know it. A message that is there already is not taken twice; one of the same number with another content is refused.',
  pathParameters: null,
  query: null,
  body: {
    contentType: 'application/json',
    schema: coordinationMessage,
    required: true,
    example: exampleCoordinationMessage,
  },
  answers: [jsonAnswer(201, 'The coordination as it is now', coordinationDocument, exampleCoordination)],
  problems: [409],
};
