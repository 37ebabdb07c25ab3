import { KERNEL_ADDRESS } from 'virtual:kernel-address';
import type {
  SecondaryAnswer,
  SecondaryQuestion,
  SecondaryReply,
  SecondaryRequest,
} from '../workers/avoidance/secondary-question.ts';
import { BurnProblem } from './burn-problem.ts';

interface Waiting {
  readonly resolve: (answer: SecondaryAnswer) => void;
  readonly reject: (reason: Error) => void;
}

let worker: Worker | null = null;
let last = 0;
const waiting = new Map<number, Waiting>();

/** Asks the worker that knows everything else in orbit; it is started at the first question, and builds a corridor once a satellite. */
export function askSecondary(question: SecondaryQuestion): Promise<SecondaryAnswer> {
  worker ??= start();
  const id = ++last;
  const asked = new Promise<SecondaryAnswer>((resolve, reject) => waiting.set(id, { resolve, reject }));
  worker.postMessage({ kind: 'screen', id, kernelAddress: KERNEL_ADDRESS, question } satisfies SecondaryRequest);
  return asked;
}

/** The catalogue has changed, or nobody looks any more: what was built is let go. */
export function forgetSecondary(): void {
  worker?.postMessage({ kind: 'forget' } satisfies SecondaryRequest);
}

function start(): Worker {
  const started = new Worker(new URL('../workers/avoidance/secondary-worker.ts', import.meta.url), { type: 'module' });
  started.onmessage = ({ data }: MessageEvent<SecondaryReply>) => {
    const asker = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.kind === 'answer') asker?.resolve(data.answer);
    else asker?.reject(new BurnProblem(data.problem, data.hint));
  };
  started.onerror = (event) => {
    const error = new BurnProblem(event.message || 'the worker that screens has stopped', '');
    for (const asker of waiting.values()) asker.reject(error);
    waiting.clear();
    started.terminate();
    worker = null;
  };
  return started;
}
