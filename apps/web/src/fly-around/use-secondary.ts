import { useEffect, useMemo } from 'react';
import { useApp } from '../app/app-context.ts';
import { useStore } from '../view/store.ts';
import type { Burn, RoutesAnswer } from '../workers/avoidance/burn-question.ts';
import type { CorridorPlace, SecondaryAnswer, SecondaryQuestion } from '../workers/avoidance/secondary-question.ts';
import { type Latest, useLatestAnswer } from './latest-answer.ts';
import { askSecondary, forgetSecondary } from './secondary-desk.ts';

/** What burns do to everything else, by operators' ephemerides and the elements of the catalogue; null where the mover is not in it. */
export function useSecondary(routes: RoutesAnswer, burns: readonly Burn[]): Latest<readonly SecondaryAnswer[]> | null {
  const catalog = useStore(useApp().catalog);
  const { mover, other, tcaMs, leads } = routes;
  const isKnown = mover.objectId !== null && catalog?.slotOf(mover.objectId) !== undefined;
  const runId = catalog?.runId ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run has other elements.
  useEffect(() => forgetSecondary, [runId]);
  const key = JSON.stringify(burns);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same burns are the same question.
  const questions = useMemo((): readonly SecondaryQuestion[] | null => {
    if (!isKnown || leads === null || burns.length === 0) return null;
    const of: CorridorPlace = {
      moverId: mover.objectId!,
      otherId: other.objectId,
      tcaMs,
      firstLeadSeconds: leads.first,
    };
    return burns.map((burn) => ({ of, burn }));
  }, [isKnown, mover.objectId, other.objectId, tcaMs, leads?.first, key, runId]);
  const answer = useLatestAnswer(questions, askAll);
  return questions === null ? null : answer;
}

function askAll(questions: readonly SecondaryQuestion[]): Promise<readonly SecondaryAnswer[]> {
  return Promise.all(questions.map(askSecondary));
}
