import { z } from 'zod';
import { utc } from './moments-and-numbers.ts';

export const RUN_STATES = ['planned', 'running', 'complete', 'cancelled', 'failed'] as const;
export type RunState = (typeof RUN_STATES)[number];
export const RUN_KINDS = ['full', 'incremental'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

/** How much of a run is done. */
export interface RunProgress {
  /** `queued`, `preparing`, `screening`, `resolving`, `publishing`. */
  readonly phase: string;
  readonly fraction: number;
  readonly slices_done: number;
  readonly slices: number;
  readonly objects: number;
  /** So far; 0 where some of them may be seen by a team alone. */
  readonly close_approaches: number;
  readonly seconds_left: number | null;
}

export const runProgress: z.ZodType<RunProgress> = z
  .object({
    phase: z.string(),
    fraction: z.number(),
    slices_done: z.int(),
    slices: z.int(),
    objects: z.int(),
    close_approaches: z.int(),
    seconds_left: z.number().nullable(),
  })
  .meta({ id: 'RunProgress' });

/** One screening. */
export interface RunDocument {
  readonly run_id: number;
  readonly state: RunState;
  readonly kind: RunKind;
  /** True for the one that everybody reads. */
  readonly current: boolean;
  readonly private: boolean;
  readonly based_on_run_id: number | null;
  readonly window: { readonly start_utc: string; readonly stop_utc: string };
  readonly threshold_km: number;
  readonly objects: number;
  /** How many objects had new elements, of an incremental run; null where that may be a team's own matter. */
  readonly objects_changed: number | null;
  readonly close_approaches: number | null;
  readonly coverage: CoverageDocument | null;
  readonly failure: string | null;
  readonly created_utc: string;
  readonly started_utc: string | null;
  readonly finished_utc: string | null;
  readonly published_utc: string | null;
  /** Null when it is not under way. */
  readonly progress: RunProgress | null;
}

/** What part of everything in orbit was screened. */
export interface CoverageDocument {
  /** For people; `full` only from 95 % on. */
  readonly sentence: string;
  readonly full: boolean;
  readonly in_orbit: number | null;
  readonly screened: number;
  readonly share: number | null;
  readonly by_kind: Readonly<
    Record<string, { readonly in_orbit: number | null; readonly screened: number; readonly share: number | null }>
  >;
}

export const coverageDocument: z.ZodType<CoverageDocument> = z
  .object({
    sentence: z.string(),
    full: z.boolean(),
    in_orbit: z.int().nullable(),
    screened: z.int(),
    share: z.number().nullable(),
    by_kind: z.record(
      z.string(),
      z.object({ in_orbit: z.int().nullable(), screened: z.int(), share: z.number().nullable() }),
    ),
  })
  .meta({ id: 'Coverage' });

export const runDocument: z.ZodType<RunDocument> = z
  .object({
    run_id: z.int(),
    state: z.enum(RUN_STATES),
    kind: z.enum(RUN_KINDS),
    current: z.boolean(),
    private: z.boolean(),
    based_on_run_id: z.int().nullable(),
    window: z.object({ start_utc: utc, stop_utc: utc }),
    threshold_km: z.number(),
    objects: z.int(),
    objects_changed: z.int().nullable(),
    close_approaches: z.int().nullable(),
    coverage: coverageDocument.nullable(),
    failure: z.string().nullable(),
    created_utc: utc,
    started_utc: utc.nullable(),
    finished_utc: utc.nullable(),
    published_utc: utc.nullable(),
    progress: runProgress.nullable(),
  })
  .meta({ id: 'Run' });

/** Asks for a run now. */
export interface NewRunRequest {
  /** Default: incremental where that is possible. */
  readonly kind?: RunKind | undefined;
}

export const newRunRequest: z.ZodType<NewRunRequest> = z
  .strictObject({ kind: z.enum(RUN_KINDS).optional() })
  .meta({ id: 'NewRun' });
