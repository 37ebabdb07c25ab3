import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { checkBackupNotes } from '../backup/backup-notes.ts';
import { extractBackup } from '../backup/extract-backup.ts';
import { StoreError } from '../errors/store-error.ts';
import { EmbeddedDatabase } from './embedded-database.ts';

/** The major version of PostgreSQL in the PGlite in use. */
export const EMBEDDED_POSTGRESQL = 18;

/**
 * The folder of the database in a data directory, made from the prepared one where there is none. The directory's lock must
 * be held, so what a killed process left behind belongs to nobody and is cleared away.
 */
export async function prepareDatabaseFolder(
  dataDir: string,
  prepared: () => Promise<string | undefined>,
): Promise<string> {
  const folders = foldersOf(dataDir);
  await finishReplacement(folders);
  if (existsSync(folders.database)) {
    await refuseOtherVersion(folders.database);
    return folders.database;
  }
  const archive = await prepared().catch(() => undefined);
  if (archive !== undefined) {
    await replaceDatabase(dataDir, archive).catch(() => rm(archive, { force: true }).catch(() => {}));
  }
  // Without a prepared one, or where it is damaged, PGlite makes its own: slower, the same.
  if (!existsSync(folders.database)) await makeDatabase(folders);
  return folders.database;
}

/** Puts the database of an archive in place of the one there, whole or not at all. The directory's lock must be held. */
export async function replaceDatabase(dataDir: string, archive: string): Promise<void> {
  const folders = foldersOf(dataDir);
  await finishReplacement(folders);
  await mkdir(folders.incoming, { mode: 0o700 });
  try {
    await extractBackup(archive, folders.incoming, (notes) => checkBackupNotes(notes, EMBEDDED_POSTGRESQL));
  } catch (error) {
    await rm(folders.incoming, { recursive: true, force: true });
    throw error;
  }
  if (existsSync(folders.database)) await rename(folders.database, folders.former);
  await rename(folders.incoming, folders.database);
  await rm(folders.former, { recursive: true, force: true });
}

/** Elsewhere first: half a database in the right place would be taken for a damaged one. */
async function makeDatabase({ incoming, database }: Folders): Promise<void> {
  const making = new EmbeddedDatabase(incoming);
  try {
    await making.query('select 1');
  } catch (cause) {
    const reason = (cause as Error).message;
    throw new StoreError('data-directory-unusable', `no database can be made in ${incoming}: ${reason}`, '', { cause });
  } finally {
    await making.close();
  }
  await rename(incoming, database);
}

interface Folders {
  readonly database: string;
  readonly incoming: string;
  readonly former: string;
}

function foldersOf(dataDir: string): Folders {
  return {
    database: path.join(dataDir, 'database'),
    incoming: path.join(dataDir, 'database.incoming'),
    former: path.join(dataDir, 'database.former'),
  };
}

/** Mends what was interrupted: between the two renames, the former database is the valid one. */
async function finishReplacement({ database, incoming, former }: Folders): Promise<void> {
  if (existsSync(former)) {
    if (existsSync(database)) await rm(former, { recursive: true, force: true });
    else await rename(former, database);
  }
  await rm(incoming, { recursive: true, force: true });
}

async function refuseOtherVersion(folder: string): Promise<void> {
  const version = await readFile(path.join(folder, 'PG_VERSION'), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw new StoreError('data-directory-unusable', `${folder} cannot be read: ${cause.message}`, '', { cause });
  });
  if (version === undefined) {
    throw new StoreError(
      'data-directory-unusable',
      `${folder} holds no database, or an incomplete one`,
      'remove that folder to start afresh, or restore a backup',
    );
  }
  if (Number(version) !== EMBEDDED_POSTGRESQL) {
    throw new StoreError(
      'database-version',
      `${folder} was written by PostgreSQL ${version.trim()}, and this Clearway's is ${EMBEDDED_POSTGRESQL}`,
      'see docs/database.md, "Updates of PGlite, and moving to PostgreSQL"',
    );
  }
}
