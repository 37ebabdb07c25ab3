import type { ElementSet, UtcTime } from '@clearway/astro';
import type { CatalogFormat, RejectedRecord } from '@clearway/messages';

/** A good record that is not used, or that repeats another object's elements. */
export interface DuplicateRecord {
  readonly id: number;
  readonly epoch: UtcTime;
  readonly file: string;
  readonly line: number;
  /** `superseded`, or `identical elements under N` (that object stays in the catalogue). */
  readonly reason: string;
}

/** An object whose elements are old at the start of the window. */
export interface StaleObject {
  readonly id: number;
  /** Start of the window − epoch, days. */
  readonly ageDays: number;
  /** True where the age limit was given, and the object therefore is not in the catalogue. */
  readonly leftOut: boolean;
}

/** What one file gave. */
export interface CatalogFile {
  readonly file: string;
  readonly format: CatalogFormat;
  /** Good records. */
  readonly accepted: number;
  readonly rejected: number;
}

/** The catalogue of a screening: at most one element set of each object, and an account of every record read. */
export interface Catalog {
  /** One per catalogue number, ascending. */
  readonly elements: readonly ElementSet[];
  /** Records in the files, good and bad. */
  readonly read: number;
  readonly rejected: readonly RejectedRecord[];
  /** At most {@link MOST_DUPLICATES_LISTED}, in the order of the files, identical elements last. */
  readonly duplicates: readonly DuplicateRecord[];
  /** How many duplicates there are, listed or not. */
  readonly duplicateCount: number;
  /** Numbers of objects all of whose elements are younger than the start of the window, ascending. */
  readonly epochAfterStart: readonly number[];
  /** Ascending by number. */
  readonly stale: readonly StaleObject[];
  /** Numbers that share one set of elements (docked modules), each group and the list ascending. */
  readonly identicalGroups: readonly (readonly number[])[];
  readonly files: readonly CatalogFile[];
}

/** Bounds the memory that a long history of elements can take. */
export const MOST_DUPLICATES_LISTED = 1_000_000;

/** The age at which elements are flagged as stale where no limit is given, days. */
export const STALE_AGE_DAYS = 30;
