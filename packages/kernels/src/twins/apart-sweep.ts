import type { SortedObjects } from './cell-sort.ts';
import { type Candidate, testLine } from './pair-lines.ts';
import { STATE_FLOATS, STEP, single } from './step-numbers.ts';

/** How much further than others an object must be looked for: what its interpolation bound exceeds the standard by. */
function extraReach(step: Float32Array, states: Float32Array, object: number): number {
  return Math.max(0, single(states[object * STATE_FLOATS + 3]! - step[STEP.standardBoundKm]!));
}

/**
 * Twin of `sweepApart` without its choice of latitude bands: each object apart against all sorted ones. Where the bands
 * are wide enough, both give the same.
 */
export function sweepApart(
  step: Float32Array,
  states: Float32Array,
  apart: readonly number[],
  lowCodes: Int16Array,
  highCodes: Int16Array,
  sorted: SortedObjects,
): Candidate[] {
  return apart.flatMap((object) => {
    const extra = extraReach(step, states, object);
    return [...sorted.index.keys()].flatMap((k) => {
      if (sorted.low[k]! > highCodes[object]! || lowCodes[object]! > sorted.high[k]!) return [];
      return testLine(step, states, object, sorted.index[k]!, extra) ?? [];
    });
  });
}

/** Twin of `sweepApartPairs`: every two of the objects apart. */
export function sweepApartPairs(
  step: Float32Array,
  states: Float32Array,
  apart: readonly number[],
  lowCodes: Int16Array,
  highCodes: Int16Array,
): Candidate[] {
  return apart.flatMap((object, k) =>
    apart.slice(k + 1).flatMap((other) => {
      if (lowCodes[other]! > highCodes[object]! || lowCodes[object]! > highCodes[other]!) return [];
      const extra = single(extraReach(step, states, object) + extraReach(step, states, other));
      return testLine(step, states, object, other, extra) ?? [];
    }),
  );
}
