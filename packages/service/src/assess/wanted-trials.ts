import type { AssessmentDocument } from '@clearway/contract';
import { requiredTrials } from '@clearway/risk';

/** Fewer say nothing where no other method holds; more take minutes. */
const LEAST_TRIALS = 100_000;
const MOST_TRIALS = 1_000_000;
const ROUND = 10_000;

/** How many trials an assessment wants in which only Monte Carlo holds: for 10 % at 95 % confidence, as far as that is soon done; otherwise 0. */
export function wantedTrials(assessment: AssessmentDocument): number {
  return assessment.flags.some(({ code }) => code === 'monte-carlo-needed') ? trialsFor(assessment.probability) : 0;
}

/** Trials for a probability that is about this, or about which nothing is known. */
export function trialsFor(probability: number | null): number {
  const wanted = probability === null || !(probability > 0) ? MOST_TRIALS : requiredTrials(probability);
  return Math.ceil(Math.min(Math.max(wanted, LEAST_TRIALS), MOST_TRIALS) / ROUND) * ROUND;
}
