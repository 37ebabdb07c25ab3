import { formatUtc, utcFromUnixMicros } from '@clearway/astro';
import type { StaleObject } from '../../catalog/catalog.ts';
import { settingsOf } from '../../runs/dispatch/run-jobs.ts';
import type { FoundRun } from '../../runs/dispatch/run-work.ts';
import type { RunEphemeris } from '../../runs/plan/run-ephemerides.ts';
import type { PairsInside, SessionFailure } from '../../runs/session/screening-session.ts';
import type { ResolvedSlice } from '../../runs/stored/stored-slices.ts';

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
  { closeApproaches, eventsNotFollowed }: { readonly closeApproaches: number; readonly eventsNotFollowed: number },
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
    events_not_followed: eventsNotFollowed,
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
