import { sql } from 'kysely';
import type { Database, Row } from '../schema/database.ts';

export type RunSliceRow = Row<'run_slices'>;

/** A slice without its bytes. */
export type SliceSummary = Omit<RunSliceRow, 'approaches'>;

/**
 * Stores the close approaches of one slice, packed. False, and nothing stored, where the slice is there already or the run has
 * ended: whoever computes a slice a second time throws then, so that a transaction which also completes a job is rolled back.
 * On PostgreSQL the run cannot end before that transaction does.
 */
export async function saveSlice(db: Database, slice: RunSliceRow): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into run_slices (run_id, slice, start_us, stop_us, approach_count, finished_us, approaches)
    select run_id, ${slice.slice}::int4, ${slice.start_us}::int8, ${slice.stop_us}::int8, ${slice.approach_count}::int4,
      ${slice.finished_us}::int8, ${slice.approaches}::bytea
    from runs where run_id = ${slice.run_id} and state = 'running' and ${slice.slice}::int4 between 0 and slice_count - 1
    for share
    on conflict (run_id, slice) do nothing`.execute(db);
  return numAffectedRows === 1n;
}

/** What is done of a run, in order. */
export async function listSlices(db: Database, runId: number): Promise<readonly SliceSummary[]> {
  return db
    .selectFrom('run_slices')
    .select(['run_id', 'slice', 'start_us', 'stop_us', 'approach_count', 'finished_us'])
    .where('run_id', '=', runId)
    .orderBy('slice')
    .execute();
}

export async function readSlice(db: Database, runId: number, slice: number): Promise<RunSliceRow | undefined> {
  return db
    .selectFrom('run_slices')
    .selectAll()
    .where('run_id', '=', runId)
    .where('slice', '=', slice)
    .executeTakeFirst();
}

/** All slices of a run in order, one at a time: together they are tens of megabytes. */
export async function* readSlices(db: Database, runId: number): AsyncGenerator<RunSliceRow> {
  for (const { slice } of await listSlices(db, runId)) {
    const row = await readSlice(db, runId, slice);
    if (row !== undefined) yield row;
  }
}
