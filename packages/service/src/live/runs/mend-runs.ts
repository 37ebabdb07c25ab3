import { listSlices, type RunRow, type Store } from '@clearway/store';
import { jobsLeft, type RunJob } from '../../runs/dispatch/run-jobs.ts';
import type { RunQueues } from '../../runs/dispatch/run-queues.ts';

/** A run that cannot go on, and why. */
export interface LostRun {
  readonly runId: number;
  readonly reason: string;
}

/**
 * Looks after runs under way whose workers may be gone: what they fell silent over comes back into the queue, and so does what nobody
 * works on though it is left to do (whoever should have put it there died just then). Gives those that cannot go on, as a piece of their work
 * was tried too often.
 */
export async function mendRuns(store: Store, queues: RunQueues, runs: readonly RunRow[]): Promise<readonly LostRun[]> {
  await queues.reclaim();
  if (runs.length === 0) return [];
  const givenUp = [...(await queues.slices.givenUp()), ...(await queues.ends.givenUp())];
  const lost: LostRun[] = [];
  for (const run of runs) {
    const job = givenUp.find(({ data }) => data.runId === run.run_id);
    if (job) lost.push({ runId: run.run_id, reason: reasonOf(job.data, job.reason) });
    else await queues.add(jobsLeft(run, new Set((await listSlices(store.db, run.run_id)).map(({ slice }) => slice))));
  }
  return lost;
}

function reasonOf(job: RunJob, said: string | null): string {
  const what = job.kind === 'slice' ? `slice ${job.slice}` : job.kind === 'update' ? 'the update' : 'the end';
  return `${what} was tried five times and given up: ${said ?? 'each worker that took it fell silent (out of memory?)'}`;
}
