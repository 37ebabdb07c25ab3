const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** ln n! for n below 16, beyond which Stirling's series is exact to the last digit. */
const SMALL: Float64Array = logFactorials(16);

function logFactorials(count: number): Float64Array {
  const logs = new Float64Array(count);
  let product = 1;
  for (let n = 1; n < count; n++) {
    product *= n;
    logs[n] = Math.log(product);
  }
  return logs;
}

/** ln n! of a whole number: Stirling's series with five terms (Abramowitz and Stegun, 6.1.41). */
export function logFactorial(n: number): number {
  if (n < SMALL.length) return SMALL[n]!;
  const x = n + 1;
  const s = 1 / (x * x);
  const series = (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s / 1188)))) / x;
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + series;
}

/** Logarithm of the probability that a Poisson number of this mean is n. */
export function logPoisson(n: number, mean: number): number {
  if (mean === 0) return n === 0 ? 0 : Number.NEGATIVE_INFINITY;
  return n * Math.log(mean) - mean - logFactorial(n);
}
