import { z } from 'zod';
import { EPHEMERIS_MODES, type NewEphemerisQuery, type OperatorEphemerisQuery } from '../schemas/ephemerides.ts';
import type { EphemerisStatesQuery } from '../schemas/ephemeris-states.ts';
import { booleanParameter, choiceParameter, integerParameter, objectIdsParameter, textParameter } from './parameter.ts';
import { MOST_FILTERED_OBJECTS, part } from './queries.ts';

export const newEphemerisQuery: z.ZodType<NewEphemerisQuery> = z.strictObject({
  file: textParameter({ description: 'name of the file; of a MEME text it names the object' }, 200).optional(),
  object: integerParameter(
    { least: 1, most: 999_999_999 },
    {
      description: 'catalogue number, instead of what the file says; one that is not known yet is a new object',
      example: 25_544,
    },
  ).optional(),
  mode: choiceParameter(EPHEMERIS_MODES, {
    description: 'default `replaces`: within its span instead of the element set; `joins`: beside it',
  }).optional(),
});

export const operatorEphemerisQuery: z.ZodType<OperatorEphemerisQuery> = z.strictObject({
  object: objectIdsParameter(MOST_FILTERED_OBJECTS, { description: 'catalogue numbers: of these objects' }).optional(),
  ...part,
});

export const ephemerisStatesQuery: z.ZodType<EphemerisStatesQuery> = z.strictObject({
  covariances: booleanParameter({
    description: 'with what the ephemerides say of their errors, as many as blend to a hundredth; default false',
  }).optional(),
});
