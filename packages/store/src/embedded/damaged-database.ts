import { statfs } from 'node:fs/promises';
import { StoreError } from '../errors/store-error.ts';

/** PostgreSQL's conditions for damaged data and indexes. */
const DAMAGED_STATES: ReadonlySet<unknown> = new Set(['XX001', 'XX002']);
/** What it says of damage under a code that it uses for other faults, too. */
const DAMAGED_WORDS =
  /invalid page in block|could not read blocks? |could not open file "(?:base|global|pg_xact|pg_multixact)|missing chunk number|could not access status of transaction/;
/** PGlite says no more than this of a start that failed. */
const SAYS_NOTHING = /^Aborted\(|failed to initialize/;
/** With less the embedded database cannot begin: a piece of the write-ahead log is as large. */
const LEAST_ROOM_BYTES = 16 * 2 ** 20;

/** What people are told where a statement met files that are damaged; null for every other error. */
export function damageOf(error: Error & { readonly code?: unknown }, dataDir: string): StoreError | null {
  if (!DAMAGED_STATES.has(error.code) && !DAMAGED_WORDS.test(error.message)) return null;
  const message = `the database in ${dataDir} is damaged: ${error.message}`;
  return new StoreError('data-directory-unusable', message, restoreHint(dataDir), { cause: error });
}

/** What people are told where a database does not start: no room is no damage, and to restore would not help. */
export async function startFault(cause: Error, dataDir: string): Promise<StoreError> {
  const { bavail, bsize } = await statfs(dataDir).catch(() => ({ bavail: Number.POSITIVE_INFINITY, bsize: 1 }));
  const what = `the database in ${dataDir} does not start`;
  if (bavail * bsize < LEAST_ROOM_BYTES) {
    const hint = 'make room and start again: nothing that was stored is lost';
    return new StoreError('data-directory-unusable', `${what}: the disk is full`, hint, { cause });
  }
  const reason = SAYS_NOTHING.test(cause.message) ? 'its files are damaged or incomplete' : cause.message;
  return new StoreError('data-directory-unusable', `${what}: ${reason}`, restoreHint(dataDir), { cause });
}

function restoreHint(dataDir: string): string {
  return `put a backup back: clearway restore FILE --data-dir ${dataDir}; or move the folder away to start afresh`;
}
