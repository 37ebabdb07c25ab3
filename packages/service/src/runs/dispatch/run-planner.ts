import { setImmediate } from 'node:timers/promises';
import {
  createRun,
  currentRun,
  type Database,
  endRun,
  findRun,
  listRuns,
  listSlices,
  lockCurrentRun,
  type NewRun,
  type RunRow,
  readSnapshot,
  type Store,
  startRun,
} from '@clearway/store';
import type { CatalogSnapshot } from '../../catalog/keeping/catalog-snapshot.ts';
import type { KnownOfObjects } from '../../covariance/run-uncertainties.ts';
import { digestOfMaterial } from '../plan/catalog-digest.ts';
import type { RunEphemeris } from '../plan/run-ephemerides.ts';
import { gridBefore, MICROS_PER_DAY, sliceSeconds, slicesOfWindow } from '../plan/run-slices.ts';
import { changedSince, encodeMaterial, materialOf, type RunMaterial } from '../plan/run-snapshot.ts';
import { ENGINE_VERSION, isOfProgram, jobsLeft, type RunSettings, settingsOf } from './run-jobs.ts';
import type { RunQueues } from './run-queues.ts';

export interface RunPlannerOptions {
  readonly store: Store;
  readonly queues: RunQueues;
  /** The version of this program. */
  readonly program: string;
  readonly takeSnapshot: (window: { readonly startUs: number; readonly stopUs: number }) => Promise<CatalogSnapshot>;
  /** Operators' ephemerides that say something of the window. */
  readonly takeEphemerides: (window: {
    readonly startUs: number;
    readonly stopUs: number;
  }) => Promise<readonly RunEphemeris[]>;
  /** Sizes and histories of objects, where more is known of them than the snapshot says. */
  readonly known?: () => KnownOfObjects;
  readonly thresholdKm: number;
  readonly days: number;
  /** Of each process that sweeps. */
  readonly threads: number;
  /** A start of the window that never moves; null for now. */
  readonly fixedStart: () => number | null;
  /** How long a window is kept before it is moved to now, s. */
  readonly rollAfterSeconds?: number;
  readonly now?: () => number;
}

/** What is wanted of a run. */
export interface PlanRequest {
  readonly kind?: 'full' | 'incremental' | undefined;
  /** A run even where nothing has changed. */
  readonly always?: boolean;
}

export interface RunPlanner {
  /**
   * Plans and starts a run, unless there is nothing that it could change; the catalogue it took besides. Where one is under way,
   * also of another process, that one.
   */
  plan(request?: PlanRequest): Promise<PlannedRun | null>;
  /** Puts what is left of unfinished runs into the queue; those of another version fail. */
  resume(): Promise<readonly RunRow[]>;
  /** The run under way, whoever planned it. */
  underWay(): Promise<RunRow | undefined>;
  cancel(runId: number): Promise<void>;
}

export interface PlannedRun {
  readonly run: RunRow;
  /** Null where the run was under way already. */
  readonly material: RunMaterial | null;
}

/** Four runs a day move the window; in between only objects with new elements are screened. */
export const ROLL_AFTER_SECONDS: number = 6 * 3600;
/** When more of the catalogue than this has changed a full run takes less time. */
const MOST_CHANGED = 0.2;

