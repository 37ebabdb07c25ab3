import { setTimeout as sleep } from 'node:timers/promises';
import type { Fleet } from './fleet.ts';

/** How the slices of a run went, by the clock of the database and of the workers, which are on one machine. */
export interface SweptRun {
  readonly runId: number;
  /** From the moment the first slice was taken until the last was stored, surveys of the catalogue included. */
  readonly wallSeconds: number;
  readonly slices: number;
  readonly closeApproaches: number;
}

const LOOK_MS = 50;

/** Waits until all slices of a run are stored. */
export async function sweptRun({ database, server, workers }: Fleet, runId: number): Promise<SweptRun> {
  for (;;) {
    const { rows } = await database.query<{ left: string; slices: string; rows: string; finished: string }>(
      `select slice_count - 1 - (select count(*) from run_slices s where s.run_id = r.run_id and slice < slice_count - 1) as left,
         slice_count - 1 as slices,
         (select sum(approach_count) from run_slices s where s.run_id = r.run_id) as rows,
         (select max(finished_us) from run_slices s where s.run_id = r.run_id and slice < slice_count - 1) as finished
       from runs r where run_id = $1`,
      [runId],
    );
    const found = rows[0];
    if (found && Number(found.left) === 0) {
      const taken = await database.query<{ started: string }>(
        `select extract(epoch from min(started_on)) as started from clearway_queue.job
         where (data->>'runId')::bigint = $1 and data->>'kind' = 'slice'`,
        [runId],
      );
      return {
        runId,
        wallSeconds: Number(found.finished) / 1e6 - Number(taken.rows[0]!.started),
        slices: Number(found.slices),
        closeApproaches: Number(found.rows),
      };
    }
    for (const each of [server, ...workers]) each.check();
    await sleep(LOOK_MS);
  }
}

/** Waits until a run is published. */
export async function publishedRun({ database, server, workers }: Fleet, runId: number): Promise<void> {
  for (;;) {
    const { rows } = await database.query<{ state: string; failure: string | null }>(
      'select state, failure from runs where run_id = $1',
      [runId],
    );
    const state = rows[0]?.state;
    if (state === 'complete') return;
    if (state === 'failed' || state === 'cancelled') throw new Error(`run ${runId} ${state}: ${rows[0]!.failure}`);
    for (const each of [server, ...workers]) each.check();
    await sleep(LOOK_MS);
  }
}
