import { propagateChecked, type Sgp4Constants } from '@clearway/astro';

/** Knots of one object as floats, [knot][component], and how far the interpolant strays at the checked times. */
export interface Knots {
  readonly knots: Float32Array;
  /** Largest distance between exact and interpolated positions, km; Infinity where a state failed. */
  readonly worst: number;
}

/**
 * Twin of `propagateKnots` for one object: exact states at `knotTimes`, and the error of the cubic Hermite interpolant in the
 * middle of the intervals after the knots `midIntervals`. Times in seconds from the window's zero, which lies
 * `offsetMinutes` after the epoch.
 */
export function propagateKnots(
  c: Sgp4Constants,
  offsetMinutes: number,
  knotTimes: readonly number[],
  spacing: number,
  midIntervals: readonly number[],
): Knots {
  let failed = false;
  const stateAt = (seconds: number): Float64Array => {
    const state = new Float64Array(6);
    if (propagateChecked(c, offsetMinutes + seconds / 60, state) !== 0) failed = true;
    return state;
  };
  const states = knotTimes.map(stateAt);
  const errors = midIntervals.map((k) => {
    const exact = stateAt(knotTimes[k]! + spacing / 2);
    const [a, b] = [states[k]!, states[k + 1]!];
    const miss = [0, 1, 2].map((i) => (a[i]! + b[i]!) / 2 + (spacing / 8) * (a[i + 3]! - b[i + 3]!) - exact[i]!);
    return Math.hypot(...miss);
  });
  return {
    knots: Float32Array.from(states.flatMap((state) => [...state])),
    worst: failed ? Number.POSITIVE_INFINITY : Math.max(0, ...errors),
  };
}
