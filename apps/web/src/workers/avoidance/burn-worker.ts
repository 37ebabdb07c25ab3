import { UserError } from '@clearway/astro';
import { createBurnAnswers } from './answer-burn-question.ts';
import type { BurnReply, BurnRequest } from './burn-messages.ts';

/** Entry of the workers that compute burns; started when the panel for them is first opened. */

const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<BurnRequest>) => void) | null;
  postMessage(message: BurnReply): void;
};
const answer = createBurnAnswers();

scope.onmessage = ({ data: { id, question } }) => {
  try {
    scope.postMessage({ id, answer: answer(question) });
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    scope.postMessage({ id, problem, hint: error instanceof UserError ? error.hint : '' });
  }
};
