import type { RunRow } from '@clearway/store';
import { settingsOf } from '../runs/dispatch/run-jobs.ts';

/** What tells the time of a service. */
export interface EventClockOptions {
  /** A start of the window that was given; null where it is now. */
  readonly fixedStartUs: () => number | null;
  /** The run that is shown. */
  readonly shown: () => RunRow | null;
  readonly nowUs: () => number;
}

/**
 * The time by which events are past or to come, microseconds since 1970-01-01 UTC. Where the start of the window was given, its days
 * go by from there: from when the service was opened, or the run shown was published.
 */
export function createEventClock({ fixedStartUs, shown, nowUs }: EventClockOptions): () => number {
  const openedUs = nowUs();
  return () => {
    const start = fixedStartUs();
    if (start !== null) return start + (nowUs() - openedUs);
    const run = shown();
    if (!run || settingsOf(run).fixed_start !== true) return nowUs();
    return run.window_start_us + (nowUs() - (run.published_us ?? nowUs()));
  };
}
