import { erf, erfcxOfPositive } from './error-function.ts';
import { gaussLegendre } from './gauss-legendre.ts';

/** Enough for e^{−t(2m + t)} on |t| ≤ h where 4mh ≤ 1: its error is below 1e-17. */
const NARROW = gaussLegendre(10);

/**
 * Logarithm of the probability that a normal variable of variance ½ lies within `half` of `middle`: ½[erf(m + h) − erf(m − h)].
 * Full precision also far out and in narrow intervals, where the difference of two values loses it; the interval is given by its
 * middle because the difference of its ends would lose its width as well. −Infinity where `half` is not positive.
 */
export function logNormalAround(middle: number, half: number): number {
  const m = Math.abs(middle);
  if (!(half > 0)) return half <= 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (!(m > half)) return Math.log(0.5 * (erf(half + m) + erf(half - m)));
  const from = 4 * m * half > 1 ? m - half : m;
  return Math.log(scaledAround(m, half)) - from * from;
}

/** The probability of a wide interval times e^{(m−h)²}, of a narrow one times e^{m²}; m > h > 0. */
function scaledAround(m: number, half: number): number {
  const fall = 4 * m * half;
  if (fall > 1) return 0.5 * (erfcxOfPositive(m - half) - erfcxOfPositive(m + half) * Math.exp(-fall));
  let sum = 0;
  for (let k = 0; k < NARROW.nodes.length; k++) {
    const t = half * NARROW.nodes[k]!;
    sum += NARROW.weights[k]! * Math.exp(-t * (t + 2 * m));
  }
  return (half * sum) / Math.sqrt(Math.PI);
}
