import type { ElementSet } from '@clearway/astro';
import type { ObjectUncertainties } from '../../covariance/object-uncertainties.ts';
import type { RunSlice } from '../plan/run-slices.ts';
import type { SessionFailure, SweepProgress } from '../session/screening-session.ts';
import type { SessionEphemeris } from '../session/session-ephemeris.ts';

/** What a run screens, in the order of the snapshot. */
export interface RunCatalog {
  /** All of them, or in portions. */
  readonly elements: readonly ElementSet[] | AsyncIterable<readonly ElementSet[]>;
  readonly lives: { readonly fromUs: Float64Array; readonly toUs: Float64Array };
  readonly uncertainties: ObjectUncertainties;
  readonly identicalGroups: readonly (readonly number[])[];
  /** Operators' ephemerides, in place of element sets or beside them. */
  readonly ephemerides: readonly SessionEphemeris[];
}

/** What the thread of runs is to prepare. */
export interface RunOpening extends Omit<RunCatalog, 'elements'> {
  readonly startUs: number;
  readonly stopUs: number;
  readonly thresholdKm: number;
  readonly workers: number;
  /** Of the element sets nothing is kept: a session of many objects then needs less memory. */
  readonly onlySweeps: boolean;
}

/** A finished run that a new one is made from. */
export interface BaseRun {
  readonly startUs: number;
  readonly stopUs: number;
  /** Its slices as stored, the resolved one last. */
  readonly slices: readonly Uint8Array<ArrayBuffer>[];
}

/** A slice ready to be stored. */
export interface PackedSlice {
  readonly packed: Uint8Array<ArrayBuffer>;
  readonly approaches: number;
}

/** How the thread looked after the preparation. */
export interface RunPrepared {
  readonly failures: readonly SessionFailure[];
  readonly screened: number;
}

/** What is told of a run when everything has been found. */
export interface RunEnding {
  readonly resolved: PackedSlice;
  readonly completeness: Readonly<Record<string, unknown>>;
  readonly seconds: { readonly propagate: number; readonly sweep: number; readonly refine: number };
}

/** What the thread is asked, one at a time but for elements while a run is opened; each is answered by the result below, or an error. */
export interface ThreadCalls {
  /** Answered when all its elements have come and are surveyed. */
  open: (opening: RunOpening) => RunPrepared;
  /** Some of the elements of the run that is being opened; answered when there is room for more. */
  addElements: (elements: readonly ElementSet[]) => null;
  endElements: () => null;
  sweep: (slice: RunSlice) => PackedSlice;
  /** The swept slices of a run of which a base is known: only what the changed objects and the window's new end ask for is searched. */
  update: (base: BaseRun, changed: readonly number[], slices: readonly RunSlice[]) => readonly PackedSlice[];
  /** Ends the run, from its swept slices. */
  resolve: (slices: readonly Uint8Array<ArrayBuffer>[]) => RunEnding;
  close: () => null;
}

export type ThreadRequest =
  | { readonly kind: 'call'; readonly id: number; readonly name: keyof ThreadCalls; readonly args: readonly unknown[] }
  | { readonly kind: 'abort'; readonly id: number };

export type ThreadAnswer =
  | { readonly kind: 'result'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly message: string; readonly aborted: boolean }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: SweepProgress };
