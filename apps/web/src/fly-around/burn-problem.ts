import type { AnyBurnQuestion, BurnAnswerTo } from '../workers/avoidance/burn-question.ts';

/** Why there is no answer; English, as planners say it. */
export class BurnProblem extends Error {
  readonly hint: string;

  constructor(problem: string, hint: string) {
    super(problem);
    this.name = 'BurnProblem';
    this.hint = hint;
  }
}

export type AskBurns = <Asked extends AnyBurnQuestion>(question: Asked) => Promise<BurnAnswerTo<Asked>>;
