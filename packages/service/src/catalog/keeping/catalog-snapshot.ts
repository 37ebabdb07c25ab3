import type { ElementSet } from '@clearway/astro';
import type { CoverageDocument } from '@clearway/contract';
import type { ElementSetRow, ObjectRow } from '@clearway/store';
import type { StaleObject } from '../catalog.ts';
import type { Precedence } from '../precedence/precedence.ts';

/**
 * The catalogue of a run: which element sets are used of every object in a window, and why. Times are microseconds since 1970-01-01
 * UTC. Does not depend on the order in which anything arrived, but on what had arrived.
 */
export interface CatalogSnapshot {
  readonly startUs: number;
  readonly stopUs: number;
  /** Ascending by object, then by life: an object has several where sets are switched inside the window. */
  readonly elements: readonly ElementSet[];
  /** As they are stored, by element set. */
  readonly rows: readonly ElementSetRow[];
  /**
   * In force in [fromUs, toUs), by element set; ±Infinity for the first and last of an object, so that they do not depend on the
   * window. Undefined where nothing is switched.
   */
  readonly lives: { readonly fromUs: Float64Array; readonly toUs: Float64Array } | undefined;
  /** What is known of every object that has elements here, by number, ascending. */
  readonly objects: ReadonlyMap<number, ObjectRow>;
  /** Numbers that share one set of elements (docked modules), each group and the list ascending. */
  readonly identicalGroups: readonly (readonly number[])[];
  /** Objects whose elements are older than 30 days at the start (kept), or than the limit given (left out). Ascending by number. */
  readonly stale: readonly StaleObject[];
  /** Objects all of whose sets are younger than the start, ascending. */
  readonly epochAfterStart: readonly number[];
  /** Objects with elements of the last 30 days that are left out because they decayed before the start. */
  readonly decayed: number;
  /** Something in it comes from a personal account, or its owner alone may see it. */
  readonly private: boolean;
  /** Made-up objects, and nothing else. */
  readonly synthetic: boolean;
  /** The sources that are used, most objects first. */
  readonly sources: readonly SourceUse[];
  readonly coverage: CoverageDocument;
}

export interface SourceUse {
  readonly sourceId: number;
  /** Its name for programs: `celestrak/active`. */
  readonly source: string;
  readonly title: string;
  readonly precedence: Precedence;
  readonly private: boolean;
  /** Whom to name. */
  readonly attribution: string;
  /** Objects that start the window with a set of it. */
  readonly objects: number;
}
