import { Client } from 'pg';
import { postgresqlAnswers, postgresqlPlace } from '../../validation/store/trial-place.ts';
import type { BenchRun } from '../bench-item.ts';
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
  /** Asks for a full run of everything; its number. */
  askForRun(): Promise<number>;
}

/**
 * Does `work` with a fleet, and removes it and its database. `argv` are those of `clearway up`. Its first run is planned at once, and waits
 * for workers.
 */
export async function withFleet<Result>(
  run: BenchRun,
  argv: readonly string[],
  work: (fleet: Fleet) => Promise<Result>,
): Promise<Result> {
  if (!(await postgresqlAnswers())) {
    throw new CatalogAbsent('no PostgreSQL server answers (set CLEARWAY_TEST_POSTGRESQL)');
  }
  const { databaseUrl, remove } = await postgresqlPlace();
  const database = new Client({ connectionString: databaseUrl, application_name: 'clearway-bench' });
  const workers: ClearwayProcess[] = [];
  let server: RunningServer | null = null;
  try {
    await database.connect();
    server = await startServer([...argv, '--no-slices', '--database-url', databaseUrl], run.folder, run.signal);
    const { url } = server;
    return await work({
      server,
      database,
      workers,
      async setWorkers(count): Promise<void> {
        while (workers.length > count) await workers.pop()!.stop();
        const first = workers.length;
        const url = new URL(databaseUrl);
        url.searchParams.set('application_name', WORKER_APPLICATION);
        const options = ['worker', '--workers', '1', '--database-url', url.href];
        while (workers.length < count) {
          workers.push(startClearway(options, run.folder, run.signal, { CLEARWAY_LOG_LEVEL: 'debug' }));
        }
        for (const worker of workers.slice(first)) await worker.says(/working with 1 threads?/);
      },
      async askForRun(): Promise<number> {
        const body = '{"kind":"full"}';
        const headers = { 'content-type': 'application/json' };
        const asked = await fetch(`${url}/api/v1/runs`, { method: 'POST', headers, body });
        if (!asked.ok) throw new Error(`a run was refused: ${await asked.text()}`);
        return ((await asked.json()) as { readonly run_id: number }).run_id;
      },
    });
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await server?.stop();
    await database.end();
    await remove();
  }
}
