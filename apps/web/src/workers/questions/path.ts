import type { ElementSets } from './element-sets.ts';
import { stateOfSet } from './object-motion.ts';
import { type Refusal, refusalAt } from './refusal.ts';

/** Where an object is at many times. */
export interface PathQuestion {
  readonly kind: 'path';
  readonly objectId: number;
  /** ms since 1970 UTC, at most 20,000. */
  readonly timesMs: Float64Array;
}

/** x, y, z of each time, km, TEME; NaN where there is no state. */
export type PathAnswer = { readonly status: 'ok'; readonly positions: Float64Array } | Refusal;

const MOST_TIMES = 20_000;

/** Positions by SGP4, from the element set that is in force at the first time, so that the path has no jumps. */
export function answerPath(sets: ElementSets, { objectId, timesMs }: PathQuestion): PathAnswer {
  if (timesMs.length === 0 || timesMs.length > MOST_TIMES)
    throw new RangeError(`a path of ${timesMs.length} times: at least one, at most ${MOST_TIMES}`);
  const refusal = refusalAt(sets, objectId, timesMs[0]!);
  if (refusal !== null) return refusal;
  const set = sets.setIndexAt(sets.indexOf(objectId), timesMs[0]!);
  const positions = new Float64Array(timesMs.length * 3).fill(Number.NaN);
  const state = new Float64Array(6);
  timesMs.forEach((timeMs, k) => {
    if (stateOfSet(sets, set, timeMs, state) === 0) positions.set(state.subarray(0, 3), k * 3);
  });
  return { status: 'ok', positions };
}
