import { SILENCE_SECONDS } from '@clearway/store';
import type { RunJob } from '../../runs/dispatch/run-jobs.ts';

/** To a worker that comes back late with what it did. */
export function refusedWords(job: RunJob): string {
  return (
    `${nameOf(job)}: it went to another worker while this one was not heard from; ` +
    'what came late was refused, and nothing is lost or counted twice'
  );
}

/** To the worker that does what another one left. */
export function takenOverWords(job: RunJob): string {
  return `${nameOf(job)}: the worker that had it was not heard from for ${SILENCE_SECONDS} s; it is done here now, and nothing is lost`;
}

/** `run 12, slice 3`. */
function nameOf(job: RunJob): string {
  return `run ${job.runId}, ${job.kind}${job.kind === 'slice' ? ` ${job.slice}` : ''}`;
}
