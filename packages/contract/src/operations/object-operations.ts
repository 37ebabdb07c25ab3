import { z } from 'zod';
import { exampleCatalog } from '../examples/map-examples.ts';
import {
  exampleElementSet,
  exampleElementsKvn,
  exampleEphemerisCsv,
  exampleObject,
  exampleObjectDetail,
  exampleStates,
} from '../examples/object-examples.ts';
import { objectIdInPath } from '../parameters/parameter.ts';
import {
  type ElementsQuery,
  type EphemerisQuery,
  elementsQuery,
  ephemerisQuery,
  objectQuery,
  pageQuery,
  type StatesQuery,
  statesQuery,
} from '../parameters/queries.ts';
import { catalogDocument } from '../schemas/catalog.ts';
import {
  elementSetDocument,
  type ObjectQuery,
  objectDetail,
  objectSummary,
  statesDocument,
} from '../schemas/objects.ts';
import { type PageQuery, pageOf } from '../schemas/page.ts';
import { jsonAnswer, type NoPath, type NoQuery, type Operation } from './operation.ts';

export interface ObjectPath {
  readonly object_id: number;
}

const objectPath: z.ZodType<ObjectPath> = z.strictObject({ object_id: objectIdInPath });

export const listObjects: Operation<NoPath, ObjectQuery, undefined> = {
  id: 'listObjects',
  method: 'get',
  path: '/api/v1/objects',
  tag: 'Objects',
  summary: 'Objects, searched and filtered',
  description:
    'With `search` the best comes first: exact numbers, names and designators, then beginnings, then what is mistyped. Without it, by number.',
  pathParameters: null,
  query: objectQuery,
  exampleQuery: 'search=iss&in_orbit=true&limit=20',
  body: null,
  answers: [
    jsonAnswer(200, 'A part of the list', pageOf(objectSummary), { items: [exampleObject], next: null, total: 1 }),
  ],
  problems: [],
};

export const findObject: Operation<ObjectPath, NoQuery, undefined> = {
  id: 'findObject',
  method: 'get',
  path: '/api/v1/objects/{object_id}',
  tag: 'Objects',
  summary: 'Everything known of one object',
  pathParameters: objectPath,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'The object', objectDetail, exampleObjectDetail)],
  problems: [404],
};

export const readCatalog: Operation<NoPath, NoQuery, undefined> = {
  id: 'readCatalog',
  method: 'get',
  path: '/api/v1/catalog',
  tag: 'Objects',
  summary: 'Every object of the current run with its elements, as columns',
  description:
    'What a program needs to move all objects by itself with SGP4, to full precision. Some 100 bytes an object before packing. Kept until a run is published or descriptions of objects change: ask again with `If-None-Match`.',
  pathParameters: null,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'The catalogue', catalogDocument, exampleCatalog)],
  problems: [503],
};

export const listElementSets: Operation<ObjectPath, PageQuery, undefined> = {
  id: 'listElementSets',
  method: 'get',
  path: '/api/v1/objects/{object_id}/element-sets',
  tag: 'Objects',
  summary: 'All element sets of an object, latest epoch first',
  pathParameters: objectPath,
  query: pageQuery,
  exampleQuery: 'limit=20',
  body: null,
  answers: [
    jsonAnswer(200, 'A part of the history', pageOf(elementSetDocument), {
      items: [exampleElementSet],
      next: null,
      total: null,
    }),
  ],
  problems: [404],
};

export const readElements: Operation<ObjectPath, ElementsQuery, undefined> = {
  id: 'readElements',
  method: 'get',
  path: '/api/v1/objects/{object_id}/elements',
  tag: 'Objects',
  summary: 'The elements of an object that are in force, as a file',
  description:
    'As TLE, 3LE, or an OMM of CCSDS 502.0-B in one of its forms. What a TLE cannot hold (catalogue numbers above 339999) is a problem of code `conflict`: take an OMM.',
  pathParameters: objectPath,
  query: elementsQuery,
  exampleQuery: 'format=omm-kvn',
  body: null,
  answers: [
    {
      status: 200,
      description: 'TLE, 3LE or KVN',
      contentType: 'text/plain',
      schema: null,
      example: exampleElementsKvn,
    },
    { status: 200, description: 'JSON', contentType: 'application/json', schema: z.unknown(), example: null },
    { status: 200, description: 'XML', contentType: 'application/xml', schema: null, example: null },
    { status: 200, description: 'CSV', contentType: 'text/csv', schema: null, example: null },
  ],
  problems: [404, 409, 503],
};

export const listStates: Operation<NoPath, StatesQuery, undefined> = {
  id: 'listStates',
  method: 'get',
  path: '/api/v1/states',
  tag: 'Objects',
  summary: 'Where some objects are at one time',
  description:
    'By operators’ ephemerides within their spans, else by SGP4 from the elements of the current run; `source` says which. Frame TEME. Objects without a state are in `failed`, with the reason.',
  pathParameters: null,
  query: statesQuery,
  exampleQuery: 'object=25544,20580&at=2026-03-10T00:00:00Z',
  body: null,
  answers: [jsonAnswer(200, 'The states', statesDocument, exampleStates)],
  problems: [503],
};

export const readEphemeris: Operation<ObjectPath, EphemerisQuery, undefined> = {
  id: 'readEphemeris',
  method: 'get',
  path: '/api/v1/objects/{object_id}/ephemeris',
  tag: 'Objects',
  summary: 'Where an object is over time, as a file',
  description:
    'States from `start` to `stop` inclusive, at most 100,000: by the operator’s ephemeris within its span, else by SGP4 (screening only, uncertain by kilometres); the file says which. Streams. Ends before `stop` where the propagation fails, and says so.',
  pathParameters: objectPath,
  query: ephemerisQuery,
  exampleQuery: 'start=2026-03-10T00:00:00Z&stop=2026-03-10T01:30:00Z&step_seconds=60&format=csv',
  body: null,
  answers: [
    { status: 200, description: 'CSV', contentType: 'text/csv', schema: null, example: exampleEphemerisCsv },
    { status: 200, description: 'JSON or CZML', contentType: 'application/json', schema: z.unknown(), example: null },
    { status: 200, description: 'CCSDS OEM 2.0, KVN', contentType: 'text/plain', schema: null, example: null },
  ],
  problems: [404, 503],
};
