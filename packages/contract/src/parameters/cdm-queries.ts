import { z } from 'zod';
import {
  CDM_FORMATS,
  type CdmMessageQuery,
  type CdmQuery,
  type ConjunctionQuery,
  EVENT_CDM_FORMATS,
  type EventCdmQuery,
  type NewCdmQuery,
} from '../schemas/cdms.ts';
import { choiceParameter, integerParameter, objectIdsParameter, textParameter, utcParameter } from './parameter.ts';
import { MOST_FILTERED_OBJECTS, part } from './queries.ts';

export const LARGEST_ID = 2_147_483_647;

const filter = {
  object: objectIdsParameter(MOST_FILTERED_OBJECTS, {
    description: 'catalogue numbers; either object is one of them',
  }).optional(),
  tca_from: utcParameter({ description: 'time of closest approach not before' }).optional(),
  tca_to: utcParameter({ description: 'time of closest approach before', example: '2026-03-12T00:00:00Z' }).optional(),
};

export const cdmQuery: z.ZodType<CdmQuery> = z.strictObject({
  ...filter,
  conjunction: integerParameter(
    { least: 1, most: LARGEST_ID },
    { description: 'messages of this encounter', example: 31 },
  ).optional(),
  ...part,
});

export const conjunctionQuery: z.ZodType<ConjunctionQuery> = z.strictObject({ ...filter, ...part });

export const newCdmQuery: z.ZodType<NewCdmQuery> = z.strictObject({
  file: textParameter({ description: 'name of the file, for people' }, 200).optional(),
});

export const cdmMessageQuery: z.ZodType<CdmMessageQuery> = z.strictObject({
  format: choiceParameter(CDM_FORMATS, { description: 'default `original`: as it came' }).optional(),
});

export const eventCdmQuery: z.ZodType<EventCdmQuery> = z.strictObject({
  format: choiceParameter(EVENT_CDM_FORMATS, { description: 'default `kvn`' }).optional(),
});
