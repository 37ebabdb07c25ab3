/** |ln(probability / target)| below this is the target. */
export const LOG_TOLERANCE = 1e-8;

/** Secant steps are some five; bisection helps where the function is far from straight or underflows. */
const MOST_STEPS = 200;

/**
 * Where a falling function f crosses 0, from `low` where it is positive: the answer has −tolerance ≤ f ≤ 0, so that what is
 * asked for is reached and not nearly. f may be −∞ (a probability that underflows).
 *
 * @param slope a guess of f's slope (negative); the first step uses it.
 * @param high a bound of the search.
 * @returns NaN where f is positive up to `high`.
 */
export function fallingRoot(
  f: (x: number) => number,
  low: number,
  guess: number,
  slope: number,
  high: number = Number.POSITIVE_INFINITY,
  tolerance: number = LOG_TOLERANCE,
): number {
  let [a, fa] = [low, Number.NaN];
  let [b, fb] = [high, Number.NaN];
  let x = Math.min(guess, high);
  let expansion = Math.max(guess - low, Math.abs(guess) * 1e-3, Number.MIN_VALUE);
  let lastX = Number.NaN;
  let lastF = Number.NaN;
  for (let step = 0; step < MOST_STEPS; step++) {
    const fx = f(x);
    if (fx <= 0 && fx >= -tolerance) return x;
    if (fx > 0) {
      if (x >= high) return Number.NaN;
      [a, fa] = [x, fx];
    } else {
      [b, fb] = [x, fx];
    }
    // A little beyond the root: the answer has to be on the safe side.
    const aimed = tolerance / 2;
    const gradient = Number.isFinite(lastF) && lastX !== x ? (fx - lastF) / (x - lastX) : slope;
    let next = gradient < 0 && Number.isFinite(fx) ? x - (fx + aimed) / gradient : Number.NaN;
    if (!(next > a && next < b)) {
      if (b === Number.POSITIVE_INFINITY) {
        expansion *= 2;
        next = a + expansion;
      } else {
        next = (a + b) / 2;
        // Halving is slow between a good value and −∞; between two good ones the chord is better every other time.
        if (step % 2 === 1 && Number.isFinite(fa) && Number.isFinite(fb)) next = a + ((b - a) * fa) / (fa - fb);
      }
    }
    if (next === a || next === b) return b;
    [lastX, lastF] = [x, fx];
    x = next;
  }
  return b;
}