export function createRunPlanner(options: RunPlannerOptions): RunPlanner {
  const { store, queues, program } = options;
  const { db } = store;
  const now = options.now ?? ((): number => Date.now() * 1000);
  const rollAfterUs = (options.rollAfterSeconds ?? ROLL_AFTER_SECONDS) * 1e6;

  const usable = (run: RunRow | undefined): run is RunRow =>
    run !== undefined &&
    settingsOf(run).engine_version === ENGINE_VERSION &&
    settingsOf(run).threshold_km === options.thresholdKm &&
    run.window_stop_us - run.window_start_us === options.days * MICROS_PER_DAY;

  const startOf = (base: RunRow | undefined, wanted: PlanRequest): number => {
    const fixed = options.fixedStart();
    if (fixed !== null) return fixed;
    const time = now();
    const keeps = base && wanted.kind !== 'full' && time - base.window_start_us < rollAfterUs;
    return keeps ? base.window_start_us : gridBefore(time);
  };

  const add = async (run: RunRow, stored: ReadonlySet<number>): Promise<void> => {
    await queues.add(jobsLeft(run, stored));
  };

  /** A run that another process has planned: there is one at a time. */
  const underWay = async (db: Database): Promise<RunRow | undefined> =>
    (await listRuns(db, { states: ['planned', 'running'] })).find((run) => isOfProgram(run, program));

  /** Joins a run under way: what of it nobody works on yet is put into the queue. */
  const join = async (run: RunRow): Promise<PlannedRun> => {
    await takeUp(run);
    return { run, material: null };
  };

  const takeUp = async (run: RunRow): Promise<void> => {
    if (run.state === 'planned') await startRun(db, run.run_id, now());
    const stored = new Set((await listSlices(db, run.run_id)).map(({ slice }) => slice));
    await add({ ...run, state: 'running' }, stored);
  };

  /** What a base kept of its catalogue; null where it does not reach into the new window. */
  const keptBy = async (base: RunRow | undefined, startUs: number): Promise<Uint8Array | null> => {
    if (!base || startUs < base.window_start_us || startUs >= base.window_stop_us) return null;
    return readSnapshot(db, base.run_id);
  };

  return {
    underWay: () => underWay(db),
    async plan(request = {}): Promise<PlannedRun | null> {
      const other = await underWay(db);
      if (other) return join(other);
      const current = await currentRun(db);
      const base = usable(current) ? current : undefined;
      const startUs = startOf(base, request);
      const stopUs = startUs + options.days * MICROS_PER_DAY;
      const snapshot = await options.takeSnapshot({ startUs, stopUs });
      const ephemerides = await options.takeEphemerides({ startUs, stopUs });
      const material = materialOf(snapshot, options.known?.(), ephemerides);
      // Each of these takes tens of milliseconds.
      await setImmediate();
      const before = request.kind === 'full' ? null : await keptBy(base, startUs);
      const changed = before && changedSince(before, material);
      await setImmediate();
      if (base && changed?.length === 0 && startUs === base.window_start_us && !request.always) return null;
      const incremental = changed !== null && changed.length <= MOST_CHANGED * snapshot.elements.length;
      const isOfTeams =
        ephemerides.some(({ teamId }) => teamId !== null) || (incremental && settingsOf(base!).of_teams === true);
      const seconds = sliceSeconds(snapshot.elements.length, options.threads);
      const settings: RunSettings = {
        engine_version: ENGINE_VERSION,
        program,
        catalog_digest: await digestOfMaterial(material),
        threshold_km: options.thresholdKm,
        slice_seconds: seconds,
        objects: snapshot.elements.length,
        ...(incremental ? { changed } : {}),
        ...(isOfTeams ? { of_teams: true } : {}),
        ...(options.fixedStart() === null ? {} : { fixed_start: true }),
      };
      const kept = encodeMaterial(material);
      await setImmediate();
      const planned: NewRun = {
        kind: incremental ? 'incremental' : 'full',
        // What only a team sees of it makes it no private one to others.
        private: snapshot.private || ephemerides.some(({ teamId }) => teamId === null),
        basedOnRunId: incremental ? base!.run_id : null,
        windowStartUs: startUs,
        windowStopUs: stopUs,
        sliceCount: slicesOfWindow(startUs, stopUs, seconds).length + 1,
        settings,
        coverage: snapshot.coverage,
        snapshot: kept,
        createdUs: now(),
      };
      const made = await db.transaction().execute(async (trx): Promise<RunRow | 'another state'> => {
        if ((await lockCurrentRun(trx)) !== (current?.run_id ?? null)) return 'another state';
        if (await underWay(trx)) return 'another state';
        const runId = await createRun(trx, planned);
        await startRun(trx, runId, now());
        return (await findRun(trx, runId))!;
      });
      // Another server planned or published meanwhile: by what there is now, it may be that nothing is left to do.
      if (made === 'another state') return this.plan(request);
      await add(made, new Set());
      return { run: made, material };
    },
    async resume(): Promise<readonly RunRow[]> {
      // Embedded there is nobody else: whatever was taken belongs to a process that is gone.
      if (store.kind === 'embedded') await queues.clear();
      else await queues.reclaim();
      const resumed: RunRow[] = [];
      for (const run of await listRuns(db, { states: ['planned', 'running'] })) {
        if (!isOfProgram(run, program)) {
          await endRun(db, run.run_id, 'failed', {
            finishedUs: now(),
            failure: 'begun by another version of Clearway',
          });
          continue;
        }
        await takeUp(run);
        resumed.push(run);
      }
      return resumed;
    },
    async cancel(runId): Promise<void> {
      await endRun(db, runId, 'cancelled', { finishedUs: now() });
    },
  };
}
