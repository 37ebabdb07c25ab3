import { sql } from 'kysely';
import { StoreError } from '../errors/store-error.ts';
import type { Database, Row } from '../schema/database.ts';
import type { RunState } from '../schema/schema.ts';

/** A run without its snapshot, which is large. */
export type RunRow = Omit<Row<'runs'>, 'snapshot'>;

const LISTED = [
  'run_id',
  'state',
  'kind',
  'private',
  'based_on_run_id',
  'window_start_us',
  'window_stop_us',
  'slice_count',
  'settings',
  'coverage',
  'report',
  'failure',
  'created_us',
  'started_us',
  'finished_us',
  'published_us',
] as const;

export interface NewRun {
  readonly kind: string;
  readonly private: boolean;
  readonly basedOnRunId: number | null;
  readonly windowStartUs: number;
  readonly windowStopUs: number;
  readonly sliceCount: number;
  readonly settings: object;
  readonly coverage: object | null;
  /** Which element set each object uses, packed. */
  readonly snapshot: Uint8Array | null;
  readonly createdUs: number;
}

/** Plans a run; gives its id, which is larger than that of any run before. */
export async function createRun(db: Database, run: NewRun): Promise<number> {
  const { run_id } = await db
    .insertInto('runs')
    .values({
      state: 'planned',
      kind: run.kind,
      private: run.private,
      based_on_run_id: run.basedOnRunId,
      window_start_us: run.windowStartUs,
      window_stop_us: run.windowStopUs,
      slice_count: run.sliceCount,
      settings: JSON.stringify(run.settings),
      coverage: run.coverage === null ? null : JSON.stringify(run.coverage),
      snapshot: run.snapshot,
      created_us: run.createdUs,
    })
    .returning('run_id')
    .executeTakeFirstOrThrow();
  return run_id;
}

/** From planned to running; a run that runs already keeps the time it started (it is resumed). */
export async function startRun(db: Database, runId: number, startedUs: number): Promise<void> {
  await changeState(db, runId, ['planned', 'running'], 'running', { startedUs });
}

/** Ends a run that is not complete: cancelled, or failed with the reason. What it stored goes with the next retention. */
export async function endRun(
  db: Database,
  runId: number,
  state: 'cancelled' | 'failed',
  { finishedUs, failure = null }: { finishedUs: number; failure?: string | null },
): Promise<void> {
  await changeState(db, runId, ['planned', 'running'], state, { finishedUs, failure });
}

async function changeState(
  db: Database,
  runId: number,
  from: readonly RunState[],
  to: RunState,
  { startedUs, finishedUs, failure }: { startedUs?: number; finishedUs?: number; failure?: string | null },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('runs')
    .set({
      state: to,
      ...(startedUs === undefined ? {} : { started_us: sql<number>`coalesce(started_us, ${startedUs})` }),
      ...(finishedUs === undefined ? {} : { finished_us: finishedUs, failure: failure ?? null }),
    })
    .where('run_id', '=', runId)
    .where('state', 'in', from)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n)
    throw new StoreError('run-state', `run ${runId} is not there or has ended: it cannot be ${to}`);
}

export async function findRun(db: Database, runId: number): Promise<RunRow | undefined> {
  return db.selectFrom('runs').select(LISTED).where('run_id', '=', runId).executeTakeFirst();
}

/** The newest first; the next page starts before the id of the last. */
export async function listRuns(
  db: Database,
  { before, limit = 50, states }: { before?: number; limit?: number; states?: readonly RunState[] } = {},
): Promise<readonly RunRow[]> {
  let query = db.selectFrom('runs').select(LISTED);
  if (before !== undefined) query = query.where('run_id', '<', before);
  if (states !== undefined) query = query.where('state', 'in', states);
  return query.orderBy('run_id', 'desc').limit(limit).execute();
}

/** The published run that everybody reads. */
export async function currentRun(db: Database): Promise<RunRow | undefined> {
  return db
    .selectFrom('runs')
    .select(LISTED)
    .where('run_id', '=', (select) => select.selectFrom('current_run').select('current_run.run_id'))
    .executeTakeFirst();
}

/** The id of the current run, null for none; until the transaction ends nobody else publishes, or plans having asked for this. */
export async function lockCurrentRun(trx: Database): Promise<number | null> {
  const row = await trx.selectFrom('current_run').select('run_id').forUpdate().executeTakeFirst();
  return row?.run_id ?? null;
}

export async function readSnapshot(db: Database, runId: number): Promise<Uint8Array | null> {
  const row = await db.selectFrom('runs').select('snapshot').where('run_id', '=', runId).executeTakeFirst();
  return row?.snapshot ?? null;
}

/** Removes a run with its slices, what it saw of events, and the events that it alone found and never published. */
export async function deleteRun(db: Database, runId: number): Promise<void> {
  await db.deleteFrom('events').where('first_run_id', '=', runId).where('state', '=', 'staged').execute();
  await db.deleteFrom('runs').where('run_id', '=', runId).execute();
}
