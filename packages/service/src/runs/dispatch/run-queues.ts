import { type JobQueue, openJobQueues, type Store } from '@clearway/store';
import { ENGINE_VERSION, jobKey, type RunJob } from './run-jobs.ts';

/** The work of runs: slices for whoever is free, and what only a server can do, which knows objects and watchlists. */
export interface RunQueues {
  readonly slices: JobQueue<RunJob>;
  /** Updates and ends. */
  readonly ends: JobQueue<RunJob>;
  add(jobs: readonly RunJob[]): Promise<void>;
  /** Jobs of workers that fell silent come back. */
  reclaim(): Promise<void>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The queues of one version of the program and of what it computes. Another one has others, so that a worker never takes a slice of a
 * run that another version makes.
 */
export async function openRunQueues(store: Store, program: string): Promise<RunQueues> {
  const version = `${ENGINE_VERSION}-${program.replaceAll(/[^\w.-]/g, '-')}`;
  const opened = await openJobQueues<RunJob>(store, [`runs-${version}`, `ends-${version}`]);
  const [slices, ends] = opened as [JobQueue<RunJob>, JobQueue<RunJob>];
  const each = async (work: (queue: JobQueue<RunJob>) => Promise<void>): Promise<void> => {
    for (const queue of opened) await work(queue);
  };
  return {
    slices,
    ends,
    add: (jobs) =>
      each((queue) =>
        queue.add(
          jobs
            .filter(({ kind }) => (kind === 'slice' ? slices : ends) === queue)
            .map((job) => ({ key: jobKey(job), data: job })),
        ),
      ),
    reclaim: () => each((queue) => queue.reclaim()),
    clear: () => each((queue) => queue.clear()),
    close: () => each((queue) => queue.close()),
  };
}
