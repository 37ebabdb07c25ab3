import { UserError } from '@clearway/astro';
import { incompleteBeta } from './incomplete-beta.ts';

/** An interval that holds a probability with at least the confidence asked for. */
export interface ConfidenceInterval {
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
}

/**
 * The exact binomial interval of Clopper and Pearson, Biometrika 26 (1934): a probability below `lower` would give as many
 * hits or more, one above `upper` as few or fewer, with less than (1 − confidence)/2. In beta quantiles:
 * B(α/2; hits, misses + 1) and B(1 − α/2; hits + 1, misses).
 *
 * @param hits whole number, 0 to `trials`.
 */
export function clopperPearson(hits: number, trials: number, confidence = 0.95): ConfidenceInterval {
  if (!(Number.isInteger(hits) && Number.isInteger(trials) && hits >= 0 && hits <= trials && trials > 0)) {
    throw new UserError(
      'option-invalid',
      `${hits} hits of ${trials} trials`,
      'Give whole numbers, hits ≤ trials, trials > 0.',
    );
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new UserError('option-invalid', `confidence ${confidence}`, 'Give a number between 0 and 1, such as 0.95.');
  }
  const tail = (1 - confidence) / 2;
  const misses = trials - hits;
  return {
    lower: hits === 0 ? 0 : betaQuantile(tail, hits, misses + 1),
    // From the other side, so that a quantile near 1 keeps its digits.
    upper: misses === 0 ? 1 : 1 - betaQuantile(tail, misses, hits + 1),
    confidence,
  };
}

/** x with I_x(a, b) = p, by bisection of ln x and Newton's steps inside the bracket. */
export function betaQuantile(p: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let i = 0; i < 200; i++) {
    const value = incompleteBeta(x, a, b);
    if (value < p) low = x;
    else high = x;
    // The secant to a point nearby stands for the density, whose constant would lose digits.
    const step = 1e-5 * Math.min(x, 1 - x);
    const slope = (incompleteBeta(x + step, a, b) - value) / step;
    let next = x - (value - p) / slope;
    if (!(next > low && next < high)) next = low > 0 && high / low > 4 ? Math.sqrt(low * high) : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-13 * Math.min(next, 1 - next)) return next;
    x = next;
  }
  return x;
}
