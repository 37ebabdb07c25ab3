import type { RunRow } from '@clearway/store';
import { type RunSlice, slicesOfWindow } from '../plan/run-slices.ts';

/** A piece of a run's work: a slice swept, all slices made from an older run, or the end that publishes. */
export type RunJob =
  | { readonly kind: 'slice'; readonly runId: number; readonly slice: number }
  | { readonly kind: 'update'; readonly runId: number }
  | { readonly kind: 'finish'; readonly runId: number };

/** The version of what is computed and how it is stored: no run of another one serves as a base. */
export const ENGINE_VERSION = 2;

/** `settings` of a run. */
export interface RunSettings {
  readonly engine_version: number;
  /** The version of the program that planned it, and alone works on it. */
  readonly program?: string;
  /** Of what is screened: whoever works on the run has exactly this catalogue, or says so and stops. */
  readonly catalog_digest?: string;
  readonly threshold_km: number;
  readonly slice_seconds: number;
  /** Element sets screened. */
  readonly objects: number;
  /** Of an incremental run: objects whose elements are not those of the run it is based on. */
  readonly changed?: readonly number[];
  /** Ephemerides of teams are in it, or were in what it is based on: how much it finds before it is published, and how much changed, is not told. */
  readonly of_teams?: boolean;
  /** The window's start was given, and is not when the run was made. */
  readonly fixed_start?: boolean;
}

/** One of a kind and place at a time. */
export function jobKey(job: RunJob): string {
  return job.kind === 'slice' ? `${job.runId}/slice/${job.slice}` : `${job.runId}/${job.kind}`;
}

export function settingsOf(run: RunRow): RunSettings {
  return run.settings as RunSettings;
}

/** Whether this version of the program works on the run. */
export function isOfProgram(run: RunRow, program: string): boolean {
  const settings = settingsOf(run);
  return settings.engine_version === ENGINE_VERSION && settings.program === program;
}

/** The swept slices of a run; its last stored slice comes after them. */
export function slicesOfRun(run: RunRow): RunSlice[] {
  return slicesOfWindow(run.window_start_us, run.window_stop_us, settingsOf(run).slice_seconds).map((slice) => ({
    fromUs: Math.max(slice.fromUs, run.window_start_us),
    toUs: Math.min(slice.toUs, run.window_stop_us),
  }));
}

/** What of a run is left to do, from the slices that are stored. */
export function jobsLeft(run: RunRow, stored: ReadonlySet<number>): RunJob[] {
  const runId = run.run_id;
  const missing = slicesOfRun(run)
    .map((_, slice) => slice)
    .filter((slice) => !stored.has(slice));
  if (missing.length === 0) return [{ kind: 'finish', runId }];
  if (settingsOf(run).changed !== undefined) return [{ kind: 'update', runId }];
  return missing.map((slice) => ({ kind: 'slice', runId, slice }));
}
