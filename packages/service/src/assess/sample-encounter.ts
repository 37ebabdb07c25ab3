import { Worker } from 'node:worker_threads';
import type { Encounter } from '@clearway/astro';
import { emptyTally, type MonteCarloTally, monteCarloJob } from '@clearway/risk';
import type { SamplingTask } from './sampling-worker.ts';

export interface SamplingOptions {
  readonly trials: number;
  readonly workers: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, hits: number) => void;
}

/** Some tens of milliseconds, of slow encounters tenths of a second. */
const TRIALS_AT_ONCE = 10_000;

/**
 * Monte Carlo from TCA in worker threads: the same trials, and so the same tally, whatever their number. Null where the encounter cannot
 * be sampled. Rejects with the signal's reason within a task once that is aborted.
 */
export async function sampleEncounter(encounter: Encounter, options: SamplingOptions): Promise<MonteCarloTally | null> {
  const { trials, signal, onProgress } = options;
  signal?.throwIfAborted();
  const job = monteCarloJob(encounter);
  if (typeof job === 'string') return null;
  const total = emptyTally();
  let left = Math.ceil(trials / TRIALS_AT_ONCE);
  const count = Math.min(options.workers, left);
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL('./sampling-worker.ts', import.meta.url), { workerData: job }),
  );
  try {
    await new Promise<void>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      let first = 0;
      for (const worker of workers) {
        const give = (): void => {
          if (first >= trials) return;
          const task: SamplingTask = { first, trials: Math.min(TRIALS_AT_ONCE, trials - first) };
          first += task.trials;
          worker.postMessage(task);
        };
        worker.on('message', (tally: MonteCarloTally) => {
          add(total, tally);
          onProgress?.(total.trials, total.hits);
          left--;
          if (left === 0) resolve();
          else give();
        });
        worker.on('error', reject);
        give();
      }
    });
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return total;
}

function add(total: MonteCarloTally, tally: MonteCarloTally): void {
  total.trials += tally.trials;
  total.hits += tally.hits;
  total.inContactAtBegin += tally.inContactAtBegin;
  total.unbound += tally.unbound;
}
