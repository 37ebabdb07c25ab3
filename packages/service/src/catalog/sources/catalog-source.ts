import type { ElementSet } from '@clearway/astro';
import type { RejectedRecord } from '@clearway/messages';
import type { Precedence } from '../precedence/precedence.ts';
import type { SatcatObject } from '../satcat-object.ts';
import type { SourceTerms } from './source-terms.ts';
import type { SourceWarning } from './source-warning.ts';

/** What is remembered of a source from one time of asking to the next, restarts included. Plain JSON; times ISO 8601 UTC. */
export interface SourceMemory {
  /** Last time the source was asked, whatever came of it; set before asking. */
  readonly lastAttemptAt: string | null;
  /** Last time it gave data or confirmed those it gave. */
  readonly lastSuccessAt: string | null;
  readonly backOffUntil: string | null;
  /** True where the back-off holds for everything of the provider (it refused), not only for this query. */
  readonly backOffOfProvider: boolean;
  /** Failures in a row. */
  readonly failures: number;
  /** Of the last good answer, for conditional requests. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Good records of the last good answer. */
  readonly records: number;
  /** What is wrong with the source since its last success, to be shown until it is mended. */
  readonly warnings: readonly SourceWarning[];
  /** When requests were made within the last hour, where the provider counts them. */
  readonly requests?: readonly string[];
  /** The files of a watched folder, by name. */
  readonly files?: Readonly<Record<string, SeenFile>>;
}

/** A file of a watched folder as it was last seen. */
export interface SeenFile {
  readonly bytes: number;
  readonly modifiedMs: number;
  /** Since when it has had this size and time, ISO 8601 UTC. */
  readonly steadySince: string;
  /** `arriving`: not read yet. A refused file is read again only when it changes. */
  readonly state: 'arriving' | 'read' | 'refused';
  /** Good records when it was last read with success. */
  readonly records: number;
  readonly warning?: SourceWarning;
}

export const NEVER_ASKED: SourceMemory = {
  lastAttemptAt: null,
  lastSuccessAt: null,
  backOffUntil: null,
  backOffOfProvider: false,
  failures: 0,
  etag: null,
  lastModified: null,
  records: 0,
  warnings: [],
};

/**
 * What came of asking a source once.
 * - `new`: `data` is to be taken in (it may be what is there already).
 * - `unchanged`: the source confirmed what it gave the last time.
 * - `too-soon`: it was not asked, or asked in vain because it has nothing newer to give yet.
 * - `failed`: nothing changes; `warnings` say why.
 */
export type SourceOutcome<Data> = {
  /** To be kept in place of the memory that was given, whatever the status. */
  readonly memory: SourceMemory;
  /** What went wrong this time; with `new`, what went wrong beside the data (a file of several). */
  readonly warnings: readonly SourceWarning[];
  /** Before this time asking again is in vain. */
  readonly askAgainAt: Date;
} & ({ readonly status: 'new'; readonly data: Data } | { readonly status: 'unchanged' | 'too-soon' | 'failed' });

/** What goes with one time of asking. */
export interface Asking {
  readonly signal?: AbortSignal;
  /**
   * Told the memory to keep just before the source is asked, so that a process that dies while waiting has asked.
   * The request goes out when it has resolved.
   */
  readonly remember?: (memory: SourceMemory) => Promise<void> | void;
}

/** Somewhere data come from. It keeps nothing itself: what it must know of before is given as `previous`. */
export interface Source<Data> {
  /** Stable name for programs: `celestrak/active`. */
  readonly id: string;
  /** For people: `CelesTrak, active`. */
  readonly title: string;
  /** Whose rules on asking hold; a refusal by one source of a provider holds for all. */
  readonly provider: string;
  readonly terms: SourceTerms;
  /** Throws only on the signal, on a fault of `remember`, and on bugs: never for what a network, server or file does. */
  fetch(previous: SourceMemory, asking?: Asking): Promise<SourceOutcome<Data>>;
}

/** Element sets as they came, with an account of every record that could not be used. */
export interface ElementBatch {
  /** In the order they came; an object may have several. */
  readonly elements: readonly ElementSet[];
  readonly rejected: readonly RejectedRecord[];
}

/** A source of element sets. */
export interface CatalogSource extends Source<ElementBatch> {
  readonly kind: 'elements';
  readonly precedence: Precedence;
}

/** A source of what objects are: type, owner, size, status. */
export interface SatcatSource extends Source<ReadonlyMap<number, SatcatObject>> {
  readonly kind: 'satcat';
}
