import { formatUtc, utcFromUnixMicros } from '@clearway/astro';
import type { CoverageDocument, RunDocument, RunKind, RunProgress } from '@clearway/contract';
import type { RunRow } from '@clearway/store';
import { settingsOf } from '../../runs/dispatch/run-jobs.ts';

/** A run as it is shown. */
export function runDocument(run: RunRow, currentRunId: number | null, progress: RunProgress | null): RunDocument {
  const settings = settingsOf(run);
  const report = run.report as { readonly close_approaches?: number } | null;
  return {
    run_id: run.run_id,
    state: run.state,
    kind: run.kind as RunKind,
    current: run.run_id === currentRunId,
    private: run.private,
    based_on_run_id: run.based_on_run_id,
    window: { start_utc: utcOfMicros(run.window_start_us), stop_utc: utcOfMicros(run.window_stop_us) },
    threshold_km: settings.threshold_km,
    objects: settings.objects,
    // It would say that somebody's team has brought an ephemeris.
    objects_changed: settings.of_teams ? null : (settings.changed?.length ?? null),
    close_approaches: report?.close_approaches ?? null,
    coverage: run.coverage as CoverageDocument | null,
    failure: run.failure,
    created_utc: utcOfMicros(run.created_us),
    started_utc: utcOrNull(run.started_us),
    finished_utc: utcOrNull(run.finished_us),
    published_utc: utcOrNull(run.published_us),
    progress: run.state === 'running' || run.state === 'planned' ? progress : null,
  };
}

/** ISO 8601 to the microsecond where it has any, else to the millisecond. */
export function utcOfMicros(micros: number): string {
  return formatUtc(utcFromUnixMicros(micros), micros % 1000 === 0 ? 3 : 6);
}

export function utcOrNull(micros: number | null): string | null {
  return micros === null ? null : utcOfMicros(micros);
}
