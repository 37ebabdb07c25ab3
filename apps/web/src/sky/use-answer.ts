import { useEffect, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import type { AnswerTo, Question } from '../workers/questions/question.ts';

export type Asked<Answer> =
  | { readonly state: 'asking'; readonly progress: number; readonly last: Answer | null }
  | { readonly state: 'answered'; readonly answer: Answer }
  | { readonly state: 'failed'; readonly reason: string };

/**
 * Asks whenever the question becomes another (by its content) and gives up the one before; null asks nothing. While a new question
 * waits, the last answer stays at hand, so that nothing blinks.
 */
export function useAnswer<Wanted extends Question>(question: Wanted | null): Asked<AnswerTo<Wanted>> {
  const { ask, catalog } = useApp();
  const [asked, setAsked] = useState<Asked<AnswerTo<Wanted>>>({ state: 'asking', progress: 0, last: null });
  const key = question === null ? '' : JSON.stringify(question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the question.
  useEffect(() => {
    if (question === null) return;
    const asking = new AbortController();
    const begin = (): void => {
      setAsked((before) => ({ state: 'asking', progress: 0, last: lastOf(before) }));
      ask(question, {
        signal: asking.signal,
        onProgress: (progress) => {
          if (!asking.signal.aborted) setAsked((before) => ({ state: 'asking', progress, last: lastOf(before) }));
        },
      }).then(
        (answer) => {
          if (!asking.signal.aborted) setAsked({ state: 'answered', answer });
        },
        (error: Error) => {
          if (!asking.signal.aborted) setAsked({ state: 'failed', reason: error.message });
        },
      );
    };
    // Before the catalogue has come nothing can be answered; a new one is answered from anew.
    if (catalog.get() !== null) begin();
    const stop = catalog.subscribe(() => {
      if (catalog.get() !== null) begin();
    });
    return () => {
      stop();
      asking.abort();
    };
  }, [key, ask, catalog]);
  return asked;
}

function lastOf<Answer>(asked: Asked<Answer>): Answer | null {
  return asked.state === 'answered' ? asked.answer : asked.state === 'asking' ? asked.last : null;
}

/** What can be shown now: the answer, or the one before it. */
export function shownAnswer<Answer>(asked: Asked<Answer>): Answer | null {
  return lastOf(asked);
}
