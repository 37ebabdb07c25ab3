import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type Results } from '@electric-sql/pglite';
import { writeBackup } from '../backup/write-backup.ts';
import {
  BYTEA,
  formatBytea,
  INT8,
  INT8_ARRAY,
  parseBytea,
  parseInt8,
  parseInt8Array,
} from '../column-types/column-parsers.ts';
import { StoreError } from '../errors/store-error.ts';
import type { StatementResult, ThreadAnswer, ThreadError, ThreadRequest, ThreadStart } from './thread-messages.ts';

/**
 * PGlite in a thread of its own: a statement blocks the thread in which it runs for as long as it takes.
 *
 * Settings: PostgreSQL's own memory in place of its default of 128 MB, as the file cache of the system holds the rest;
 * the write-ahead log small, since nobody but a checkpoint shortens it and no checkpointer runs beside.
 */
const SETTINGS = ['shared_buffers=48MB', 'max_wal_size=96MB', 'min_wal_size=32MB', 'work_mem=16MB', 'jit=off'];

const port = parentPort!;
const { folder, module } = workerData as ThreadStart;
const parsers = { [INT8]: parseInt8, [INT8_ARRAY]: parseInt8Array, [BYTEA]: parseBytea };

async function compiled(): Promise<WebAssembly.Module> {
  if (module !== null) return module;
  const bytes = await readFile(new URL('pglite.wasm', import.meta.resolve('@electric-sql/pglite')));
  const made = await WebAssembly.compile(new Uint8Array(bytes));
  port.postMessage({ module: made } satisfies ThreadAnswer);
  return made;
}

const opening = PGlite.create({
  dataDir: folder,
  pgliteWasmModule: await compiled(),
  startParams: [...PGlite.defaultStartParams, ...SETTINGS.flatMap((setting) => ['-c', setting])],
  parsers,
  serializers: { [BYTEA]: formatBytea },
});
// Every request waits for it and reports its failure.
opening.catch(() => {});

let last: Promise<void> = Promise.resolve();
port.on('message', (request: ThreadRequest) => {
  last = last.then(() => answer(request));
});

async function answer(request: ThreadRequest): Promise<void> {
  try {
    const results = (await perform(await opening, request)).map(statementResult);
    post({ id: request.id, results }, buffersOf(results));
  } catch (error) {
    post({ id: request.id, error: threadError(error) }, []);
  }
  if (request.kind === 'close') port.close();
}

async function perform(database: PGlite, request: ThreadRequest): Promise<Results<Record<string, unknown>>[]> {
  switch (request.kind) {
    case 'query':
      return [await database.query(request.sql, [...request.parameters])];
    case 'statements':
      return (await database.exec(request.sql)) as Results<Record<string, unknown>>[];
    case 'backup':
      // With all pages on disk the files are the database; nothing else runs until this has been answered.
      await database.exec('CHECKPOINT');
      await writeBackup(request.file, folder, request.notes);
      return [];
    case 'close':
      await database.close();
      return [];
  }
}

function statementResult({ rows, command, affectedRows }: Results<Record<string, unknown>>): StatementResult {
  return { rows, command: command ?? '', affectedRows: affectedRows ?? 0 };
}

/** The memory of the bytes in the rows, which goes over without being copied. */
function buffersOf(results: readonly StatementResult[]): ArrayBuffer[] {
  const buffers: ArrayBuffer[] = [];
  for (const { rows } of results) {
    for (const row of rows) {
      for (const value of Object.values(row))
        if (value instanceof Uint8Array) buffers.push(value.buffer as ArrayBuffer);
    }
  }
  return buffers;
}

function post(message: ThreadAnswer, transfer: ArrayBuffer[]): void {
  port.postMessage(message, transfer);
}

/** PostgreSQL's code, constraint and so on, without what cannot be cloned. */
function threadError(error: unknown): ThreadError {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(error as object)) {
    if (typeof value === 'string' || typeof value === 'number') fields[name] = value;
  }
  return { message: (error as Error).message, fields, isStoreError: error instanceof StoreError };
}
