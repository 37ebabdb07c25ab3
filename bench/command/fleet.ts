import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { postgresqlAnswers, postgresqlPlace } from '../../validation/store/trial-place.ts';
import type { BenchRun, Shared } from '../bench-item.ts';
import { CatalogAbsent } from '../catalogs.ts';
import { type ClearwayProcess, startClearway } from './clearway-process.ts';
import { WORKER_APPLICATION } from './lock-waits.ts';
import { type RunningServer, startServer } from './run-server.ts';

/** A server that plans and publishes but takes no slices, on a PostgreSQL database of its own, and workers with one thread each. */
export interface Fleet {
  readonly server: RunningServer;
  /** For questions to the database beside those of the fleet. */
  readonly database: Client;
  readonly workers: readonly ClearwayProcess[];
  /** Starts or stops workers until there are so many; resolves when all of them look for work. */
  setWorkers(count: number): Promise<void>;
  /** A full run that waits for workers, or has been begun by them; its number. The first is planned as the server starts. */
  nextRun(): Promise<number>;
}

/**
 * Does `work` with a fleet, and removes it and its database. `argv` are those of `clearway up`. In a quick run all items have one fleet:
 * to start processes is most of what they would do.
 */
export async function withFleet<Result>(
  run: BenchRun,
  argv: readonly string[],
  work: (fleet: Fleet) => Promise<Result>,
): Promise<Result> {
  if (run.quick) return work(await run.shared('fleet', () => startFleet(run, argv)));
  const { thing, remove } = await startFleet(run, argv);
  try {
    return await work(thing);
  } finally {
    await remove();
  }
}

async function startFleet(run: BenchRun, argv: readonly string[]): Promise<Shared<Fleet>> {
  if (!(await postgresqlAnswers())) {
    throw new CatalogAbsent('no PostgreSQL server answers (set CLEARWAY_TEST_POSTGRESQL)');
  }
  const place = await postgresqlPlace();
  const { databaseUrl } = place;
  const database = new Client({ connectionString: databaseUrl, application_name: 'clearway-bench' });
  const workers: ClearwayProcess[] = [];
  let server: RunningServer | null = null;
  const remove = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await server?.stop();
    await database.end();
    await place.remove();
  };
  try {
    await database.connect();
    server = await startServer([...argv, '--no-slices', '--database-url', databaseUrl], run.folder, run.signal);
  } catch (error) {
    await remove();
    throw error;
  }
  const started = server;
  let isFirst = true;
  const thing: Fleet = {
    server: started,
    database,
    workers,
    async setWorkers(count): Promise<void> {
      while (workers.length > count) await workers.pop()!.stop();
      const first = workers.length;
      const url = new URL(databaseUrl);
      url.searchParams.set('application_name', WORKER_APPLICATION);
      const options = ['worker', '--workers', '1', '--database-url', url.href];
      while (workers.length < count) workers.push(startClearway(options, run.folder, run.signal));
      for (const worker of workers.slice(first)) await worker.says(/working with 1 threads?/);
    },
    async nextRun(): Promise<number> {
      const runId = isFirst ? await plannedRun(database, started) : await askForRun(started.url);
      isFirst = false;
      return runId;
    },
  };
  return { thing, remove };
}

const LOOK_MS = 50;

/** The run that the server began with. */
async function plannedRun(database: Client, server: RunningServer): Promise<number> {
  for (;;) {
    const { rows } = await database.query<{ run_id: string }>('select run_id from runs order by run_id limit 1');
    if (rows[0]) return Number(rows[0].run_id);
    server.check();
    await sleep(LOOK_MS);
  }
}

async function askForRun(url: string): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const asked = await fetch(`${url}/api/v1/runs`, { method: 'POST', headers, body: '{"kind":"full"}' });
  if (!asked.ok) throw new Error(`a run was refused: ${await asked.text()}`);
  return ((await asked.json()) as { readonly run_id: number }).run_id;
}
