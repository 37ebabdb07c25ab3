import type { ElementSets } from './element-sets.ts';
import { NO_ELEMENTS, stateOfSet } from './object-motion.ts';

/** Why there is no answer about an object. */
export type Refusal =
  /** Not in the catalogue. */
  | { readonly status: 'unknown object' }
  /** In it, without elements. */
  | { readonly status: 'no elements' }
  /** SGP4 gives no believable state at the time: decayed, mostly. Codes and words: astro's `SGP4_FAILURE_REASONS`. */
  | { readonly status: 'no state'; readonly code: number };

const state = new Float64Array(6);

/** Null where the object has a state at that time. */
export function refusalAt(sets: ElementSets, objectId: number, timeMs: number): Refusal | null {
  const index = sets.indexOf(objectId);
  if (index < 0) return { status: 'unknown object' };
  const code = stateOfSet(sets, sets.setIndexAt(index, timeMs), timeMs, state);
  if (code === NO_ELEMENTS) return { status: 'no elements' };
  return code === 0 ? null : { status: 'no state', code };
}
