import type { Answer, Question } from './question.ts';

/** What the page sends to the worker that answers questions. */
export type QuestionRequest =
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  | { readonly kind: 'abort'; readonly id: number }
  /** The catalogue has changed: what is answered from now on is of the new one. */
  | { readonly kind: 'forget' };

export type QuestionReply =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'progress'; readonly id: number; readonly fraction: number }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string; readonly aborted: boolean };
