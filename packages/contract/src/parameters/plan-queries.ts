import { z } from 'zod';
import type { CoordinationQuery } from '../schemas/coordination.ts';
import {
  PLAN_FORMATS,
  PLAN_STATES,
  type PlanComparisonQuery,
  type PlanFileQuery,
  type PlanQuery,
  type ShareQuery,
} from '../schemas/plan-requests.ts';
import type { ProfileDeletionQuery } from '../schemas/profiles.ts';
import { LARGEST_ID } from './cdm-queries.ts';
import { choiceParameter, choicesParameter, integerParameter, objectIdsParameter, textParameter } from './parameter.ts';
import { MOST_FILTERED_OBJECTS, part } from './queries.ts';

const id = (description: string, example: number): z.ZodType<number> =>
  integerParameter({ least: 1, most: LARGEST_ID }, { description, example });

const object = objectIdsParameter(MOST_FILTERED_OBJECTS, {
  description: 'catalogue numbers; either object is one of them',
}).optional();

const by: z.ZodType<string> = textParameter({
  description: 'the person in whose name it is done',
  example: 'Ada Muller',
});

export const planQuery: z.ZodType<PlanQuery> = z.strictObject({
  object,
  event: id('plans for this event', 1204).optional(),
  cdm: id('plans for this message', 57).optional(),
  state: choicesParameter(PLAN_STATES, { description: 'default: all' }).optional(),
  ...part,
});

const MOST_COMPARED = 8;

export const planComparisonQuery: z.ZodType<PlanComparisonQuery> = z.strictObject({
  ids: z
    .string()
    .transform((text, context) => {
      const ids = [...new Set(text.split(',').map((each) => (/^\s*\d{1,9}\s*$/.test(each) ? Number(each) : 0)))];
      if (ids.length >= 2 && ids.length <= MOST_COMPARED && !ids.includes(0)) return ids;
      context.addIssue({
        code: 'custom',
        message: `give from 2 to ${MOST_COMPARED} plans between commas, such as 3,4`,
      });
      return z.NEVER;
    })
    .meta({
      description: 'numbers of the plans, the one that others are compared with first',
      example: '1,2',
      type: 'array',
      items: { type: 'integer' },
      param: { style: 'form', explode: false },
      maxItems: MOST_COMPARED,
    }),
});

export const planFileQuery: z.ZodType<PlanFileQuery> = z.strictObject({
  format: choiceParameter(PLAN_FORMATS, { description: 'default `kvn`' }).optional(),
});

export const profileDeletionQuery: z.ZodType<ProfileDeletionQuery> = z.strictObject({
  by,
  reason: textParameter({ description: 'why' }, 1000).optional(),
});

export const shareQuery: z.ZodType<ShareQuery> = z.strictObject({
  by,
  originator: textParameter({
    description: 'how the other operator knows ours; default CLEARWAY',
    example: 'OURS',
  }).optional(),
});

export const coordinationQuery: z.ZodType<CoordinationQuery> = z.strictObject({ object, ...part });
