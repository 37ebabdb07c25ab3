import { z } from 'zod';
import type { CloseApproachQuery, EncounterFilter } from '../schemas/close-approaches.ts';
import type { EventTableQuery } from '../schemas/event-table.ts';
import { DISPOSITIONS, EVENT_STATES, type EventQuery } from '../schemas/events.ts';
import { OBJECT_KINDS, REGIMES } from '../schemas/kinds-and-regimes.ts';
import type { ObjectQuery } from '../schemas/objects.ts';
import type { PageQuery } from '../schemas/page.ts';
import {
  booleanParameter,
  choiceParameter,
  choicesParameter,
  integerParameter,
  numberParameter,
  objectIdsParameter,
  textParameter,
  utcParameter,
} from './parameter.ts';

export const LARGEST_LIMIT = 1000;
export const DEFAULT_LIMIT = 100;
export const MOST_FILTERED_OBJECTS = 1000;

/** Where a part of a list begins and how long it is. */
export const part: {
  readonly limit: z.ZodType<number | undefined>;
  readonly cursor: z.ZodType<string | undefined>;
} = {
  limit: integerParameter(
    { least: 1, most: LARGEST_LIMIT },
    { description: `how many at most; default ${DEFAULT_LIMIT}`, example: 20 },
  ).optional(),
  cursor: textParameter({ description: 'where to go on: `next` of the part before' }, 500).optional(),
};

const who = {
  kind: choiceParameter(OBJECT_KINDS, { description: 'kind of object' }).optional(),
  owner: textParameter({ description: 'owner or operator', example: 'US' }).optional(),
  fleet: textParameter({ description: 'constellation or family of names', example: 'STARLINK' }).optional(),
  regime: choiceParameter(REGIMES, { description: 'regime of the orbit' }).optional(),
};

const encounter = {
  object: objectIdsParameter(MOST_FILTERED_OBJECTS, {
    description: 'catalogue numbers; either object is one of them',
  }).optional(),
  name: textParameter({ description: 'part of the name of either object', example: 'SENTINEL' }).optional(),
  ...who,
  watchlist: textParameter({ description: 'either object is on this watchlist' }).optional(),
  tca_from: utcParameter({ description: 'time of closest approach not before' }).optional(),
  tca_to: utcParameter({ description: 'time of closest approach before', example: '2026-03-12T00:00:00Z' }).optional(),
  miss_below_km: numberParameter(
    { above: 0, most: 1000 },
    { description: 'miss distance below, km', example: 1 },
  ).optional(),
  probability_from: numberParameter(
    { least: 0, most: 1 },
    { description: 'maximum probability from', example: 0.0001 },
  ).optional(),
} satisfies Record<keyof EncounterFilter, z.ZodType>;

export const pageQuery: z.ZodType<PageQuery> = z.strictObject(part);

export const objectQuery: z.ZodType<ObjectQuery> = z.strictObject({
  search: textParameter({
    description: 'name, number, COSPAR or owner, mistyped or not; the best first. Without it, by number',
    example: 'iss',
  }).optional(),
  ...who,
  in_orbit: booleanParameter({ description: 'only objects that are in orbit, or that are not any more' }).optional(),
  ...part,
});

export const closeApproachQuery: z.ZodType<CloseApproachQuery> = z.strictObject({
  list: choiceParameter(['ranked', 'all', 'co-located'], {
    description:
      '`ranked`: what people should look at first; `all`: every row (default); `co-located`: a row for each pair that stays together',
  }).optional(),
  include: choicesParameter(['fleet', 'stale'], {
    description: 'what a ranked list leaves out unless asked: pairs of one fleet, objects with old elements',
  }).optional(),
  sort: choiceParameter(['tca', 'miss', 'speed', 'probability'], {
    description: 'next, closest, fastest or most probable first; default `tca`',
  }).optional(),
  ...encounter,
  ...part,
});

export const eventQuery: z.ZodType<EventQuery> = z.strictObject({
  state: choiceParameter([...EVENT_STATES, 'all'], { description: 'default: open' }).optional(),
  disposition: choicesParameter(DISPOSITIONS, { description: 'what people decided on it' }).optional(),
  sort: choiceParameter(['tca', 'miss', 'probability'], {
    description: 'next, closest or most probable first; default `tca`',
  }).optional(),
  ...encounter,
  ...part,
});

export const eventTableQuery: z.ZodType<EventTableQuery> = z.strictObject({
  state: choiceParameter(['open', 'all'], {
    description: 'default: open; `all` has past and cleared ones too',
  }).optional(),
});

/** States of some objects at one time. */
export interface StatesQuery {
  readonly object: readonly number[];
  /** Default: now. */
  readonly at?: string | undefined;
}

export const statesQuery: z.ZodType<StatesQuery> = z.strictObject({
  object: objectIdsParameter(1000, { description: 'catalogue numbers' }),
  at: utcParameter({ description: 'time; default now' }).optional(),
});

export const EPHEMERIS_FORMATS = ['json', 'csv', 'oem', 'czml'] as const;
export type EphemerisFormat = (typeof EPHEMERIS_FORMATS)[number];

export interface EphemerisQuery {
  readonly start: string;
  readonly stop: string;
  /** Default: 60. */
  readonly step_seconds?: number | undefined;
  /** Default: json. */
  readonly format?: EphemerisFormat | undefined;
}

export const ephemerisQuery: z.ZodType<EphemerisQuery> = z.strictObject({
  start: utcParameter({ description: 'first time' }),
  stop: utcParameter({ description: 'last time', example: '2026-03-10T01:30:00Z' }),
  step_seconds: integerParameter(
    { least: 1, most: 86_400 },
    { description: 'step, s; default 60', example: 60 },
  ).optional(),
  format: choiceParameter(EPHEMERIS_FORMATS, {
    description: 'default `json`; `oem` is CCSDS OEM 2.0 (KVN), `czml` for Cesium',
  }).optional(),
});

export const ELEMENT_FORMATS = ['tle', '3le', 'omm-kvn', 'omm-xml', 'omm-json', 'omm-csv'] as const;
export type ElementFormat = (typeof ELEMENT_FORMATS)[number];

export interface ElementsQuery {
  /** Default: omm-json. */
  readonly format?: ElementFormat | undefined;
}

export const elementsQuery: z.ZodType<ElementsQuery> = z.strictObject({
  format: choiceParameter(ELEMENT_FORMATS, {
    description: 'default `omm-json`; `tle` and `3le` end at catalogue number 339999 (Alpha-5)',
  }).optional(),
});

export interface SignalsQuery {
  /** The last id that was seen; those kept after it come first. */
  readonly after?: number | undefined;
}

export const signalsQuery: z.ZodType<SignalsQuery> = z.strictObject({
  after: integerParameter(
    { least: 0, most: Number.MAX_SAFE_INTEGER },
    { description: 'the last id that was seen, where the header `Last-Event-ID` cannot be sent' },
  ).optional(),
});
