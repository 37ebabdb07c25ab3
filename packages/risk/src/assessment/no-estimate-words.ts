import { NO_PROBABILITY_WORDS } from '../plane-methods/plane-probability.ts';
import type { NoEstimate } from './assessment.ts';

/** The reasons as parts of a sentence. */
export const NO_ESTIMATE_WORDS: Readonly<Record<NoEstimate, string>> = {
  ...NO_PROBABILITY_WORDS,
  'no-covariance': 'a covariance that the method needs is missing',
  'position-only': 'it needs the covariance of the velocity too, and one object has that of its position only',
  'not-elliptic': 'an object is not on an elliptic orbit',
  'no-peak': 'both distributions have no moment of greatest overlap in the time searched',
  'not-run': 'it was not run',
  'both-covariances-known': 'it is for encounters with one covariance missing, and both are known',
};
