import type { Readable } from 'node:stream';
import { type ElementSet, UserError, type UtcTime } from '@clearway/astro';
import { createCatalogReader, prepareCatalogReader, type RejectedRecord } from '@clearway/messages';
import type { Catalog, CatalogFile } from './catalog.ts';
import { type CatalogMerge, createCatalogMerge } from './catalog-merge.ts';
import { readCatalogText } from './read-catalog-text.ts';

/** How to load a catalogue. */
export interface CatalogOptions {
  /**
   * Start of the window: decides which of several element sets of one object is used. A function is given the epochs of
   * all records and chooses it, once, when everything is read.
   */
  readonly start: UtcTime | ((epochs: readonly UtcTime[]) => UtcTime);
  /** Leave out objects whose elements are older than this at the start, days; without it they are only flagged. */
  readonly maxAgeDays?: number;
  /** What `-` reads (default: the standard input of the process). */
  readonly stdin?: Readable;
  readonly signal?: AbortSignal;
  /** Given every good record, used or not. */
  readonly onElementSet?: (elements: ElementSet) => void;
}

/**
 * Reads catalogue files (OMM as CSV, JSON, XML, KVN; TLE and 3LE; gzip of any; `-` is standard input) and merges them
 * to one element set of each object. Bad records are rejected alone and listed.
 * @throws UserError where a file is missing, unreadable, empty, damaged, of no known format, or without any usable
 *   record. No such error takes more than seconds or tens of megabytes, whatever the file holds.
 */
export async function loadCatalog(files: readonly string[], options: CatalogOptions): Promise<Catalog> {
  if (files.length === 0) {
    throw new UserError('option-missing', 'no catalogue file given', 'name one or more files with --catalog');
  }
  if (files.filter((file) => file === '-').length > 1) {
    throw new UserError('option-invalid', 'standard input (-) is named twice as a catalogue', 'name it once');
  }
  if (options.maxAgeDays !== undefined && !(options.maxAgeDays >= 0)) {
    throw new UserError(
      'option-invalid',
      `the age limit is ${options.maxAgeDays} days`,
      'give a number of days from 0',
    );
  }
  const { start, maxAgeDays } = options;
  const merge =
    typeof start === 'function' ? createLateMerge(start, maxAgeDays) : createCatalogMerge(start, maxAgeDays);
  const rejected: RejectedRecord[] = [];
  const outcomes: CatalogFile[] = [];
  for (const file of files) {
    const name = file === '-' ? 'standard input' : file;
    let accepted = 0;
    const rejectedBefore = rejected.length;
    const reader = createCatalogReader({
      file: name,
      onElementSet(elements, line) {
        accepted++;
        options.onElementSet?.(elements);
        merge.add(elements, name, line);
      },
      onRejected: (record) => rejected.push(record),
    });
    for await (const text of readCatalogText(file, options)) {
      if (reader.format === null) await prepareCatalogReader(text);
      reader.push(text);
    }
    reader.end();
    outcomes.push({ file: name, format: reader.format!, accepted, rejected: rejected.length - rejectedBefore });
  }
  const read = outcomes.reduce((sum, outcome) => sum + outcome.accepted + outcome.rejected, 0);
  return { ...merge.finish(), read, rejected, files: outcomes };
}

/** Keeps all records until the start of the window can be chosen. */
function createLateMerge(start: (epochs: readonly UtcTime[]) => UtcTime, maxAgeDays: number | undefined): CatalogMerge {
  const records: Parameters<CatalogMerge['add']>[] = [];
  return {
    add(...record) {
      records.push(record);
    },
    finish() {
      const merge = createCatalogMerge(start(records.map(([elements]) => elements.epoch)), maxAgeDays);
      for (const record of records) merge.add(...record);
      return merge.finish();
    },
  };
}
