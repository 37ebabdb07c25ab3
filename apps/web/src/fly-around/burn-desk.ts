import type { BurnReply, BurnRequest } from '../workers/avoidance/burn-messages.ts';
import type { AnyBurnQuestion } from '../workers/avoidance/burn-question.ts';
import { type AtHand, createAtHand, type TimedAsk } from './at-hand.ts';
import { type AskBurns, BurnProblem } from './burn-problem.ts';

/**
 * Three workers compute burns: `atHand` what a hand waits for that drags something, where the page itself is not faster; `drawn` the paths
 * that follow it; `aside` what takes longer. Each is started at its first question and stays.
 */
export const burnDesk: { readonly atHand: AtHand; readonly drawn: AskBurns; readonly aside: AskBurns } = {
  atHand: createAtHand(createAsker(), async () => {
    const { createBurnReplies } = await import('../workers/avoidance/burn-replies.ts');
    return createBurnReplies();
  }),
  drawn: untimed(createAsker()),
  aside: untimed(createAsker()),
};

function untimed(ask: TimedAsk): AskBurns {
  return async (question) => (await ask(question)).answer;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (reason: Error) => void;
}

function createAsker(): TimedAsk {
  let worker: Worker | null = null;
  let last = 0;
  const waiting = new Map<number, Waiting>();
  const start = (): Worker => {
    const started = new Worker(new URL('../workers/avoidance/burn-worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<BurnReply>) => {
      const asker = waiting.get(data.id);
      waiting.delete(data.id);
      if ('answer' in data) asker?.resolve({ answer: data.answer, tookMs: data.tookMs } as never);
      else asker?.reject(new BurnProblem(data.problem, data.hint));
    };
    started.onerror = (event) => {
      const error = new BurnProblem(event.message || 'the worker that computes has stopped', '');
      for (const asker of waiting.values()) asker.reject(error);
      waiting.clear();
      started.terminate();
      worker = null;
    };
    return started;
  };
  return ((question: AnyBurnQuestion) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve: resolve as (answer: never) => void, reject });
      worker ??= start();
      worker.postMessage({ id, question } satisfies BurnRequest);
    })) as TimedAsk;
}
