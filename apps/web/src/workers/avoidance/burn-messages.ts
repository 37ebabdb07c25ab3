import type { AnyBurnQuestion, BurnAnswerTo } from './burn-question.ts';

/** What the page asks of a worker that computes burns, one at a time. */
export interface BurnRequest {
  readonly id: number;
  readonly question: AnyBurnQuestion;
}

export type BurnReply =
  | { readonly id: number; readonly answer: BurnAnswerTo<AnyBurnQuestion> }
  /** `hint` says how to mend it, where that is known. */
  | { readonly id: number; readonly problem: string; readonly hint: string };
