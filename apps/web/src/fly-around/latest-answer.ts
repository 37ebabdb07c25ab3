import { useEffect, useMemo, useRef, useState } from 'react';

export type Latest<Value> =
  | { readonly state: 'waiting' }
  /** `isCurrent` false while a newer question is being answered. */
  | { readonly state: 'there'; readonly value: Value; readonly isCurrent: boolean }
  | { readonly state: 'failed'; readonly problem: string; readonly hint: string };

/**
 * Asks one question at a time: while one is being answered only the newest of those that came since is kept, and asked next. So the answer
 * is never older than one question's work, however fast somebody drags. What was there stays until the next has come.
 */
export function createLatest<Question, Value>(
  ask: (question: Question) => Promise<Value>,
  take: (question: Question, outcome: { readonly value: Value } | { readonly error: unknown }) => void,
): (question: Question) => void {
  let next: { readonly question: Question } | null = null;
  let isBusy = false;
  const run = async (): Promise<void> => {
    isBusy = true;
    while (next !== null) {
      const { question } = next;
      next = null;
      try {
        take(question, { value: await ask(question) });
      } catch (error) {
        take(question, { error });
      }
    }
    isBusy = false;
  };
  return (question) => {
    next = { question };
    if (!isBusy) void run();
  };
}

/**
 * The answer to a question that changes; a null one asks nothing. A question is new when it is another object. What `now` answers is there
 * in the very render that asks; only the rest is asked for.
 */
export function useLatestAnswer<Question extends object, Value>(
  question: Question | null,
  ask: (question: Question) => Promise<Value>,
  now?: (question: Question) => Value | undefined,
): Latest<Value> {
  const [given, setGiven] = useState<{ readonly question: Question; readonly latest: Latest<Value> } | null>(null);
  const asking = useRef<((question: Question) => void) | null>(null);
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
    };
  }, []);
  const atOnce = useMemo((): Latest<Value> | null => {
    const value = question === null ? undefined : now?.(question);
    return value === undefined ? null : { state: 'there', value, isCurrent: true };
  }, [question, now]);
  const shown = useRef<Latest<Value> | null>(null);
  useEffect(() => {
    if (question === null) return;
    if (atOnce !== null) {
      shown.current = atOnce;
      return;
    }
    asking.current ??= createLatest(ask, (asked, outcome) => {
      if (isLeft.current) return;
      const latest: Latest<Value> =
        'value' in outcome
          ? { state: 'there', value: outcome.value, isCurrent: true }
          : { state: 'failed', ...wordsOf(outcome.error) };
      shown.current = latest;
      setGiven({ question: asked, latest });
    });
    asking.current(question);
  }, [question, ask, atOnce]);
  if (question === null) return WAITING;
  if (atOnce !== null) return atOnce;
  if (given?.question === question) return given.latest;
  // Until its answer comes, that of the question before.
  const latest = shown.current;
  return latest === null ? WAITING : latest.state === 'there' ? { ...latest, isCurrent: false } : latest;
}

const WAITING = { state: 'waiting' } as const;

function wordsOf(error: unknown): { readonly problem: string; readonly hint: string } {
  if (!(error instanceof Error)) return { problem: String(error), hint: '' };
  return { problem: error.message, hint: 'hint' in error && typeof error.hint === 'string' ? error.hint : '' };
}
