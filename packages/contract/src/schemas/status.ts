import { z } from 'zod';
import { utc } from './moments-and-numbers.ts';
import { type CoverageDocument, coverageDocument, type RunProgress, runProgress } from './runs.ts';

/** Until when the Earth orientation and the leap seconds are good by which the service turns frames and clocks. */
export interface EarthDataDocument {
  readonly orientation_measured_until_utc: string;
  /** From here on Earth-fixed positions may be off by more than a metre. */
  readonly orientation_good_until_utc: string;
  readonly leap_seconds_known_until_utc: string;
}

const earthDataDocument: z.ZodType<EarthDataDocument> = z
  .object({
    orientation_measured_until_utc: utc,
    orientation_good_until_utc: utc,
    leap_seconds_known_until_utc: utc,
  })
  .meta({ id: 'EarthData' });

/** How the service is; answered as soon as it listens. */
export interface HealthDocument {
  readonly status: 'ok' | 'degraded';
  /** `starting`, `catalogue`, `screening`, `ready`. */
  readonly phase: string;
  readonly title: string;
  readonly detail: string;
  /** Of the run under way; 1 when there is none and one is published. */
  readonly progress: number;
  readonly close_approaches: number;
  readonly seconds_left: number | null;
  /** Objects of the current run. */
  readonly objects: number | null;
  /** The time by which events are past or to come: the clock, or where a start of the window was given, on from there. */
  readonly clock_utc: string;
  /** When the current run was published. */
  readonly finished_utc: string | null;
  readonly warnings: readonly string[];
  readonly earth_data: EarthDataDocument;
}

export const healthDocument: z.ZodType<HealthDocument> = z
  .object({
    status: z.enum(['ok', 'degraded']),
    phase: z.string(),
    title: z.string(),
    detail: z.string(),
    progress: z.number(),
    close_approaches: z.int(),
    seconds_left: z.number().nullable(),
    objects: z.int().nullable(),
    clock_utc: utc,
    finished_utc: utc.nullable(),
    warnings: z.array(z.string()).readonly(),
    earth_data: earthDataDocument,
  })
  .meta({ id: 'Health' });

export interface ReadinessDocument {
  /** True when a run is published and the database answers. */
  readonly ready: boolean;
  readonly reasons: readonly string[];
}

export const readinessDocument: z.ZodType<ReadinessDocument> = z
  .object({ ready: z.boolean(), reasons: z.array(z.string()).readonly() })
  .meta({ id: 'Readiness' });

export interface VersionDocument {
  readonly version: string;
  readonly node: string;
  /** `embedded` or `postgresql`. */
  readonly database: string;
}

export const versionDocument: z.ZodType<VersionDocument> = z
  .object({ version: z.string(), node: z.string(), database: z.string() })
  .meta({ id: 'Version' });

/** Numbers on the catalogue and the current run. */
export interface StatisticsDocument {
  readonly objects: number;
  readonly objects_in_orbit: number | null;
  readonly objects_by_kind: Readonly<Record<string, number>>;
  readonly objects_by_regime: Readonly<Record<string, number>>;
  readonly element_age_days: { readonly median: number; readonly p95: number; readonly greatest: number } | null;
  readonly close_approaches: number;
  readonly close_approaches_by_class: Readonly<Record<string, number>>;
  /** TCA by day of the window. */
  readonly close_approaches_by_day: readonly { readonly day_utc: string; readonly close_approaches: number }[];
  readonly events_open: number;
  readonly coverage: CoverageDocument | null;
  readonly run: { readonly run_id: number; readonly published_utc: string } | null;
  readonly progress: RunProgress | null;
}

export const statisticsDocument: z.ZodType<StatisticsDocument> = z
  .object({
    objects: z.int(),
    objects_in_orbit: z.int().nullable(),
    objects_by_kind: z.record(z.string(), z.int()),
    objects_by_regime: z.record(z.string(), z.int()),
    element_age_days: z.object({ median: z.number(), p95: z.number(), greatest: z.number() }).nullable(),
    close_approaches: z.int(),
    close_approaches_by_class: z.record(z.string(), z.int()),
    close_approaches_by_day: z.array(z.object({ day_utc: z.string(), close_approaches: z.int() })).readonly(),
    events_open: z.int(),
    coverage: coverageDocument.nullable(),
    run: z.object({ run_id: z.int(), published_utc: utc }).nullable(),
    progress: runProgress.nullable(),
  })
  .meta({ id: 'Statistics' });
