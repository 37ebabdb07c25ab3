import { z } from 'zod';

export const STALE_CODES = [
  'new-message',
  'message-gone',
  'new-elements',
  'new-ephemeris',
  'ephemeris-replaced',
  'ephemeris-gone',
  'new-catalogue',
  'new-profile',
  'new-announcement',
  'too-late',
] as const;
export type StaleCode = (typeof STALE_CODES)[number];

/**
 * What an object is to a plan: the satellite that moves, the object that it avoids, one that comes close to a burnt path, one that passes
 * within 200 km of the satellite, one that was catalogued since, or any other that it was screened against.
 */
export const STALE_PARTS = ['moving', 'avoided', 'close', 'in-corridor', 'catalogued-since', 'other'] as const;
export type StalePart = (typeof STALE_PARTS)[number];

/** Some of the objects of one part, the most important first, and how many there are. */
export interface StaleObjects {
  readonly part: StalePart;
  /** `NAME (number)`. */
  readonly names: readonly string[];
  readonly count: number;
}

/** What a change is about, for whoever says it in another language. */
export interface StaleSubject {
  readonly cdm_ids?: readonly number[] | undefined;
  readonly objects?: readonly StaleObjects[] | undefined;
  /** Epochs of elements, versions of a profile, messages of an announcement; null: none. */
  readonly before?: string | null | undefined;
  readonly after?: string | null | undefined;
}

/** A change of what a plan was computed from. */
export interface StaleChange {
  readonly code: StaleCode;
  /** In English. */
  readonly text: string;
  /** Absent in changes that were kept before it was said. */
  readonly about?: StaleSubject | undefined;
}

const text = z.string();

const staleSubject: z.ZodType<StaleSubject> = z
  .object({
    cdm_ids: z.array(z.int()).readonly().optional(),
    objects: z
      .array(z.object({ part: z.enum(STALE_PARTS), names: z.array(text).readonly(), count: z.int() }))
      .readonly()
      .optional(),
    before: text.nullish(),
    after: text.nullish(),
  })
  .meta({ id: 'StaleSubject' });

export const staleChange: z.ZodType<StaleChange> = z
  .object({ code: z.enum(STALE_CODES), text, about: staleSubject.optional() })
  .meta({ id: 'StaleChange' });
