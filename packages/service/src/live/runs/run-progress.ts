import type { RunProgress } from '@clearway/contract';
import { listSlices, type RunRow, type Store } from '@clearway/store';
import { settingsOf } from '../../runs/dispatch/run-jobs.ts';
import type { WorkProgress } from '../../runs/dispatch/run-work.ts';

/** How far the runs under way are, from the slices stored and from what this process does. */
export interface ProgressBook {
  begin(run: RunRow): void;
  /** From this process. */
  advance(progress: WorkProgress): void;
  /** Counts the slices stored by anybody. */
  look(store: Store): Promise<void>;
  end(runId: number): void;
  of(runId: number): RunProgress | null;
  /** The run under way; the newest of several. */
  active(): RunRow | null;
  all(): readonly RunRow[];
}

interface Entry {
  readonly run: RunRow;
  readonly sinceMs: number;
  phase: string;
  stored: number;
  storedApproaches: number;
  /** Of the job at hand here. */
  fraction: number;
  approaches: number;
}

/** What comes after the last slice is about this part of the whole. */
const END_SHARE = 0.08;

export function createProgressBook(nowMs: () => number): ProgressBook {
  const entries = new Map<number, Entry>();
  const fractionOf = (entry: Entry): number => {
    const { run, stored, fraction, phase } = entry;
    const slices = run.slice_count - 1;
    if (phase === 'resolving') return 1 - END_SHARE + (fraction * END_SHARE) / 2;
    if (phase === 'publishing') return 1 - END_SHARE / 2;
    // An update makes all slices at once.
    const share = settingsOf(run).changed === undefined ? 1 / slices : 1;
    return Math.min(1, stored / slices + (stored < slices ? fraction * share : 0)) * (1 - END_SHARE);
  };
  return {
    begin(run) {
      if (entries.has(run.run_id)) return;
      const sinceMs = nowMs();
      entries.set(run.run_id, {
        run,
        sinceMs,
        phase: 'queued',
        stored: 0,
        storedApproaches: 0,
        fraction: 0,
        approaches: 0,
      });
    },
    advance({ runId, phase, fraction, closeApproaches }) {
      const entry = entries.get(runId);
      if (!entry) return;
      entry.phase = phase;
      entry.fraction = fraction;
      entry.approaches = closeApproaches;
    },
    async look({ db }) {
      for (const entry of entries.values()) {
        const slices = await listSlices(db, entry.run.run_id);
        if (slices.length !== entry.stored) {
          entry.fraction = 0;
          entry.approaches = 0;
        }
        entry.stored = Math.min(slices.length, entry.run.slice_count - 1);
        entry.storedApproaches = slices.reduce((sum, slice) => sum + slice.approach_count, 0);
        if (entry.phase === 'queued' && entry.stored > 0) entry.phase = 'screening';
      }
    },
    end: (runId) => void entries.delete(runId),
    of(runId) {
      const entry = entries.get(runId);
      if (!entry) return null;
      const fraction = fractionOf(entry);
      const elapsed = (nowMs() - entry.sinceMs) / 1000;
      return {
        phase: entry.phase,
        fraction: Math.round(fraction * 10_000) / 10_000,
        slices_done: entry.stored,
        slices: entry.run.slice_count - 1,
        objects: settingsOf(entry.run).objects,
        // Everybody listens, and only what is published is sorted by who may see it.
        close_approaches: settingsOf(entry.run).of_teams ? 0 : entry.storedApproaches + entry.approaches,
        seconds_left: fraction < 0.02 || elapsed < 1 ? null : Math.round((elapsed / fraction) * (1 - fraction)),
      };
    },
    active: () => [...entries.values()].at(-1)?.run ?? null,
    all: () => [...entries.values()].map(({ run }) => run),
  };
}
