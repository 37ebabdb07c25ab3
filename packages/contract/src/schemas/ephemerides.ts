import { z } from 'zod';
import { objectId, utc } from './moments-and-numbers.ts';

/** What an operator's ephemeris does in its span: it stands for the element set of its object, or is screened beside it. */
export const EPHEMERIS_MODES = ['replaces', 'joins'] as const;
export type EphemerisMode = (typeof EPHEMERIS_MODES)[number];

/**
 * `waiting`: the next run takes it; `in-use`: the current run was made with it; `upcoming`: it begins after the days that are screened;
 * `superseded`: newer ones of its object say all that it says; `expired`: it has ended, and the element set holds again.
 */
export const EPHEMERIS_STATES = ['waiting', 'in-use', 'upcoming', 'superseded', 'expired'] as const;
export type EphemerisState = (typeof EPHEMERIS_STATES)[number];

/** What people should know of an ephemeris. */
export const EPHEMERIS_WARNINGS = [
  'velocities-from-positions',
  'states-far-apart',
  'other-interpolation',
  'efg-without-polar-motion',
  'earth-orientation',
  'leap-seconds',
  'covariance-frame',
] as const;

export interface EphemerisWarning {
  readonly code: (typeof EPHEMERIS_WARNINGS)[number];
  /** What goes into the words: `metres`, `method`, `degree`, `frame`. */
  readonly values: Readonly<Record<string, string | number>>;
  /** The same in English. */
  readonly text: string;
}

const ephemerisWarning: z.ZodType<EphemerisWarning> = z
  .object({
    code: z.enum(EPHEMERIS_WARNINGS),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
    text: z.string(),
  })
  .meta({ id: 'EphemerisWarning' });

export interface EphemerisStretch {
  readonly start_utc: string;
  readonly stop_utc: string;
}

/** An operator's own ephemeris of one object. */
export interface EphemerisDocument {
  readonly ephemeris_id: number;
  readonly object_id: number;
  readonly object_name: string;
  readonly state: EphemerisState;
  readonly mode: EphemerisMode;
  readonly format: 'OEM' | 'OCM' | 'MEME';
  readonly originator: string | null;
  /** Of the file that it came in. */
  readonly file: string | null;
  readonly created_utc: string | null;
  readonly received_utc: string;
  readonly start_utc: string;
  readonly stop_utc: string;
  /** The unbroken stretches that it has states for; in the gaps between them the element set holds. */
  readonly spans: readonly EphemerisStretch[];
  readonly states: number;
  /** In which the file gives the states. */
  readonly frame: string;
  /** Null where it has none: nothing is known of its errors then. */
  readonly covariance: { readonly frame: string; readonly matrices: number } | null;
  /** What the file recommends, and how far the path that is screened is from it. */
  readonly interpolation: string | null;
  readonly warnings: readonly EphemerisWarning[];
}

const stretch: z.ZodType<EphemerisStretch> = z
  .object({ start_utc: utc, stop_utc: utc })
  .meta({ id: 'EphemerisStretch' });

export const ephemerisDocument: z.ZodType<EphemerisDocument> = z
  .object({
    ephemeris_id: z.int(),
    object_id: objectId,
    object_name: z.string(),
    state: z.enum(EPHEMERIS_STATES),
    mode: z.enum(EPHEMERIS_MODES),
    format: z.enum(['OEM', 'OCM', 'MEME']),
    originator: z.string().nullable(),
    file: z.string().nullable(),
    created_utc: utc.nullable(),
    received_utc: utc,
    start_utc: utc,
    stop_utc: utc,
    spans: z.array(stretch).readonly(),
    states: z.int(),
    frame: z.string(),
    covariance: z.object({ frame: z.string(), matrices: z.int() }).nullable(),
    interpolation: z.string().nullable(),
    warnings: z.array(ephemerisWarning).readonly(),
  })
  .meta({ id: 'OperatorEphemeris' });

/** What came of a file: each of its ephemerides, in its order. */
export interface ReceivedEphemerides {
  readonly ephemerides: readonly EphemerisDocument[];
  /** How many of them were there already. */
  readonly known: number;
}

export const receivedEphemerides: z.ZodType<ReceivedEphemerides> = z
  .object({ ephemerides: z.array(ephemerisDocument).readonly(), known: z.int() })
  .meta({ id: 'ReceivedEphemerides' });

export interface NewEphemerisQuery {
  readonly file?: string | undefined;
  /** Whose it is, where the file's own names are not to be relied on. */
  readonly object?: number | undefined;
  readonly mode?: EphemerisMode | undefined;
}

export interface OperatorEphemerisQuery {
  readonly object?: readonly number[] | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}
