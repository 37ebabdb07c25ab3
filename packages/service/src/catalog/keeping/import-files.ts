import type { Readable } from 'node:stream';
import type { ElementSet, UtcTime } from '@clearway/astro';
import type { RejectedRecord } from '@clearway/messages';
import type { Store } from '@clearway/store';
import type { Catalog, CatalogFile, DuplicateRecord } from '../catalog.ts';
import { loadCatalog } from '../load-catalog.ts';
import { NEVER_ASKED } from '../sources/catalog-source.ts';
import { FILES_SOURCE, keepMemory, keepSource, type SourceIdentity, SYNTHETIC_SOURCE } from './source-rows.ts';
import { type Taken, takeElements } from './take-elements.ts';

export interface ImportOptions {
  /**
   * Start of the window, by which duplicates are told; a function is given the epochs of all records and chooses it, once,
   * before anything is stored.
   */
  readonly start: UtcTime | ((epochs: readonly UtcTime[]) => UtcTime);
  readonly maxAgeDays?: number;
  /** What `-` reads (default: the standard input of the process). */
  readonly stdin?: Readable;
  readonly signal?: AbortSignal;
}

/** What files gave, with the account of every record that `clearway screen` gives. */
export interface ImportedFiles extends Taken {
  readonly read: number;
  readonly rejected: readonly RejectedRecord[];
  readonly duplicates: readonly DuplicateRecord[];
  readonly duplicateCount: number;
  readonly files: readonly CatalogFile[];
  /** Objects in the files. */
  readonly objectIds: ReadonlySet<number>;
}

/**
 * Takes catalogue files in as those of the source `files` (general, public): every epoch of every object, all or nothing.
 * Throws UserError as `loadCatalog` does.
 */
export async function importCatalogFiles(
  store: Store,
  files: readonly string[],
  options: ImportOptions,
  now: Date,
): Promise<ImportedFiles> {
  const sets: ElementSet[] = [];
  const catalog: Catalog = await loadCatalog(files, { ...options, onElementSet: (each) => sets.push(each) });
  const taken = await takeAs(store, FILES_SOURCE, sets, now);
  const { read, rejected, duplicates, duplicateCount } = catalog;
  return {
    ...taken,
    read,
    rejected,
    duplicates,
    duplicateCount,
    files: catalog.files,
    objectIds: new Set(catalog.elements.map(({ id }) => id)),
  };
}

/** Takes made-up objects in as those of the source `synthetic`. */
export function importSyntheticObjects(store: Store, sets: Iterable<ElementSet>, now: Date): Promise<Taken> {
  return takeAs(store, SYNTHETIC_SOURCE, [...sets], now);
}

/** Stores sets that somebody brought, whole or not at all. */
export async function takeAs(
  store: Store,
  source: SourceIdentity,
  sets: readonly ElementSet[],
  now: Date,
): Promise<Taken> {
  const arrivedUs = now.getTime() * 1000;
  return store.db.transaction().execute(async (db) => {
    const sourceId = await keepSource(db, source);
    const isPrivate = source.terms.visibility === 'private';
    const taken = await takeElements(db, sets, { sourceId, isPrivate, arrivedUs });
    const at = now.toISOString();
    await keepMemory(
      db,
      sourceId,
      { ...NEVER_ASKED, lastAttemptAt: at, lastSuccessAt: at, records: sets.length },
      null,
    );
    return taken;
  });
}
