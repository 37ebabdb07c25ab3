import type { UtcTime } from '@clearway/astro';
import type { SweepTuning } from '@clearway/screening';
import type { BoxRtnKm, PrimaryBox } from '../boxes/primary-box.ts';
import type { RowRisks } from '../covariance/row-risks.ts';
import type { KnownOfObjects } from '../covariance/run-uncertainties.ts';
import type { EphemerisSource } from '../operator-ephemerides/load-ephemerides.ts';
import type { ScreenedEphemeris } from '../operator-ephemerides/replaced-lives.ts';
import type { RunObject } from '../operator-ephemerides/run-object.ts';

/**
 * Close approaches as a structure of arrays of length `count`, sorted by TCA (rounded to 1 µs), then by ids.
 * Times are seconds from the start of the window, distances km, speeds km/s; the RTN components are those of
 * secondary − primary in the primary's frame at TCA.
 */
export interface CloseApproaches {
  readonly count: number;
  /** Indices into the run's `objects`. */
  readonly primary: Int32Array;
  readonly secondary: Int32Array;
  readonly tca: Float64Array;
  readonly missDistanceKm: Float64Array;
  readonly relativeSpeedKmS: Float64Array;
  readonly radialKm: Float64Array;
  readonly inTrackKm: Float64Array;
  readonly crossTrackKm: Float64Array;
  /** When the pair comes inside and leaves the threshold, clipped to the window. */
  readonly entry: Float64Array;
  readonly exit: Float64Array;
  /** 1 where the pair stays inside for longer than half a revolution of the primary. */
  readonly coLocated: Uint8Array;
}

/** A record that could not be read (`file`, `line`), or an object whose propagation fails at `from`. */
export interface RejectedObject {
  /** Null where the record is too broken to carry a number. */
  readonly id: number | null;
  readonly reason: string;
  readonly file: string | null;
  readonly line: number | null;
  /** When its propagation fails, to 1 s; absent for an unreadable record. */
  readonly from?: UtcTime;
}

/** A good record that is not used, or that repeats another object's elements. */
export interface DuplicateElements {
  readonly id: number;
  readonly reason: string;
  readonly epoch?: UtcTime;
  readonly file?: string;
  readonly line?: number;
}

/** A pair within the threshold at an edge of the window. */
export interface PairAtEdge {
  readonly primaryId: number;
  readonly secondaryId: number;
  readonly distanceKm: number;
  readonly rangeRateKmS: number;
}

/** What a screening did, on which objects, how fast, and the bounds its no-miss argument rests on. */
export interface ScreeningReport {
  readonly objects: {
    /** Records read, the rejected ones included. */
    readonly read: number;
    readonly screened: number;
    readonly rejected: readonly RejectedObject[];
    /** Element sets left aside: superseded by another epoch of the same number, or identical to another number's. */
    readonly duplicates: readonly DuplicateElements[];
    readonly stale: readonly { readonly id: number; readonly ageDays: number; readonly leftOut?: boolean }[];
    /** Objects used with an epoch after the start of the window. */
    readonly epochAfterStart: readonly number[];
  };
  readonly window: { readonly start: UtcTime; readonly stop: UtcTime };
  /** With boxes, the radius of the sphere through the farthest corners, in which they were searched. */
  readonly thresholdKm: number;
  readonly boxRtnKm?: BoxRtnKm;
  readonly boxes?: readonly PrimaryBox[];
  readonly primaryIds?: readonly number[];
  readonly closeApproaches: number;
  readonly workers: number;
  readonly seconds: {
    readonly total: number;
    readonly propagate: number;
    readonly sweep: number;
    readonly refine: number;
    /** Until the risk of all rows was there, after the search: on the clock, where the others are of all threads together. */
    readonly risk: number;
  };
  readonly peakMemoryMib: number;
  /** The bounds as used in this run, by name (snake_case names with units). */
  readonly completeness: Readonly<Record<string, unknown>>;
  readonly insideAtStart: readonly PairAtEdge[];
  readonly insideAtStop: readonly PairAtEdge[];
  /** Operators' ephemerides that were screened: what files gave which. */
  readonly ephemerides?: readonly EphemerisSource[];
}

/**
 * The outcome of a screening; `approaches` points into `objects`: element sets, ascending by id (one that an ephemeris interrupts
 * stands there for each part of its time), and then the operators' ephemerides.
 */
export interface ScreeningRun {
  readonly objects: readonly RunObject[];
  readonly approaches: CloseApproaches;
  /** Of each close approach. */
  readonly risks: RowRisks;
  readonly report: ScreeningReport;
}

/** Where a screening stands: `fraction` of its work in [0, 1], and how many close approaches it has found so far. */
export interface ScreeningProgress {
  readonly phase: string;
  readonly fraction: number;
  readonly closeApproaches: number;
}

/**
 * What to screen. `Catalog` is the outcome of loading a catalogue (`../catalog`); the request keeps it generic so
 * that this file depends on nothing but times, element sets and the engine's options.
 */
export interface ScreeningRequest<Catalog = unknown> {
  readonly catalog: Catalog;
  readonly start: UtcTime;
  readonly durationSeconds: number;
  readonly thresholdKm: number;
  /** A box in the frame of each primary, instead of the sphere; only with `primaryIds`. */
  readonly boxRtnKm?: BoxRtnKm;
  /** A box for each of the primaries, instead of one for all. */
  readonly boxes?: readonly PrimaryBox[];
  readonly primaryIds?: readonly number[];
  /** Operators' ephemerides, each number once. */
  readonly ephemerides?: readonly ScreenedEphemeris[];
  /** From where they came, for the report. */
  readonly ephemerisSources?: readonly EphemerisSource[];
  /** Sizes and histories of the objects, where more is known of them than their elements. */
  readonly known?: KnownOfObjects;
  readonly workers: number;
  /** For tests that show the rows not to depend on it; with it a sweep is made for few primaries, too. */
  readonly tuning?: SweepTuning;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ScreeningProgress) => void;
}
