import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import { ensureBareDatabase } from '../embedded/prepared-database.ts';
import { StoreError } from '../errors/store-error.ts';
import { migrate, refuseNewer } from '../migrations/migrate.ts';
import { MIGRATIONS } from '../migrations/migration-list.ts';
import { openStoreWith, type Store, type StorePlace } from '../open/open-store.ts';
import type { Database } from '../schema/database.ts';
import { PORTABLE_FORMAT, PORTABLE_TABLES, type PortableLine, type PortableNotes } from './portable-tables.ts';

/**
 * Takes an export into a place that has no database yet, whole or not at all: the tables are made as they were when it was written, filled, and
 * then brought up to date. Throws `backup-refused` where something is there already, `backup-unreadable` for a damaged file.
 */
export async function importDatabase(place: StorePlace, file: string): Promise<void> {
  const store = await openEmpty(place);
  try {
    await store.db.transaction().execute((transaction) => load(transaction, file));
    await migrate(store.db);
  } finally {
    await store.close();
  }
}

async function openEmpty(place: StorePlace): Promise<Store> {
  try {
    return await openStoreWith(place, { migrations: {}, prepared: ensureBareDatabase });
  } catch (error) {
    // With no migration known, any that has been there is one too many.
    if (!(error instanceof StoreError) || error.code !== 'schema-newer') throw error;
    throw new StoreError('backup-refused', 'there is a database already', 'import into a new directory or database');
  }
}

async function load(db: Database, file: string): Promise<void> {
  let notes: PortableNotes | undefined;
  let count = 0;
  let ended = false;
  for await (const line of linesOf(file)) {
    if (notes === undefined) {
      notes = await prepareTables(db, parsed(line) as PortableNotes);
      continue;
    }
    const entry = parsed(line) as PortableLine;
    if ('table' in entry) {
      await insertRows(db, entry.table, line);
      count++;
    } else {
      ended = entry.lines === count;
    }
  }
  if (!ended) throw new StoreError('backup-unreadable', 'the export ends early');
  await continueIdentities(db);
}

async function prepareTables(db: Database, notes: PortableNotes): Promise<PortableNotes> {
  if (notes.format !== PORTABLE_FORMAT) {
    throw new StoreError('backup-unreadable', 'the file is not an export of Clearway, or of a newer one');
  }
  refuseNewer(notes.migrations);
  await migrate(db, Object.fromEntries(notes.migrations.map((name) => [name, MIGRATIONS[name]!])));
  await db.deleteFrom('current_run').execute();
  if (notes.migrations.includes('0008-alerts')) await db.deleteFrom('alert_evaluation').execute();
  return notes;
}

async function insertRows(db: Database, name: string, line: string): Promise<void> {
  if (!PORTABLE_TABLES.some((table) => table.name === name)) {
    throw new StoreError('backup-unreadable', `the export has a table ${JSON.stringify(name)}, which is unknown`);
  }
  const table = sql.table(name);
  await sql`
    insert into ${table} overriding system value
    select * from json_populate_recordset(null::${table}, ${line}::json -> 'rows')`.execute(db);
}

/** New rows go on after the largest id that came. */
async function continueIdentities(db: Database): Promise<void> {
  const { rows } = await sql<{ table_name: string; column_name: string }>`
    select table_name, column_name from information_schema.columns
    where is_identity = 'YES' and table_schema = current_schema()`.execute(db);
  for (const { table_name, column_name } of rows) {
    await sql`
      select setval(pg_get_serial_sequence(${table_name}, ${column_name}), max(${sql.ref(column_name)}))
      from ${sql.table(table_name)}`.execute(db);
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = source.pipe(createGunzip());
  source.on('error', (error) => text.destroy(error));
  try {
    yield* createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY });
    if (text.errored !== null) throw text.errored;
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError('backup-unreadable', `the export ${file} cannot be read: ${(error as Error).message}`, '', {
      cause: error,
    });
  } finally {
    source.destroy();
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new StoreError('backup-unreadable', 'the export is damaged: a line is no JSON', '', { cause });
  }
}
