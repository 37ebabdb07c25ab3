import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { backupNotes } from '../backup/backup-notes.ts';
import { startFault } from '../embedded/damaged-database.ts';
import { prepareDatabaseFolder } from '../embedded/data-directory.ts';
import { EmbeddedDatabase } from '../embedded/embedded-database.ts';
import { embeddedDialect } from '../embedded/embedded-dialect.ts';
import { ensurePreparedDatabase } from '../embedded/prepared-database.ts';
import { StoreError } from '../errors/store-error.ts';
import { lockDataDirectory } from '../lock/data-directory-lock.ts';
import { migrate } from '../migrations/migrate.ts';
import { MIGRATIONS } from '../migrations/migration-list.ts';
import { checkServer, postgresqlDialect, postgresqlPool } from '../postgresql/connect-postgresql.ts';
import type { Schema } from '../schema/schema.ts';

/** Where the data are: embedded in a directory that one process has to itself, or on a PostgreSQL server that many share. */
export type StorePlace = { readonly dataDir: string } | { readonly databaseUrl: string };

export interface Store {
  readonly db: Kysely<Schema>;
  readonly kind: 'embedded' | 'postgresql';
  /** Statements without parameters, several in one text; the rows of each. For libraries that bring their own SQL. */
  executeAll(text: string): Promise<readonly { readonly rows: readonly Record<string, unknown>[] }[]>;
  /** Embedded only: a consistent copy of everything as one file, whole or not at all. Writers wait meanwhile. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the database, makes it where there is none, and brings its schema up to date. Throws StoreError. */
export function openStore(place: StorePlace): Promise<Store> {
  return openStoreWith(place, { migrations: MIGRATIONS, prepared: ensurePreparedDatabase });
}

/** How a database is made and brought up to date. */
export interface Making {
  readonly migrations: Readonly<Record<string, Migration>>;
  readonly prepared: () => Promise<string | undefined>;
}

export function openStoreWith(place: StorePlace, making: Making): Promise<Store> {
  return 'dataDir' in place
    ? openEmbedded(path.resolve(place.dataDir), making)
    : openPostgresql(place.databaseUrl, making);
}

async function openEmbedded(dataDir: string, { migrations, prepared }: Making): Promise<Store> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((cause: Error) => {
    throw new StoreError('data-directory-unusable', `the data directory ${dataDir}: ${cause.message}`, '', { cause });
  });
  const lock = lockDataDirectory(dataDir);
  try {
    const database = new EmbeddedDatabase(await prepareDatabaseFolder(dataDir, prepared));
    const db = new Kysely<Schema>({ dialect: embeddedDialect(database) });
    try {
      await awaitStart(database, dataDir);
      await migrate(db, migrations);
    } catch (error) {
      await database.close();
      throw error;
    }
    return {
      db,
      kind: 'embedded',
      // On Kysely's connection, so that they never get into the transaction of somebody else.
      executeAll: (text) =>
        db.connection().execute(async () => {
          try {
            return await database.statements(text);
          } catch (error) {
            // A script that fails within a transaction of its own must not leave it to whoever comes next.
            await database.statements('ROLLBACK').catch(() => {});
            throw error;
          }
        }),
      backup: (file) =>
        db.connection().execute(async (connection) => {
          await database.backup(path.resolve(file), await backupNotes(connection));
        }),
      async close() {
        await db.destroy();
        await database.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function awaitStart(database: EmbeddedDatabase, dataDir: string): Promise<void> {
  try {
    await database.query('select 1');
  } catch (cause) {
    if (cause instanceof StoreError && cause.code === 'data-directory-unusable') throw cause;
    throw await startFault(cause as Error, dataDir);
  }
}

async function openPostgresql(databaseUrl: string, { migrations }: Making): Promise<Store> {
  const pool = postgresqlPool(databaseUrl);
  const db = new Kysely<Schema>({ dialect: postgresqlDialect(pool) });
  try {
    await checkServer(db, databaseUrl);
    await migrate(db, migrations);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    kind: 'postgresql',
    async executeAll(text) {
      const answer = (await pool.query(text)) as unknown;
      return (Array.isArray(answer) ? answer : [answer]) as { rows: Record<string, unknown>[] }[];
    },
    async backup() {
      throw new StoreError('backup-refused', 'a PostgreSQL server is backed up with its own tools', 'use pg_dump');
    },
    close: () => db.destroy(),
  };
}

/** The size of everything in the database, in bytes; embedded, without the write-ahead log. */
export async function databaseBytes({ db }: Store): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(db);
  return rows[0]!.bytes;
}
