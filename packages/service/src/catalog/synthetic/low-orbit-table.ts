import type { ObjectKind } from './drawn-orbit.ts';
import type { InclinationClass } from './inclination-class.ts';

/** How many objects of one kind there are by mean altitude and inclination, and how their orbits scatter. */
export interface LowOrbitTable {
  readonly kind: ObjectKind;
  readonly sunSynchronous: InclinationClass;
  /** Share of the sun-synchronous objects that keep a local time of the node (`LOCAL_TIMES_OF_NODE`). */
  readonly localTimeShare: number;
  /** `[lowest, highest mean altitude in km, objects by column of INCLINATION_CLASSES]`. */
  readonly counts: readonly (readonly [number, number, readonly number[]])[];
  /**
   * `[up to this mean altitude in km, eccentricity at the probabilities 0.05, 0.25, 0.5, 0.75, 0.95, median of B*,
   * standard deviation of ln B*]`.
   */
  readonly scatter: readonly (readonly [number, readonly [number, number, number, number, number], number, number])[];
}
