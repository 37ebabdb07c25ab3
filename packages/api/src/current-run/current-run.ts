import {
  maximumProbabilities,
  type Ranking,
  rankCloseApproaches,
  type SatcatEntry,
  type ScreeningProgress,
  type ScreeningRun,
} from '@clearway/service';

/** Where the elements of a run come from, and what should be said about them. */
export interface Provenance {
  /** For people: `CelesTrak, fetched 10 minutes ago`, `gp.csv.gz`. */
  readonly source: string;
  /** Made-up objects, which must never be taken for real. */
  readonly synthetic: boolean;
  /** How complete the catalogue is, in a sentence. */
  readonly completeness: string;
  readonly warnings: readonly string[];
}

/** A run that is finished and served. */
export interface PublishedRun {
  readonly run: ScreeningRun;
  readonly ranking: Ranking;
  /** Of each row the greatest probability of collision that any uncertainty gives; NaN where that says nothing. */
  readonly maxProbability: Float64Array;
  readonly provenance: Provenance;
  readonly finishedAt: Date;
}

/** Where the work stands. */
export interface RunState {
  /** While `screening`, `detail` is the engine's own phase. */
  readonly phase: 'starting' | 'catalogue' | 'screening' | 'ready';
  readonly detail: string;
  /** Of the screening, in [0, 1]. */
  readonly fraction: number;
  readonly closeApproaches: number;
  /** When the screening began; null before. */
  readonly screeningSince: Date | null;
}

/** What is served: nothing but progress at first, then the run that was published last. */
export class CurrentRun {
  private published: PublishedRun | null = null;
  private progress: RunState = {
    phase: 'starting',
    detail: 'starting',
    fraction: 0,
    closeApproaches: 0,
    screeningSince: null,
  };

  get run(): PublishedRun | null {
    return this.published;
  }

  get state(): RunState {
    return this.progress;
  }

  readCatalogue(detail: string): void {
    this.progress = { ...this.progress, phase: 'catalogue', detail };
  }

  advance(progress: ScreeningProgress): void {
    this.progress = {
      phase: 'screening',
      detail: progress.phase,
      fraction: progress.fraction,
      closeApproaches: progress.closeApproaches,
      screeningSince: this.progress.screeningSince ?? new Date(),
    };
  }

  async publish(
    run: ScreeningRun,
    provenance: Provenance,
    satcat?: ReadonlyMap<number, SatcatEntry>,
    signal?: AbortSignal,
  ): Promise<PublishedRun> {
    const ranking = rankCloseApproaches(run, satcat);
    const maxProbability = await maximumProbabilities(run, ranking.kinds, signal);
    const published = { run, provenance, ranking, maxProbability, finishedAt: new Date() };
    this.published = published;
    const closeApproaches = run.approaches.count;
    this.progress = { ...this.progress, phase: 'ready', detail: 'ready', fraction: 1, closeApproaches };
    return published;
  }
}

/** Seconds until a screening that goes on like this is finished; null while that cannot be told. */
export function secondsLeft(state: RunState, now: Date): number | null {
  if (state.phase !== 'screening' || state.screeningSince === null || state.fraction < 0.01) return null;
  const elapsed = (now.getTime() - state.screeningSince.getTime()) / 1000;
  return elapsed < 1 ? null : (elapsed / state.fraction) * (1 - state.fraction);
}
