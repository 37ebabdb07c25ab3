import { UserError } from '@clearway/astro';
import { createBurnAnswers } from './answer-burn-question.ts';
import type { BurnGiven } from './burn-messages.ts';
import type { AnyBurnQuestion } from './burn-question.ts';

/** Answers questions about burns with how long that took, or says why there is no answer: in a worker, or where that is faster in the page. */
export function createBurnReplies(): (question: AnyBurnQuestion) => BurnGiven {
  const answer = createBurnAnswers();
  return (question) => {
    const began = performance.now();
    try {
      return { answer: answer(question), tookMs: performance.now() - began };
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      return { problem, hint: error instanceof UserError ? error.hint : '' };
    }
  };
}
