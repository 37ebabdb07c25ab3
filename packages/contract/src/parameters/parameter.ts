import { z } from 'zod';

/** What documentation says of a parameter, beside its type. */
export interface ParameterNotes {
  readonly description: string;
  readonly example?: string | number | boolean;
}

export interface NumberBounds {
  readonly least?: number;
  readonly above?: number;
  readonly most: number;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/** A number in the text of a URL. Its error says the bounds. */
export function numberParameter(bounds: NumberBounds, notes: ParameterNotes): z.ZodType<number> {
  return readNumber(bounds, false).meta({ ...notes, type: 'number', ...limits(bounds) });
}

export function integerParameter(bounds: NumberBounds, notes: ParameterNotes): z.ZodType<number> {
  return readNumber(bounds, true).meta({ ...notes, type: 'integer', ...limits(bounds) });
}

function readNumber(bounds: NumberBounds, whole: boolean): z.ZodType<number> {
  const { least = Number.NEGATIVE_INFINITY, above = Number.NEGATIVE_INFINITY, most } = bounds;
  const from = bounds.above === undefined ? `from ${least} to ${most}` : `above ${above} and at most ${most}`;
  return z.string().transform((text, context) => {
    const value = NUMBER.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value > above && value <= most && (!whole || Number.isInteger(value))) return value;
    context.addIssue({ code: 'custom', message: `give a ${whole ? 'whole ' : ''}number ${from}` });
    return z.NEVER;
  });
}

function limits({ least, above, most }: NumberBounds): Record<string, number> {
  return {
    ...(least === undefined ? {} : { minimum: least }),
    ...(above === undefined ? {} : { exclusiveMinimum: above }),
    maximum: most,
  };
}

export function booleanParameter(notes: ParameterNotes): z.ZodType<boolean> {
  return z
    .enum(['true', 'false'], { error: 'give true or false' })
    .transform((text) => text === 'true')
    .meta({ ...notes, type: 'boolean', enum: undefined });
}

export function textParameter(notes: ParameterNotes, longest = 100): z.ZodType<string> {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .meta({ ...notes });
}

export function choiceParameter<const Choice extends string>(
  choices: readonly Choice[],
  notes: ParameterNotes,
): z.ZodType<Choice> {
  return z.enum(choices).meta({ ...notes });
}

/** Catalogue numbers between commas, each once. */
export function objectIdsParameter(most: number, notes: ParameterNotes): z.ZodType<readonly number[]> {
  return z
    .string()
    .transform((text, context) => {
      const ids = [
        ...new Set(text.split(',').map((part) => (/^\s*\d{1,9}\s*$/.test(part) ? Number(part) : Number.NaN))),
      ];
      if (ids.length <= most && !ids.some(Number.isNaN)) return ids;
      const message = `give catalogue numbers between commas, such as 25544,20580, at most ${most}`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    })
    .meta({ ...notes, ...listOf({ type: 'integer' }), maxItems: most });
}

/** Choices between commas, each once. */
export function choicesParameter<const Choice extends string>(
  choices: readonly Choice[],
  notes: ParameterNotes,
): z.ZodType<readonly Choice[]> {
  const known = new Set<string>(choices);
  return z
    .string()
    .transform((text, context) => {
      const parts = [...new Set(text.split(',').map((part) => part.trim()))];
      if (parts.every((part) => known.has(part))) return parts as Choice[];
      context.addIssue({ code: 'custom', message: `give one or more of ${choices.join(', ')}, between commas` });
      return z.NEVER;
    })
    .meta({ ...notes, ...listOf({ type: 'string', enum: [...choices] }) });
}

function listOf(items: object): Record<string, unknown> {
  return { type: 'array', items, param: { style: 'form', explode: false } };
}

const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?Z)?$/;

/** ISO 8601 UTC with a `Z`, or a date; given on as a full time with its `Z`. */
export function utcParameter(notes: ParameterNotes): z.ZodType<string> {
  return z
    .string()
    .transform((text, context) => {
      const full = text.includes('T') ? text : `${text}T00:00:00Z`;
      if (MOMENT.test(text) && !Number.isNaN(Date.parse(full))) return full;
      context.addIssue({ code: 'custom', message: 'give a UTC time such as 2026-03-10T00:00:00Z' });
      return z.NEVER;
    })
    .meta({ example: '2026-03-10T00:00:00Z', ...notes, type: 'string', format: 'date-time' });
}

/** A catalogue number in a path. */
export const objectIdInPath: z.ZodType<number> = integerParameter(
  { least: 0, most: 999_999_999 },
  { description: 'catalogue number', example: 25_544 },
);
