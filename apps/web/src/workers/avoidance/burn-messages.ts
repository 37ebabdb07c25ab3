import type { AnyBurnQuestion, BurnAnswerTo } from './burn-question.ts';

/** What the page asks of a worker that computes burns, one at a time. */
export interface BurnRequest {
  readonly id: number;
  readonly question: AnyBurnQuestion;
}

/** `hint` says how to mend it, where that is known. */
export type BurnGiven =
  | { readonly answer: BurnAnswerTo<AnyBurnQuestion>; readonly tookMs: number }
  | { readonly problem: string; readonly hint: string };

export type BurnReply = { readonly id: number } & BurnGiven;
