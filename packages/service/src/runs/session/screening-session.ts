import type { ElementSet } from '@clearway/astro';
import type { ObjectUncertainties } from '../../covariance/object-uncertainties.ts';
import type { ApproachTable } from '../approach-table.ts';
import type { SessionEphemeris } from './session-ephemeris.ts';
import type { SlowRuns } from './slow-runs.ts';

/** What a session screens. Times are microseconds since 1970-01-01 UTC. */
export interface SessionRequest {
  /**
   * Ascending by id. A number may come several times, with disjoint lives (supplemental sets that are switched at their
   * epochs); element sets of one number have no close approaches with each other.
   */
  readonly elements: readonly ElementSet[];
  /** Numbers that share one set of elements (docked modules): their pairs have no rows. */
  readonly identicalGroups: readonly (readonly number[])[];
  /** In force in [fromUs, toUs), by element set; ±Infinity where unbounded. Absent: all of them, all the time. */
  readonly lives?: { readonly fromUs: Float64Array; readonly toUs: Float64Array };
  /** Sizes and covariances by element set. */
  readonly uncertainties: ObjectUncertainties;
  /** Operators' ephemerides; where they stand for element sets these have lives that leave their spans out. */
  readonly ephemerides?: readonly SessionEphemeris[];
  readonly startUs: number;
  readonly stopUs: number;
  readonly thresholdKm: number;
  /** Worker threads. */
  readonly workers: number;
  /** No changed objects will be searched for, and no ephemerides: the element sets are let go as soon as they are surveyed. */
  readonly onlySweeps?: boolean;
  /** Lets everything else on the machine go first. */
  readonly lowPriority?: boolean;
  /** Ends the session, whatever it is doing. */
  readonly signal?: AbortSignal;
}

/** Element sets may come in portions, in their order; as many as there are uncertainties of. */
export interface SessionOpening extends Omit<SessionRequest, 'elements'> {
  readonly elements: readonly ElementSet[] | AsyncIterable<readonly ElementSet[]>;
}

/** What a part of the window is to be searched for. */
export interface SweepOptions {
  /** Only pairs with one of these objects; all pairs where absent. */
  readonly changed?: ReadonlySet<number>;
  readonly onProgress?: (progress: SweepProgress) => void;
  readonly signal?: AbortSignal;
}

export interface SweepProgress {
  /** Done and to do: slices of the window, or primaries in a search of a few objects against all. */
  readonly done: number;
  readonly total: number;
  /** Rows so far. */
  readonly closeApproaches: number;
}

/**
 * The close approaches of fast pairs whose TCA lies in the part searched, with entry and exit as they are, not clipped
 * to any window; and when slow pairs are near, of which `resolve` makes rows.
 */
export interface SweepResult {
  readonly rows: ApproachTable;
  readonly slow: SlowRuns;
  /**
   * Where a few changed objects were searched over the whole window: what else there is to know of their pairs, which `resolve`
   * and `edges` would give.
   */
  readonly settled?: SettledPairs;
}

/** The rows of slow pairs over the whole window, and pairs inside at its edges. */
export interface SettledPairs {
  readonly rows: ApproachTable;
  readonly insideAtStart: PairsInside;
  readonly insideAtStop: PairsInside;
}

/** Pairs that an older session over the same window has settled, and the objects that are no longer as they were in it. */
export interface KnownPairs {
  readonly pairs: SettledPairs;
  readonly changed: ReadonlySet<number>;
}

/** Pairs within the threshold at one moment, ascending by ids. */
export interface PairsInside {
  readonly count: number;
  readonly primaryId: Int32Array;
  readonly secondaryId: Int32Array;
  readonly distanceMm: Int32Array;
  /** Negative where they approach each other. */
  readonly rangeRateMmS: Int32Array;
}

/** An object that fails, or ends, within the window; it has no rows from then on. */
export interface SessionFailure {
  readonly id: number;
  readonly reason: string;
  /** Whole second (UTC) from which it is no longer there; the window's start or before where it never was. */
  readonly fromUs: number;
}

/**
 * One catalogue over one window, ready to be searched on worker threads. The rows of a pair are a function of its two
 * element sets (with their lives) and absolute time, to the last bit: not of the window, the part of it that was asked
 * for, the workers, or the way of searching. So rows of an older session may stand for those of pairs that have not
 * changed, with two exceptions that {@link SessionFailure} and `resolve` are for: an object whose failure differs from
 * that in the older session counts as changed, and the rows of slow pairs are made anew for each window.
 *
 * The smaller number is the primary. Calls may not overlap. Every call rejects once a signal is aborted (within a
 * second) or a worker thread has died; `close` works even then.
 */
export interface ScreeningSession {
  readonly request: SessionRequest;
  /** Ascending by id; one per element set that fails. */
  readonly failures: readonly SessionFailure[];
  /** Element sets that are there at some time of the window; with ephemerides, objects. */
  readonly screened: number;
  /** Everything with TCA in [fromUs, toUs), a part of the window. */
  readonly sweep: (fromUs: number, toUs: number, options?: SweepOptions) => Promise<SweepResult>;
  /** The rows of slow pairs over the whole window, clipped to it; each minimum once however many runs show it. */
  readonly resolve: (slow: readonly SlowRuns[], signal?: AbortSignal) => Promise<ApproachTable>;
  /** Pairs within the threshold at the window's edges. */
  readonly edges: (
    signal?: AbortSignal,
  ) => Promise<{ readonly insideAtStart: PairsInside; readonly insideAtStop: PairsInside }>;
  /** All pairs of the ephemerides over the whole window, clipped to it, those known taken as they are; null where there are no ephemerides. */
  readonly byEphemerides: (
    options?: Omit<SweepOptions, 'changed'> & { readonly known?: KnownPairs | undefined },
  ) => Promise<SettledPairs | null>;
  /** The bounds that the no-miss argument rests on, as used so far (snake_case names with units). */
  readonly completeness: () => Readonly<Record<string, unknown>>;
  /** Time spent so far: by the calling thread (`propagate` includes its survey) and by the workers in sum. */
  readonly seconds: () => { readonly propagate: number; readonly sweep: number; readonly refine: number };
  readonly close: () => Promise<void>;
}
