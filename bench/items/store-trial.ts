import { randomFillSync } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { createRun, openStore, publishRun, type Store, saveSlice, stageSightings, startRun } from '@clearway/store';
import { DAY_US, JUNE_US, trialRun, trialSighting } from '../../validation/store/trial-rows.ts';
import type { BenchRun } from '../bench-item.ts';

/** A week of the main catalogue: 400,000 approaches at 29 bytes (441,478 real rows are 12.9 MB), in half days. */
export const WEEK: WeekSize = { slices: 14, approaches: 400_000, bytesPerApproach: 29, events: 5000, objects: 30_000 };
export const QUICK_WEEK: WeekSize = { slices: 2, approaches: 4000, bytesPerApproach: 29, events: 50, objects: 300 };

export interface WeekSize {
  readonly slices: number;
  readonly approaches: number;
  readonly bytesPerApproach: number;
  readonly events: number;
  readonly objects: number;
}

export interface Timed {
  readonly wallSeconds: number;
  /** CPU time of the calling thread, that of watching for stalls included. */
  readonly threadSeconds: number;
  readonly longestStallSeconds: number;
  /** The same of a thread that did nothing for a second right after: the rest of the machine's doing. */
  readonly idleStallSeconds: number;
}

/** The store in a new directory of this run. */
export async function openTrialStore(run: BenchRun): Promise<{ readonly store: Store; readonly dataDir: string }> {
  const dataDir = await mkdtemp(path.join(run.folder, 'store-'));
  return { store: await openStore({ dataDir }), dataDir };
}

/** How long the work took, and for how long at most this thread did not turn meanwhile. */
export async function timed(work: () => Promise<unknown>): Promise<Timed> {
  const { longestStallSeconds, ...times } = await watched(work);
  const idle = await watched(() => sleep(1000));
  return { ...times, longestStallSeconds, idleStallSeconds: idle.longestStallSeconds };
}

async function watched(work: () => Promise<unknown>): Promise<Omit<Timed, 'idleStallSeconds'>> {
  await turn();
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const cpu = process.threadCpuUsage();
  const started = performance.now();
  await work();
  const wallSeconds = (performance.now() - started) / 1000;
  const { user, system } = process.threadCpuUsage(cpu);
  await turn();
  delays.disable();
  return { wallSeconds, threadSeconds: (user + system) / 1e6, longestStallSeconds: delays.max / 1e9 };
}

/** What a run stores, as it comes from workers and the following of events; random bytes, since nothing may be gained by packing. */
export function weekResult(size: WeekSize): { readonly slices: readonly Uint8Array[]; readonly snapshot: Uint8Array } {
  const perSlice = Math.ceil(size.approaches / size.slices) * size.bytesPerApproach;
  return {
    slices: Array.from({ length: size.slices }, () => randomFillSync(new Uint8Array(perSlice))),
    snapshot: randomFillSync(new Uint8Array(size.objects * 12)),
  };
}

/** Stores a run with its slices and events and publishes it. `known` are the events that it sees again; gives those it saw. */
export async function storeWeek(
  { db }: Store,
  size: WeekSize,
  result: ReturnType<typeof weekResult>,
  known: readonly number[],
): Promise<readonly number[]> {
  const runId = await createRun(db, trialRun({ sliceCount: size.slices, snapshot: result.snapshot }));
  await startRun(db, runId, JUNE_US);
  const half = DAY_US / 2;
  for (const [slice, approaches] of result.slices.entries()) {
    await saveSlice(db, {
      run_id: runId,
      slice,
      start_us: JUNE_US + slice * half,
      stop_us: JUNE_US + (slice + 1) * half,
      approach_count: approaches.length / size.bytesPerApproach,
      finished_us: JUNE_US,
      approaches,
    });
  }
  const sightings = Array.from({ length: size.events }, (_, k) =>
    trialSighting(k, 100_000 + k, {
      eventId: known[k] ?? null,
      tcaUs: JUNE_US + Math.floor(Math.random() * 14 * half),
      missDistanceKm: Math.random() * 5,
      maxProbability: Math.random() * 1e-4,
    }),
  );
  const seen = await stageSightings(db, runId, JUNE_US, sightings);
  await publishRun(db, runId, { publishedUs: JUNE_US, report: { bounds: [1, 2, 3] }, coverage: { share: 0.97 } });
  return seen;
}
