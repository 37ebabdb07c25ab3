import { ProblemError } from '@clearway/contract';
import { useEffect, useState } from 'react';
import type { Answer } from '../status/use-answer.ts';

const WAITING = { state: 'waiting' } as const;

/**
 * Asks about the one thing that `key` names, and again whenever `revision` changes; of another thing nothing stays. A null key asks
 * nothing. `ask` is taken as it was when either changed.
 */
export function useKeyedAnswer<Value>(
  key: string | null,
  revision: string,
  ask: (signal: AbortSignal) => Promise<Value>,
): Answer<Value> {
  const [given, setGiven] = useState<{ readonly key: string; readonly answer: Answer<Value> } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function at each render is no new question.
  useEffect(() => {
    if (key === null) return;
    const asking = new AbortController();
    ask(asking.signal).then(
      (value) => {
        if (!asking.signal.aborted) setGiven({ key, answer: { state: 'there', value } });
      },
      (error: unknown) => {
        if (asking.signal.aborted) return;
        const detail = error instanceof ProblemError ? error.problem.detail : null;
        setGiven((before) =>
          before?.key === key && before.answer.state === 'there'
            ? before
            : { key, answer: { state: 'failed', detail } },
        );
      },
    );
    return () => asking.abort();
  }, [key, revision]);
  return given !== null && given.key === key ? given.answer : WAITING;
}
