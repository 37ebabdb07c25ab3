import { erfc } from '../special-functions/error-function.ts';

/**
 * How many Monte Carlo trials find a probability to a relative accuracy with a confidence: N = (z/accuracy)² (1 − Pc)/Pc, from
 * the binomial variance (Alfano, AAS 09-233). For 10 % at 95 % confidence that is 384/Pc.
 */
export function requiredTrials(probability: number, accuracy = 0.1, confidence = 0.95): number {
  return Math.ceil((normalQuantile(confidence) / accuracy) ** 2 * ((1 - probability) / probability));
}

/** z with P(|Z| < z) = confidence of a standard normal Z. */
function normalQuantile(confidence: number): number {
  let low = 0;
  let high = 40;
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (erfc(middle / Math.SQRT2) > 1 - confidence) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
