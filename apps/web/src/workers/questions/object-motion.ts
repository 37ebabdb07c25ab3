import { propagateChecked, type Sgp4Constants } from '@clearway/astro';
import type { ElementSets } from './element-sets.ts';

/** Values of a state: x, y, z (km), vx, vy, vz (km/s), TEME. */
export const STATE_VALUES = 6;

/**
 * Writes the state of one object at a time (ms since 1970-01-01 UTC) to `out[offset …]`, by the element set then in force.
 * Returns 0, or a code of astro's `SGP4_FAILURE_REASONS`; with another code than 0 the values are not to be used.
 */
export type ObjectMotion = (timeMs: number, out: Float64Array, offset?: number) => number;

/** Of an object that has no elements. */
export const NO_ELEMENTS = -1;

/** Minutes from a set's epoch. A double holds microseconds since 1970 exactly, so this is good to 0.3 µs. */
export function minutesSince(epochUs: number, timeMs: number): number {
  return (timeMs * 1000 - epochUs) / 6e7;
}

/** The state of the object of a set: by its operator's ephemeris where that speaks, else by the set. */
export function stateOfSet(sets: ElementSets, set: number, timeMs: number, out: Float64Array, offset = 0): number {
  if (set < 0) return NO_ELEMENTS;
  if (sets.operators.stateAt(sets.objectIdOf(set), timeMs, out, offset)) return 0;
  return propagateChecked(sets.constantsOf(set), minutesSince(sets.epochUs(set), timeMs), out, offset);
}

/** By elements alone: a path without a leap, within bounds of its orbit (`motionPieces` has it beside operators' ephemerides). */
export function motionOf(sets: ElementSets, objectIndex: number): ObjectMotion {
  let set = -1;
  let constants: Sgp4Constants | null = null;
  return (timeMs, out, offset = 0) => {
    const inForce = sets.setIndexAt(objectIndex, timeMs);
    if (inForce < 0) return NO_ELEMENTS;
    if (inForce !== set || constants === null) {
      set = inForce;
      constants = sets.constantsOf(set);
    }
    return propagateChecked(constants, minutesSince(sets.epochUs(set), timeMs), out, offset);
  };
}
