import { parentPort, workerData } from 'node:worker_threads';
import { emptyTally, type MonteCarloJob, monteCarloBatch } from '@clearway/risk';

/** Trials of the one stream to make: `trials` from `first` on. */
export interface SamplingTask {
  readonly first: number;
  readonly trials: number;
}

const port = parentPort;
if (!port) throw new Error('This file is the entry of a worker thread.');
const job = workerData as MonteCarloJob;
port.on('message', ({ first, trials }: SamplingTask) => {
  const tally = emptyTally();
  monteCarloBatch(job, 0, trials, tally, first);
  port.postMessage(tally);
});
