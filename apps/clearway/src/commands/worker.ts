import { UserError } from '@clearway/service';
import { openLive } from '@clearway/service/live';
import { takeTimeToStop } from '../command-line/interruption.ts';
import { failureLine } from '../command-line/report-failure.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { createLog } from '../live/log.ts';
import { VERSION } from '../live/version.ts';
import { readWorkers } from './screen-options.ts';
import { readDatabaseUrl } from './up-options.ts';

const STOP_MILLISECONDS = 8000;

/** Options of `worker` as commander gives them. */
export interface WorkerOptions {
  readonly databaseUrl?: string;
  readonly workers?: string;
}

/** `clearway worker`: takes slices of runs from a shared PostgreSQL until it is stopped. */
export async function worker(options: WorkerOptions, around: Surroundings): Promise<void> {
  const databaseUrl = readDatabaseUrl(options.databaseUrl ?? (around.environment.DATABASE_URL || undefined));
  if (databaseUrl === null) {
    throw new UserError('option-missing', 'a worker needs --database-url', 'name the PostgreSQL that clearway up uses');
  }
  const workers = readWorkers(options.workers);
  takeTimeToStop(STOP_MILLISECONDS);
  const log = createLog(around);
  const live = await openLive({
    place: { databaseUrl },
    version: VERSION,
    workers,
    onFault: (what, error) => log.error({ err: error }, what),
    onNotice: (message) => around.stderr.write(`${failureLine(message, '')}\n`),
    onStep: (step, run, seconds) =>
      log.debug({ run, step, seconds: Math.round(seconds * 1000) / 1000 }, 'a step of a run'),
  });
  try {
    await live.startRuns('worker');
    around.stderr.write(`clearway: working with ${workers} threads on the runs of the database (Ctrl-C stops)\n`);
    if (!around.signal.aborted) {
      await new Promise((resolve) => around.signal.addEventListener('abort', resolve, { once: true }));
    }
    throw around.signal.reason;
  } finally {
    await live.close();
  }
}
