import { exampleNewSampling, exampleSampling } from '../examples/cdm-examples.ts';
import { type NewSampling, newSampling, samplingDocument } from '../schemas/sampling.ts';
import { type CdmPath, cdmPath } from './cdm-operations.ts';
import { jsonAnswer, type NoQuery, type Operation } from './operation.ts';

export const startSampling: Operation<CdmPath, NoQuery, NewSampling> = {
  id: 'startSampling',
  method: 'post',
  path: '/api/v1/cdms/{cdm_id}/sampling',
  tag: 'Messages',
  summary: 'Sample the encounter of a message (Monte Carlo)',
  description:
    'Draws both orbits again and again in threads of its own, one message after the other, and adds the result to the assessment of the message. One that is under way is given as it stands.',
  pathParameters: cdmPath,
  query: null,
  body: { contentType: 'application/json', schema: newSampling, required: false, example: exampleNewSampling },
  answers: [jsonAnswer(202, 'How far it is', samplingDocument, exampleSampling)],
  problems: [404, 409],
};

export const readSampling: Operation<CdmPath, NoQuery, undefined> = {
  id: 'readSampling',
  method: 'get',
  path: '/api/v1/cdms/{cdm_id}/sampling',
  tag: 'Messages',
  summary: 'How far the sampling of a message is',
  description: 'Of the last one since the start of the service; `none` where there was none.',
  pathParameters: cdmPath,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'How far it is, or how it ended', samplingDocument, exampleSampling)],
  problems: [],
};

export const cancelSampling: Operation<CdmPath, NoQuery, undefined> = {
  id: 'cancelSampling',
  method: 'delete',
  path: '/api/v1/cdms/{cdm_id}/sampling',
  tag: 'Messages',
  summary: 'Cancel the sampling of a message',
  description: 'The assessment stays as it was.',
  pathParameters: cdmPath,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'How it ended', samplingDocument, exampleSampling)],
  problems: [404],
};
