import type { PathInto } from './burnt-path.ts';

/** Below this relative speed, km/s, a burn can move the time of closest approach by much, and there can be several. */
export const SLOW_KM_S = 0.1;

/** Steps over a revolution when times are looked for between slow neighbours. */
const SLOW_STEPS = 128;
const MOST_STEPS = 60;
/** s; a fast pair moves 15 µm in it. */
const TIME_TOLERANCE = 1e-9;

/**
 * Local minima of the distance of two paths near TCA, s after it. Of fast pairs the one next to 0; of slow ones all within
 * half a revolution, since a burn can open one and close another; of those that drift apart all the time, TCA itself. Empty
 * where a path is not a number.
 *
 * @param earliest nothing before is looked at, s after TCA: where the burn is.
 */
export function closestTimes(
  primary: PathInto,
  secondary: PathInto,
  periodSeconds: number,
  earliest: number = Number.NEGATIVE_INFINITY,
): number[] {
  const one = new Float64Array(6);
  const other = new Float64Array(6);
  // (r · v, v²) of the relative motion.
  const rates = (seconds: number): [along: number, speedSquared: number] => {
    primary(seconds, one);
    secondary(seconds, other);
    let along = 0;
    let speedSquared = 0;
    for (let k = 0; k < 3; k++) {
      const v = other[3 + k]! - one[3 + k]!;
      along += (other[k]! - one[k]!) * v;
      speedSquared += v * v;
    }
    return [along, speedSquared];
  };
  const [along, speedSquared] = rates(0);
  if (!Number.isFinite(along)) return [];
  if (Math.sqrt(speedSquared) >= SLOW_KM_S) {
    let seconds = -along / speedSquared;
    for (let step = 0; step < MOST_STEPS; step++) {
      const [a, v] = rates(seconds);
      const change = -a / v;
      seconds += change;
      if (!(Math.abs(seconds) < periodSeconds / 8)) break;
      if (Math.abs(change) < TIME_TOLERANCE) return [seconds];
    }
  }
  const minima = minimaWithin(rates, Math.max(-periodSeconds / 2, earliest), periodSeconds / 2);
  return minima.length > 0 ? minima : [0];
}

/** Where r · v goes from negative to positive: a walk in steps, then bisection. */
function minimaWithin(rates: (seconds: number) => [number, number], from: number, to: number): number[] {
  const found: number[] = [];
  let before = rates(from)[0];
  for (let k = 1; k <= SLOW_STEPS; k++) {
    const end = from + ((to - from) * k) / SLOW_STEPS;
    const after = rates(end)[0];
    if (before <= 0 && after > 0) {
      let [a, b] = [from + ((to - from) * (k - 1)) / SLOW_STEPS, end];
      for (let step = 0; step < MOST_STEPS && b - a > TIME_TOLERANCE; step++) {
        const middle = (a + b) / 2;
        if (rates(middle)[0] <= 0) a = middle;
        else b = middle;
      }
      found.push((a + b) / 2);
    }
    before = after;
  }
  return found;
}
