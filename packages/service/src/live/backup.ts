import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { UserError } from '@clearway/astro';
import { exportDatabase, importDatabase, openStore, restoreBackup, type Store, type StorePlace } from '@clearway/store';
import type { ByteSink } from '../files/byte-sink.ts';
import { throwForPeople } from './store-problem.ts';

export interface BackUpOptions {
  /** A file that every version and kind of database can take in, instead of a copy that is faster to make and to restore. */
  readonly portable: boolean;
}

/** Writes everything that a database holds to `file`, whole or not at all. Throws UserError. */
export async function backUp(place: StorePlace, file: string, { portable }: BackUpOptions): Promise<void> {
  const store = await openStore(place).catch(throwForPeople);
  try {
    await (portable ? exportDatabase(store, file) : store.backup(file)).catch(throwForPeople);
  } finally {
    await store.close();
  }
}

/** Hands a copy of a database in use to `sink`. It is first made beside the database, where there is room for it. Throws UserError. */
export async function sendBackup(store: Store, place: StorePlace, sink: ByteSink, signal?: AbortSignal): Promise<void> {
  if (!('dataDir' in place)) {
    throw new UserError('conflict', 'a PostgreSQL server is backed up with its own tools', 'use pg_dump');
  }
  const file = join(place.dataDir, `sent-${randomUUID()}.backup`);
  try {
    await store.backup(file).catch(throwForPeople);
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 })) {
      signal?.throwIfAborted();
      await sink.write(chunk as Buffer);
    }
  } finally {
    await rm(file, { force: true });
  }
}

/**
 * Puts what `backUp` wrote in a place, whole or not at all: a copy takes the place of what is there, a portable file needs a place
 * without a database. Throws UserError, also where the file is neither.
 */
export async function restore(place: StorePlace, file: string): Promise<void> {
  if (await isPortable(file)) return importDatabase(place, file).catch(throwForPeople);
  if (!('dataDir' in place)) {
    throw new UserError(
      'option-invalid',
      `${file} is a copy of an embedded database, which a PostgreSQL server cannot take in`,
      'restore it with --data-dir, then clearway backup --portable',
    );
  }
  return restoreBackup(place.dataDir, file).catch(throwForPeople);
}

/** A portable file begins as JSON, a copy as an archive. */
async function isPortable(file: string): Promise<boolean> {
  const source = createReadStream(file, { end: 65_535 });
  const text = source.pipe(createGunzip());
  source.on('error', (error) => text.destroy(error));
  try {
    for await (const chunk of text) return (chunk as Buffer)[0] === 0x7b;
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    // Cut off by us.
    if (code === 'Z_BUF_ERROR') return false;
    throw new UserError('format-unknown', `${file} is no backup of Clearway`, 'name a file of clearway backup', {
      cause,
    });
  } finally {
    source.destroy();
  }
  throw new UserError('file-empty', `${file} is empty`, 'name a file of clearway backup');
}
