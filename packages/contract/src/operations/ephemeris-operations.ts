import { z } from 'zod';
import { exampleEphemeris, exampleEphemerisStates, exampleOem } from '../examples/ephemeris-examples.ts';
import { LARGEST_ID } from '../parameters/cdm-queries.ts';
import { ephemerisStatesQuery, newEphemerisQuery, operatorEphemerisQuery } from '../parameters/ephemeris-queries.ts';
import { integerParameter } from '../parameters/parameter.ts';
import {
  type EphemerisDocument,
  ephemerisDocument,
  type NewEphemerisQuery,
  type OperatorEphemerisQuery,
  receivedEphemerides,
} from '../schemas/ephemerides.ts';
import { type EphemerisStatesQuery, ephemerisStatesDocument } from '../schemas/ephemeris-states.ts';
import { pageOf } from '../schemas/page.ts';
import { jsonAnswer, type NoPath, type NoQuery, type Operation } from './operation.ts';

export interface EphemerisPath {
  readonly ephemeris_id: number;
}

const ephemerisPath: z.ZodType<EphemerisPath> = z.strictObject({
  ephemeris_id: integerParameter(
    { least: 1, most: LARGEST_ID },
    { description: 'number of the ephemeris', example: 12 },
  ),
});

/** As it is sent, plain or as gzip. */
export const LARGEST_EPHEMERIS_BYTES = 64_000_000;

export const receiveEphemerides: Operation<NoPath, NewEphemerisQuery, AsyncIterable<Uint8Array>> = {
  id: 'receiveEphemerides',
  method: 'post',
  path: '/api/v1/ephemerides',
  tag: 'Ephemerides',
  summary: 'Bring operators’ ephemerides',
  description:
    'OEM (1 to 3) or OCM as KVN, XML or JSON, several in an NDM, or a MEME text, recognised from the content, plain or gzip, at most 64 MB. All of a file or none of it is taken. They are screened against everything at once, and by every run from now on; one that is there already is not taken twice.',
  pathParameters: null,
  query: newEphemerisQuery,
  exampleQuery: 'file=iss.oem&object=25544',
  body: { contentType: 'application/octet-stream', schema: null, required: true, example: 'iss.oem' },
  answers: [jsonAnswer(201, 'What was in it', receivedEphemerides, { ephemerides: [exampleEphemeris], known: 0 })],
  problems: [413],
};

export const listEphemerides: Operation<NoPath, OperatorEphemerisQuery, undefined> = {
  id: 'listEphemerides',
  method: 'get',
  path: '/api/v1/ephemerides',
  tag: 'Ephemerides',
  summary: 'Operators’ ephemerides, the last received first',
  pathParameters: null,
  query: operatorEphemerisQuery,
  exampleQuery: 'object=25544',
  body: null,
  answers: [
    jsonAnswer(200, 'A part of the list', pageOf(ephemerisDocument), {
      items: [exampleEphemeris],
      next: null,
      total: null,
    }),
  ],
  problems: [],
};

export const findOperatorEphemeris: Operation<EphemerisPath, NoQuery, undefined> = {
  id: 'findOperatorEphemeris',
  method: 'get',
  path: '/api/v1/ephemerides/{ephemeris_id}',
  tag: 'Ephemerides',
  summary: 'One ephemeris',
  pathParameters: ephemerisPath,
  query: null,
  body: null,
  answers: [jsonAnswer<EphemerisDocument>(200, 'The ephemeris', ephemerisDocument, exampleEphemeris)],
  problems: [404],
};

export const readEphemerisFile: Operation<EphemerisPath, NoQuery, undefined> = {
  id: 'readEphemerisFile',
  method: 'get',
  path: '/api/v1/ephemerides/{ephemeris_id}/file',
  tag: 'Ephemerides',
  summary: 'The file that an ephemeris came in',
  description: 'As it came, unpacked.',
  pathParameters: ephemerisPath,
  query: null,
  body: null,
  answers: [{ status: 200, description: 'The file', contentType: 'text/plain', schema: null, example: exampleOem }],
  problems: [404],
};

export const readEphemerisStates: Operation<NoPath, EphemerisStatesQuery, undefined> = {
  id: 'readEphemerisStates',
  method: 'get',
  path: '/api/v1/ephemeris-states',
  tag: 'Ephemerides',
  summary: 'Where the ephemerides of the current run say that their objects are',
  description:
    'What a program needs to draw these objects where they are screened: states in TEME that Hermite’s polynomials of degree seven through four of them (fewer across a burn) join to a metre. Some 0.2 MB a week and object in low orbit before packing; covariances, where they are asked for and the ephemeris has some, about as much again. Kept until a run with other ephemerides is published: ask again with `If-None-Match`.',
  pathParameters: null,
  query: ephemerisStatesQuery,
  exampleQuery: 'covariances=true',
  body: null,
  answers: [jsonAnswer(200, 'The states', ephemerisStatesDocument, exampleEphemerisStates)],
  problems: [],
};

export const deleteEphemeris: Operation<EphemerisPath, NoQuery, undefined> = {
  id: 'deleteEphemeris',
  method: 'delete',
  path: '/api/v1/ephemerides/{ephemeris_id}',
  tag: 'Ephemerides',
  summary: 'Remove an ephemeris',
  description: 'Its object is screened by its element set again, from a run that begins at once.',
  pathParameters: ephemerisPath,
  query: null,
  body: null,
  answers: [{ status: 204, description: 'It is gone', contentType: null, schema: null, example: null }],
  problems: [404],
};
