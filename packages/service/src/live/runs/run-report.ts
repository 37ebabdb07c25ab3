import { formatUtc, utcFromUnixMicros } from '@clearway/astro';
import { maySee } from '@clearway/store';
import type { StaleObject } from '../../catalog/catalog.ts';
import { settingsOf } from '../../runs/dispatch/run-jobs.ts';
import type { FoundRun } from '../../runs/dispatch/run-worker.ts';
import type { RunEphemeris } from '../../runs/plan/run-ephemerides.ts';
import type { PairsInside, SessionFailure } from '../../runs/session/screening-session.ts';
import type { ResolvedSlice } from '../../runs/stored/stored-slices.ts';
import type { CurrentRun } from './current-run.ts';

/** What is known of a run's catalogue besides its element sets. */
export interface CatalogAccount {
  readonly stale: readonly StaleObject[];
  readonly epochAfterStart: readonly number[];
  /** Records that could not be read, where the catalogue came from files. */
  readonly unreadable: readonly {
    readonly id: number | null;
    readonly reason: string;
    readonly file: string | null;
    readonly line: number | null;
  }[];
  /** For people: `catalog.csv`, `CelesTrak, active`. */
  readonly source: string;
  readonly synthetic: boolean;
}

export const NO_ACCOUNT: CatalogAccount = {
  stale: [],
  epochAfterStart: [],
  unreadable: [],
  source: '',
  synthetic: false,
};

/** The report of a run as the command's contract has it, with what the next run needs to know (`failures`). */
export interface RunReport {
  readonly close_approaches: number;
  readonly failures: readonly SessionFailure[];
  readonly [name: string]: unknown;
}

export function runReport(
  found: FoundRun,
  edges: Pick<ResolvedSlice, 'insideAtStart' | 'insideAtStop'>,
  account: CatalogAccount,
  closeApproaches: number,
  workers: number,
  ephemerides: readonly RunEphemeris[],
): RunReport {
  const { run, ending, failures, screened } = found;
  const { objects, threshold_km } = settingsOf(run);
  return {
    objects: {
      read: objects + account.unreadable.length,
      screened,
      rejected: [
        ...account.unreadable,
        ...failures.map(({ id, reason, fromUs }) => ({ id, reason, file: null, line: null, from: second(fromUs) })),
      ],
      duplicates: [],
      stale: account.stale.map(({ id, ageDays, leftOut }) => ({ id, age_days: ageDays, left_out: leftOut })),
      epoch_after_start: account.epochAfterStart,
    },
    window: { start: utc(run.window_start_us), stop: utc(run.window_stop_us) },
    threshold_km,
    close_approaches: closeApproaches,
    workers,
    seconds: { total: (Date.now() * 1000 - (run.started_us ?? run.created_us)) / 1e6, ...ending.seconds },
    peak_memory_mib: process.resourceUsage().maxRSS / 1024,
    completeness: {
      claim: ephemerides.some(({ spans }) => spans.length > 0)
        ? 'no miss found, relative to SGP4 and the ephemerides as interpolated'
        : 'no miss found, relative to SGP4',
      ...ending.completeness,
    },
    ephemerides: ephemerides.map(({ ephemerisId, id, mode, spans }) => ({
      ephemeris_id: ephemerisId,
      id,
      mode,
      spans: spans.map(({ fromUs, untilUs }) => ({ start: utc(fromUs), stop: utc(untilUs) })),
    })),
    inside_at_start: pairs(edges.insideAtStart),
    inside_at_stop: pairs(edges.insideAtStop),
    failures,
    source: account.source,
    synthetic: account.synthetic,
  };
}

/** What the current actor may see of the report of a run, as the command's contract has it. */
export function shownReport({ row, material, model }: CurrentRun): Record<string, unknown> {
  const { failures: _, ...report } = row.report as RunReport & ReportOfEphemerides;
  const hidden = material.ephemerides.filter(({ teamId }) => !maySee(teamId));
  if (hidden.length === 0) return { ...report, close_approaches: model.count };
  const [ids, objects] = [new Set(hidden.map(({ ephemerisId }) => ephemerisId)), new Set(hidden.map(({ id }) => id))];
  // Of whom somebody else has an ephemeris it does not say by which states they were inside.
  const shown = (list: ReportOfEphemerides['inside_at_start']): unknown =>
    list?.filter(({ primary_id, secondary_id }) => !objects.has(primary_id) && !objects.has(secondary_id));
  return {
    ...report,
    close_approaches: model.count,
    ephemerides: report.ephemerides?.filter(({ ephemeris_id }) => !ids.has(ephemeris_id)),
    inside_at_start: shown(report.inside_at_start),
    inside_at_stop: shown(report.inside_at_stop),
  };
}

/** Parts of a report that speak of ephemerides. */
interface ReportOfEphemerides {
  readonly ephemerides?: readonly { readonly ephemeris_id: number }[];
  readonly inside_at_start?: readonly { readonly primary_id: number; readonly secondary_id: number }[];
  readonly inside_at_stop?: ReportOfEphemerides['inside_at_start'];
}

function pairs(inside: PairsInside): object[] {
  return Array.from(inside.primaryId, (primary_id, k) => ({
    primary_id,
    secondary_id: inside.secondaryId[k]!,
    distance_km: inside.distanceMm[k]! / 1e6,
    range_rate_km_s: inside.rangeRateMmS[k]! / 1e6,
  }));
}

function utc(micros: number): string {
  return formatUtc(utcFromUnixMicros(micros));
}

function second(micros: number): string {
  return formatUtc(utcFromUnixMicros(micros), 0);
}
