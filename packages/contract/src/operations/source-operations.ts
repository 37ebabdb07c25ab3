import { z } from 'zod';
import { exampleSource, exampleUpload } from '../examples/service-examples.ts';
import { textParameter } from '../parameters/parameter.ts';
import { pageOf } from '../schemas/page.ts';
import { type RefreshRequest, refreshRequest, sourceDocument, uploadDocument } from '../schemas/sources.ts';
import { jsonAnswer, type NoPath, type NoQuery, type Operation } from './operation.ts';

export interface SourcePath {
  readonly name: string;
}

const sourcePath: z.ZodType<SourcePath> = z.strictObject({
  name: textParameter({ description: 'name of the source', example: 'own-satellites' }),
});

export const LARGEST_UPLOAD_BYTES = 200_000_000;

export const listSources: Operation<NoPath, NoQuery, undefined> = {
  id: 'listSources',
  method: 'get',
  path: '/api/v1/sources',
  tag: 'Sources',
  summary: 'Where element sets come from, how fresh they are, and what is wrong with them',
  pathParameters: null,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'All sources', pageOf(sourceDocument), { items: [exampleSource], next: null, total: 1 })],
  problems: [],
};

export const refreshSources: Operation<NoPath, NoQuery, RefreshRequest> = {
  id: 'refreshSources',
  method: 'post',
  path: '/api/v1/sources/refresh',
  tag: 'Sources',
  summary: 'Ask the sources that may be asked now',
  description: 'One or all. A source is never asked more often than its terms allow.',
  pathParameters: null,
  query: null,
  body: {
    contentType: 'application/json',
    schema: refreshRequest,
    required: false,
    example: { source: 'celestrak/active' },
  },
  answers: [
    jsonAnswer(200, 'All sources as they are now', pageOf(sourceDocument), {
      items: [exampleSource],
      next: null,
      total: 1,
    }),
  ],
  problems: [404],
};

export const uploadElementSets: Operation<SourcePath, NoQuery, AsyncIterable<Uint8Array>> = {
  id: 'uploadElementSets',
  method: 'post',
  path: '/api/v1/sources/{name}/element-sets',
  tag: 'Sources',
  summary: 'Bring element sets of your own',
  description:
    "OMM (CSV, JSON, XML, KVN), TLE or 3LE, recognised from the content, plain or gzip, at most 200 MB. They count before any public ones of the same objects. The source is created where it isn't there.",
  pathParameters: sourcePath,
  query: null,
  body: { contentType: 'application/octet-stream', schema: null, required: true, example: 'own.csv' },
  answers: [jsonAnswer(200, 'What was taken in, and what was not', uploadDocument, exampleUpload)],
  problems: [409, 413],
};
