import type { AnswerTo, Question } from '../workers/questions/question.ts';
import type { QuestionReply, QuestionRequest } from '../workers/questions/question-messages.ts';

export interface AskOptions {
  /** Ends it; the promise then rejects with an AbortError. */
  readonly signal?: AbortSignal | undefined;
  /** 0 to 1, of long ones. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** Asks the worker that knows orbits. Rejects with an Error that says why there is no answer. */
export type Ask = <Asked extends Question>(question: Asked, options?: AskOptions) => Promise<AnswerTo<Asked>>;

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (reason: Error) => void;
  readonly onProgress: ((fraction: number) => void) | undefined;
}

/** The worker is started at the first question. `forget` makes it read the catalogue anew. */
export function createAsk(): { readonly ask: Ask; forget(): void } {
  let worker: Worker | null = null;
  let last = 0;
  const waiting = new Map<number, Waiting>();
  const send = (request: QuestionRequest): void => {
    worker ??= start();
    worker.postMessage(request);
  };

  const start = (): Worker => {
    const started = new Worker(new URL('../workers/questions/question-worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<QuestionReply>) => {
      const asker = waiting.get(data.id);
      if (asker === undefined) return;
      if (data.kind === 'progress') {
        asker.onProgress?.(data.fraction);
        return;
      }
      waiting.delete(data.id);
      if (data.kind === 'answer') asker.resolve(data.answer as never);
      else asker.reject(data.aborted ? new DOMException(data.message, 'AbortError') : new Error(data.message));
    };
    started.onerror = (event) => {
      const error = new Error(event.message || 'the worker that computes has stopped');
      for (const asker of waiting.values()) asker.reject(error);
      waiting.clear();
      started.terminate();
      worker = null;
    };
    return started;
  };

  return {
    ask: ((question: Question, { signal, onProgress }: AskOptions = {}) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(new DOMException('not asked any more', 'AbortError'));
          return;
        }
        const id = ++last;
        waiting.set(id, { resolve: resolve as (answer: never) => void, reject, onProgress });
        signal?.addEventListener(
          'abort',
          () => {
            if (!waiting.delete(id)) return;
            send({ kind: 'abort', id });
            reject(new DOMException('not asked any more', 'AbortError'));
          },
          { once: true },
        );
        send({ kind: 'ask', id, question });
      })) as Ask,
    forget: () => {
      if (worker !== null) send({ kind: 'forget' });
    },
  };
}
