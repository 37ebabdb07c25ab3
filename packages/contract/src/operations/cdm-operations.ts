import { z } from 'zod';
import {
  exampleCdm,
  exampleCdmKvn,
  exampleCdmSummary,
  exampleConjunction,
  exampleNewRiskSettings,
  exampleRiskSettings,
} from '../examples/cdm-examples.ts';
import { cdmMessageQuery, cdmQuery, conjunctionQuery, LARGEST_ID, newCdmQuery } from '../parameters/cdm-queries.ts';
import { integerParameter } from '../parameters/parameter.ts';
import {
  type CdmMessageQuery,
  type CdmQuery,
  type ConjunctionQuery,
  cdmDocument,
  cdmSummary,
  conjunctionDocument,
  type NewCdmQuery,
  type NewRiskSettings,
  newRiskSettings,
  receivedCdms,
  riskSettings,
} from '../schemas/cdms.ts';
import { pageOf } from '../schemas/page.ts';
import { jsonAnswer, type NoPath, type NoQuery, type Operation, type OperationAnswer } from './operation.ts';

export interface CdmPath {
  readonly cdm_id: number;
}

export const cdmPath: z.ZodType<CdmPath> = z.strictObject({
  cdm_id: integerParameter({ least: 1, most: LARGEST_ID }, { description: 'number of the message', example: 57 }),
});

export interface ConjunctionPath {
  readonly conjunction_id: number;
}

const conjunctionPath: z.ZodType<ConjunctionPath> = z.strictObject({
  conjunction_id: integerParameter(
    { least: 1, most: LARGEST_ID },
    { description: 'number of the encounter', example: 31 },
  ),
});

export const LARGEST_CDM_BYTES = 2_000_000;

export const receiveCdms: Operation<NoPath, NewCdmQuery, AsyncIterable<Uint8Array>> = {
  id: 'receiveCdms',
  method: 'post',
  path: '/api/v1/cdms',
  tag: 'Messages',
  summary: 'Bring conjunction data messages',
  description:
    'CDM 1.0 or 2.0 as KVN, XML or JSON, or as Space-Track serves them, recognised from the content, plain or gzip, at most 2 MB. Each is assessed and joined to the messages of its encounter. One that is there already is not taken twice.',
  pathParameters: null,
  query: newCdmQuery,
  exampleQuery: 'file=icesat-2.cdm',
  body: { contentType: 'application/octet-stream', schema: null, required: true, example: 'icesat-2.cdm' },
  answers: [jsonAnswer(201, 'What was in it', receivedCdms, { cdms: [exampleCdmSummary], known: 0 })],
  problems: [413],
};

export const listCdms: Operation<NoPath, CdmQuery, undefined> = {
  id: 'listCdms',
  method: 'get',
  path: '/api/v1/cdms',
  tag: 'Messages',
  summary: 'Messages that came, the last received first',
  pathParameters: null,
  query: cdmQuery,
  exampleQuery: 'limit=20',
  body: null,
  answers: [
    jsonAnswer(200, 'A part of the list', pageOf(cdmSummary), { items: [exampleCdmSummary], next: null, total: 1 }),
  ],
  problems: [],
};

export const findCdm: Operation<CdmPath, NoQuery, undefined> = {
  id: 'findCdm',
  method: 'get',
  path: '/api/v1/cdms/{cdm_id}',
  tag: 'Messages',
  summary: 'One message and how probable a collision is',
  description:
    'Every method, the recommended one, the checks that speak against any, and the encounter plane and dilution curve for drawing.',
  pathParameters: cdmPath,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'The message', cdmDocument, exampleCdm)],
  problems: [404],
};

/** A message as a file, in one of its forms. */
export const cdmFileAnswers: readonly OperationAnswer[] = [
  { status: 200, description: 'KVN', contentType: 'text/plain', schema: null, example: exampleCdmKvn },
  { status: 200, description: 'XML', contentType: 'application/xml', schema: null, example: null },
  { status: 200, description: 'JSON', contentType: 'application/json', schema: z.unknown(), example: null },
];

export const readCdmMessage: Operation<CdmPath, CdmMessageQuery, undefined> = {
  id: 'readCdmMessage',
  method: 'get',
  path: '/api/v1/cdms/{cdm_id}/message',
  tag: 'Messages',
  summary: 'The message itself',
  description:
    'As it came, or written anew in another form with all that is in it. What has no states (public messages of Space-Track) there is only as it came: `conflict`.',
  pathParameters: cdmPath,
  query: cdmMessageQuery,
  exampleQuery: 'format=kvn',
  body: null,
  answers: cdmFileAnswers,
  problems: [404, 409],
};

export const deleteCdm: Operation<CdmPath, NoQuery, undefined> = {
  id: 'deleteCdm',
  method: 'delete',
  path: '/api/v1/cdms/{cdm_id}',
  tag: 'Messages',
  summary: 'Delete a message',
  description: 'The encounter goes with its last message.',
  pathParameters: cdmPath,
  query: null,
  body: null,
  answers: [{ status: 204, description: 'It is gone', contentType: null, schema: null, example: null }],
  problems: [404],
};

export const listConjunctions: Operation<NoPath, ConjunctionQuery, undefined> = {
  id: 'listConjunctions',
  method: 'get',
  path: '/api/v1/conjunctions',
  tag: 'Messages',
  summary: 'Encounters that messages came about, the latest first',
  description: 'With the course of each: probability, miss and uncertainty from message to message.',
  pathParameters: null,
  query: conjunctionQuery,
  exampleQuery: 'object=43613',
  body: null,
  answers: [
    jsonAnswer(200, 'A part of the list', pageOf(conjunctionDocument), {
      items: [exampleConjunction],
      next: null,
      total: 1,
    }),
  ],
  problems: [],
};

export const findConjunction: Operation<ConjunctionPath, NoQuery, undefined> = {
  id: 'findConjunction',
  method: 'get',
  path: '/api/v1/conjunctions/{conjunction_id}',
  tag: 'Messages',
  summary: 'The messages of one encounter over time',
  pathParameters: conjunctionPath,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'The encounter', conjunctionDocument, exampleConjunction)],
  problems: [404],
};

export const readRiskSettings: Operation<NoPath, NoQuery, undefined> = {
  id: 'readRiskSettings',
  method: 'get',
  path: '/api/v1/risk-settings',
  tag: 'Messages',
  summary: 'From which probability on people look, and from which they act',
  pathParameters: null,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'The thresholds', riskSettings, exampleRiskSettings)],
  problems: [],
};

export const changeRiskSettings: Operation<NoPath, NoQuery, NewRiskSettings> = {
  id: 'changeRiskSettings',
  method: 'patch',
  path: '/api/v1/risk-settings',
  tag: 'Messages',
  summary: 'Set the thresholds',
  description: 'What is not given stays. The levels of all encounters follow at once.',
  pathParameters: null,
  query: null,
  body: { contentType: 'application/json', schema: newRiskSettings, required: true, example: exampleNewRiskSettings },
  answers: [jsonAnswer(200, 'The thresholds as they are now', riskSettings, exampleRiskSettings)],
  problems: [],
};
