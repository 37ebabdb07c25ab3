import { findRun, type JobQueue, type Store, StoreError, type TakenJob } from '@clearway/store';
import type { RunJob } from './run-jobs.ts';

/** How often it is checked that the run goes on and the job is still ours, ms. */
const WATCH_MS = 1000;
const KEEP_EVERY = 4;

/** Says that a job is being worked on, and ends the work when its run ends or the job has gone to somebody else. */
export function watchJob(
  store: Store,
  queue: JobQueue<RunJob>,
  job: TakenJob<RunJob>,
  abort: AbortController,
): { stop(): void } {
  let ticks = 0;
  let busy = false;
  const look = async (): Promise<void> => {
    if (ticks % KEEP_EVERY === 0 && !(await queue.keep(job))) {
      abort.abort(new StoreError('job-lost', `job ${job.id} went to another worker`));
    }
    const run = await findRun(store.db, job.data.runId);
    if (!run || run.state === 'cancelled' || run.state === 'failed') abort.abort(new Error('the run has ended'));
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    ticks++;
    look()
      // Whatever is wrong with the database is told by what needs it.
      .catch(() => undefined)
      .finally(() => {
        busy = false;
      });
  }, WATCH_MS);
  return { stop: () => clearInterval(timer) };
}
