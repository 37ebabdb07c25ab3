import { createHash } from 'node:crypto';
import { access, chmod, constants, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kysely } from 'kysely';
import { backupNotes } from '../backup/backup-notes.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Schema } from '../schema/schema.ts';
import { type CacheFolder, cacheFolders, isUsable } from './cache-folders.ts';
import { EmbeddedDatabase } from './embedded-database.ts';
import { embeddedDialect } from './embedded-dialect.ts';

/**
 * The archive of an empty database with all tables, from a cache or made now: PGlite takes 3 to 17 s to make a database and less
 * than one to open a copy. Undefined when there is no folder to keep one in.
 */
export async function ensurePreparedDatabase(
  folders: readonly CacheFolder[] = cacheFolders(),
): Promise<string | undefined> {
  return ensureArchive(await preparedHash(true), (db) => migrate(db), folders);
}

/** The same without any table, for what brings tables of its own. */
export async function ensureBareDatabase(
  folders: readonly CacheFolder[] = cacheFolders(),
): Promise<string | undefined> {
  return ensureArchive(`${await preparedHash(false)}-bare`, async () => undefined, folders);
}

type FillDatabase = (db: Kysely<Schema>) => Promise<void>;

async function ensureArchive(
  hash: string,
  fill: FillDatabase,
  folders: readonly CacheFolder[],
): Promise<string | undefined> {
  const name = `${hash}.tar.gz`;
  for (const folder of folders) {
    const file = path.join(folder.path, name);
    if ((await isUsable(folder)) && (await exists(file))) return file;
  }
  for (const folder of folders) {
    try {
      await mkdir(folder.path, { recursive: true, mode: folder.shared ? 0o777 : 0o700 });
      if (!(await isUsable(folder))) continue;
      await access(folder.path, constants.W_OK);
    } catch {
      // Read-only or full: the next folder may do.
      continue;
    }
    const file = path.join(folder.path, name);
    await prepare(file, fill);
    // It holds nobody's data, and an installation can be shared.
    if (folder.shared) await chmod(file, 0o644);
    return file;
  }
  return undefined;
}

async function prepare(file: string, fill: FillDatabase): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'clearway-database-'));
  try {
    const database = new EmbeddedDatabase(path.join(folder, 'database'));
    const db = new Kysely<Schema>({ dialect: embeddedDialect(database) });
    try {
      await fill(db);
      await database.statements('VACUUM ANALYZE');
      await database.backup(file, await backupNotes(db));
    } finally {
      await database.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whatever changes what a prepared database holds: the exact versions of PGlite and Kysely, and of one with tables the migrations' text. */
async function preparedHash(withTables: boolean): Promise<string> {
  const manifest = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
  const hash = createHash('sha256').update(JSON.stringify(['format 1', manifest.dependencies]));
  if (!withTables) return hash.digest('hex');
  const folder = fileURLToPath(new URL('../migrations/', import.meta.url));
  const names = (await readdir(folder)).filter((name) => /\.[jt]s$/.test(name) && !name.includes('.test.'));
  for (const name of names.sort()) hash.update(`\n${name}\n`).update(await readFile(path.join(folder, name)));
  return hash.digest('hex');
}

async function exists(file: string): Promise<boolean> {
  return access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
}
