import { z } from 'zod';
import { utc } from './moments-and-numbers.ts';

/** One thing that happened at a source. */
export interface SourceFaultDetail {
  readonly code: string;
  /** What goes into the words. */
  readonly values: Readonly<Record<string, string | number>>;
  /** The same in English. */
  readonly text: string;
}

const sourceFaultDetail: z.ZodType<SourceFaultDetail> = z
  .object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])), text: z.string() })
  .meta({ id: 'SourceFaultDetail' });

export interface SourceWarningDocument {
  readonly code: string;
  /** What happened, and how to mend it, in English. */
  readonly message: string;
  /** What of: the title of the source, or the name of a file; null where an earlier version kept the warning. */
  readonly about: string | null;
  /** What exactly happened, for whoever says it in another language. */
  readonly details: readonly SourceFaultDetail[];
  readonly raised_utc: string;
}

export const sourceWarningDocument: z.ZodType<SourceWarningDocument> = z
  .object({
    code: z.string(),
    message: z.string(),
    about: z.string().nullable(),
    details: z.array(sourceFaultDetail).readonly(),
    raised_utc: utc,
  })
  .meta({ id: 'SourceWarning' });

/** Where element sets or descriptions of objects come from. */
export interface SourceDocument {
  readonly source: string;
  readonly title: string;
  /** `elements`, `satcat`, `earth-orientation` or `leap-seconds`. */
  readonly kind: string;
  /** `operator`, `supplemental`, `general`; null for others. */
  readonly precedence: string | null;
  readonly terms: string | null;
  readonly private: boolean;
  readonly last_attempt_utc: string | null;
  readonly last_success_utc: string | null;
  readonly next_attempt_utc: string | null;
  /** Records of the last good answer. */
  readonly records: number | null;
  /** How many objects of the current run use it. */
  readonly objects_used: number;
  readonly warnings: readonly SourceWarningDocument[];
}

export const sourceDocument: z.ZodType<SourceDocument> = z
  .object({
    source: z.string(),
    title: z.string(),
    kind: z.string(),
    precedence: z.string().nullable(),
    terms: z.string().nullable(),
    private: z.boolean(),
    last_attempt_utc: utc.nullable(),
    last_success_utc: utc.nullable(),
    next_attempt_utc: utc.nullable(),
    records: z.int().nullable(),
    objects_used: z.int(),
    warnings: z.array(sourceWarningDocument).readonly(),
  })
  .meta({ id: 'Source' });

/** What an upload brought. */
export interface UploadDocument {
  readonly source: string;
  readonly accepted: number;
  readonly new_element_sets: number;
  readonly rejected: readonly {
    readonly object_id: number | null;
    readonly reason: string;
    readonly line: number | null;
  }[];
}

export const uploadDocument: z.ZodType<UploadDocument> = z
  .object({
    source: z.string(),
    accepted: z.int(),
    new_element_sets: z.int(),
    rejected: z
      .array(z.object({ object_id: z.int().nullable(), reason: z.string(), line: z.int().nullable() }))
      .readonly(),
  })
  .meta({ id: 'Upload' });

/** Asks one source, or all. */
export interface RefreshRequest {
  readonly source?: string | undefined;
}

export const refreshRequest: z.ZodType<RefreshRequest> = z
  .strictObject({ source: z.string().trim().min(1).max(100).optional() })
  .meta({ id: 'Refresh' });
