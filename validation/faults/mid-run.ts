import { setTimeout as sleep } from 'node:timers/promises';
import type { RunDocument } from '@clearway/contract';
import { Client } from 'pg';
import type { ClearwayProcess } from '../../e2e/clearway-process.ts';
import { until } from './trial.ts';

/** A process that stands still may have something under way in the database: that is over after so long, ms. */
const SETTLE_MS = 150;

export interface SliceAtHand {
  readonly runId: number;
  readonly slice: number;
  /** How often it was taken before. */
  readonly retryCount: number;
}

export type Ask = <Row extends object>(query: string, values?: readonly unknown[]) => Promise<Row[]>;

/** A look at a database from beside those that work on it. */
export async function openLook(databaseUrl: string): Promise<Ask & AsyncDisposable> {
  const client = new Client({ connectionString: databaseUrl });
  // A test that restarts the server asks anew.
  client.on('error', () => undefined);
  await client.connect();
  const ask: Ask = async (query, values = []) => (await client.query(query, [...values])).rows;
  return Object.assign(ask, { [Symbol.asyncDispose]: () => client.end().catch(() => undefined) });
}

/** Slices that somebody works on and that are not stored, the last one taken first. */
export async function slicesAtHand(ask: Ask): Promise<SliceAtHand[]> {
  return ask<SliceAtHand>(`
    select (data->>'runId')::int4 as "runId", (data->>'slice')::int4 as slice, retry_count as "retryCount"
    from clearway_queue.job
    where state = 'active' and data->>'kind' = 'slice' and not exists (
      select from run_slices where run_id = (data->>'runId')::int8 and slice = (data->>'slice')::int4)
    order by started_on desc`).catch(() => []);
}

export async function storedSlices(ask: Ask): Promise<number> {
  const rows = await ask<{ count: number }>('select count(*)::int4 as count from run_slices').catch(() => []);
  return rows[0]?.count ?? 0;
}

/**
 * Whether a worker that comes from these ports computes just now: it has looked which slices are stored, as it does before it begins, and has
 * asked for nothing since. Cut off before that it would have nothing to bring late.
 */
async function isComputing(ask: Ask, ports: readonly number[], slice: number): Promise<boolean> {
  const found = await ask(
    `select from pg_stat_activity, clearway_queue.job as job
    where datname = current_database() and client_port = any($1::int4[]) and pg_stat_activity.state = 'idle'
      and query like 'select "run_id", "slice", "start_us"%' and query_start > job.started_on
      and job.state = 'active' and job.data->>'kind' = 'slice' and (job.data->>'slice')::int4 = $2`,
    [ports, slice],
  ).catch(() => []);
  return found.length > 0;
}

/** Lets a worker that comes through a proxy stand still while it computes a slice, where one is stored at least; gives that slice. */
export async function freezeComputing(worker: ClearwayProcess, ask: Ask, ports: () => number[]): Promise<SliceAtHand> {
  const look = async (): Promise<SliceAtHand | undefined> => {
    // The last one taken: those of workers that are cut off already are older.
    const [last] = await slicesAtHand(ask);
    return last && (await isComputing(ask, ports(), last.slice)) ? last : undefined;
  };
  return until(async () => {
    if ((await storedSlices(ask)) === 0 || !(await look())) return null;
    worker.child.kill('SIGSTOP');
    await sleep(SETTLE_MS);
    const slice = await look();
    if (slice) return slice;
    worker.child.kill('SIGCONT');
    return null;
  }, 5);
}

/** Lets a process stand still in the middle of a slice, where `least` are stored at least; gives that slice. */
export async function freezeMidSlice(worker: ClearwayProcess, ask: Ask, least = 1): Promise<SliceAtHand> {
  return until(async () => {
    if ((await storedSlices(ask)) < least || (await slicesAtHand(ask)).length === 0) return null;
    worker.child.kill('SIGSTOP');
    await sleep(SETTLE_MS);
    const [slice] = await slicesAtHand(ask);
    if (slice) return slice;
    // It was just about to store it.
    worker.child.kill('SIGCONT');
    return null;
  }, 5);
}

/** Lets a worker stand still while it holds this attempt at a slice. Where it could store it just then it stored it: that fails. */
export async function freezeWithSlice(
  worker: ClearwayProcess,
  ask: Ask,
  wanted: { readonly slice: number; readonly retryCount: number },
): Promise<void> {
  const isAtHand = async (): Promise<boolean> =>
    (await slicesAtHand(ask)).some((each) => each.slice === wanted.slice && each.retryCount === wanted.retryCount);
  await until(isAtHand, 2);
  worker.child.kill('SIGSTOP');
  await sleep(SETTLE_MS);
  if (!(await isAtHand())) throw new Error(`slice ${wanted.slice} was stored before its worker could be stopped`);
}

/** Lets a server stand still in the middle of its run, by what it tells of itself. Another process may be the one that answers. */
export async function freezeMidRun(url: string, pid: number, least = 2): Promise<RunDocument> {
  return until(async () => {
    const answer = await fetch(`${url}/api/v1/runs`).catch(() => null);
    if (!answer?.ok) return null;
    const { items } = (await answer.json()) as { items: RunDocument[] };
    const run = items.find(({ state }) => state === 'running');
    if (!run?.progress || run.progress.slices_done < least) return null;
    process.kill(pid, 'SIGSTOP');
    return run;
  }, 5);
}
