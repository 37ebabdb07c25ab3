/**
 * Where a function that differs in sign at both ends crosses zero, to `tolerance` of its argument: regula falsi with the
 * Illinois rule (Dowell and Jarratt 1971), which keeps the bracket. A zero at an end is that end. The values at both
 * ends are given, as callers have them. Throws RangeError where the signs do not differ, NaN included.
 */
export function findCrossing(
  value: (at: number) => number,
  from: number,
  valueFrom: number,
  to: number,
  valueTo: number,
  tolerance: number,
): number {
  if (valueFrom === 0) return from;
  if (valueTo === 0) return to;
  if (!(valueFrom * valueTo < 0)) throw new RangeError('no change of sign between the ends');
  let [a, fa, b, fb] = [from, valueFrom, to, valueTo];
  for (let step = 0; step < MOST_STEPS && Math.abs(b - a) > tolerance; step++) {
    // Every fourth step halves, so that no shape of curve makes the search long.
    const c = step % 4 === 3 ? (a + b) / 2 : b - (fb * (b - a)) / (fb - fa);
    const fc = value(c);
    if (fc === 0) return c;
    if (fc * fb < 0) {
      a = b;
      fa = fb;
    } else fa /= 2;
    if (Math.abs(c - b) <= tolerance / 4) return c;
    b = c;
    fb = fc;
  }
  return b;
}

const MOST_STEPS = 200;
