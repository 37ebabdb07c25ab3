import { utcFromUnixMicros } from '@clearway/astro';
import type {
  CoverageDocument,
  HealthDocument,
  ReadinessDocument,
  RunProgress,
  StatisticsDocument,
} from '@clearway/contract';
import { earthDataDocument, earthWarnings } from '../earth-data/earth-report.ts';
import type { RunModel } from './approaches/run-model.ts';
import type { EventModel } from './events/event-model.ts';
import type { ObjectIndex } from './objects/object-index.ts';
import type { CurrentRun } from './runs/current-run.ts';
import { utcOfMicros, utcOrNull } from './runs/run-documents.ts';
import { objectStatistics, runStatistics } from './statistics/run-statistics.ts';

/** What a live service is doing, besides its runs. */
export type LivePhase = 'starting' | 'catalogue' | 'working';

export interface StatusSources {
  readonly phase: LivePhase;
  /** Of the phase, for people: `asking CelesTrak, active`. */
  readonly detail: string;
  readonly warnings: readonly string[];
  readonly current: CurrentRun | null;
  /** Of the run under way. */
  readonly progress: RunProgress | null;
  /** The time by which events are past or to come, microseconds since 1970-01-01 UTC. */
  readonly clockUs: number;
  readonly fault: string | null;
}

export function healthOf({
  phase,
  detail,
  warnings,
  current,
  progress,
  clockUs,
  fault,
}: StatusSources): HealthDocument {
  const underWay = phase === 'working' ? 'catalogue' : phase;
  const state = progress ? 'screening' : current ? 'ready' : underWay;
  return {
    status: fault === null ? 'ok' : 'degraded',
    phase: state,
    title: TITLES[state] ?? TITLES.catalogue!,
    detail: progress ? progressDetail(progress) : (fault ?? detail),
    progress: progress ? progress.fraction : current ? 1 : 0,
    close_approaches: progress?.close_approaches ?? current?.model.count ?? 0,
    seconds_left: progress?.seconds_left ?? null,
    objects: current?.row ? screenedOf(current) : null,
    clock_utc: utcOfMicros(clockUs),
    finished_utc: utcOrNull(current?.row.published_us ?? null),
    warnings: [...warnings, ...earthWarnings(utcFromUnixMicros(clockUs))],
    earth_data: earthDataDocument(),
  };
}

const TITLES: Readonly<Record<string, string>> = {
  starting: 'Starting',
  catalogue: 'Getting the catalogue',
  screening: 'Screening every pair',
  ready: 'Ready',
};

/** `43 %, 38 s left, 121,034 close approaches so far`. */
function progressDetail({ phase, fraction, seconds_left, close_approaches }: RunProgress): string {
  const parts = [`${Math.floor(fraction * 100)} %`];
  if (phase === 'queued' || phase === 'preparing') parts.push('preparing the objects');
  if (phase === 'publishing') parts.push('ordering what was found');
  if (seconds_left !== null) parts.push(`${seconds_left} s left`);
  if (close_approaches > 0) parts.push(`${close_approaches.toLocaleString('en-US')} close approaches so far`);
  return parts.join(', ');
}

export function screenedOf({ row }: CurrentRun): number | null {
  const report = row.report as { readonly objects?: { readonly screened?: number } } | null;
  return report?.objects?.screened ?? null;
}

export function readinessOf(current: CurrentRun | null, databaseProblem: string | null): ReadinessDocument {
  const reasons = [
    ...(databaseProblem === null ? [] : [`the database does not answer: ${databaseProblem}`]),
    ...(current ? [] : ['no run is published yet']),
  ];
  return { ready: reasons.length === 0, reasons };
}

/** Counting 70,000 objects takes some milliseconds: the numbers are kept while nothing changes. */
export function createStatistics(
  objects: ObjectIndex,
  events: EventModel,
): (current: CurrentRun | null, progress: RunProgress | null, atUs: number) => StatisticsDocument {
  let key = '';
  /** By the run as somebody sees it. */
  const kept = new Map<RunModel | null, Omit<StatisticsDocument, 'events_open' | 'progress'>>();
  return (current, progress, atUs) => {
    const now = `${objects.revision()} ${current?.row.run_id ?? 0} ${Math.floor(atUs / 60e6)}`;
    if (key !== now) kept.clear();
    key = now;
    const model = current?.model ?? null;
    const known = kept.get(model) ?? {
      ...objectStatistics(objects),
      ...runStatistics(model?.built ?? null, atUs),
      coverage: (current?.row.coverage as CoverageDocument | null) ?? null,
      run: current && { run_id: current.row.run_id, published_utc: utcOfMicros(current.row.published_us ?? 0) },
    };
    kept.set(model, known);
    return { ...known, events_open: events.openCount(), progress };
  };
}
