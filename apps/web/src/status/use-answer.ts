import { ProblemError } from '@clearway/contract';
import { useEffect, useState } from 'react';

export type Answer<Value> =
  | { readonly state: 'waiting' }
  | { readonly state: 'there'; readonly value: Value }
  /** What the service said; null where it could not be reached. */
  | { readonly state: 'failed'; readonly detail: string | null };

/**
 * Asks the service, and again whenever `revision` changes; what was there stays until the next has come. `ask` is taken as it was
 * when the revision changed.
 */
export function useAnswer<Value>(ask: (signal: AbortSignal) => Promise<Value>, revision: string): Answer<Value> {
  const [answer, setAnswer] = useState<Answer<Value>>({ state: 'waiting' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function at each render is no new question.
  useEffect(() => {
    const asking = new AbortController();
    ask(asking.signal).then(
      (value) => setAnswer({ state: 'there', value }),
      (error: unknown) => {
        if (asking.signal.aborted) return;
        const detail = error instanceof ProblemError ? error.problem.detail : null;
        setAnswer((before) => (before.state === 'there' ? before : { state: 'failed', detail }));
      },
    );
    return () => asking.abort();
  }, [revision]);
  return answer;
}
