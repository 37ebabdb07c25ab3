import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { type RawBuilder, sql } from 'kysely';
import { migrationsDone } from '../migrations/migrate.ts';
import type { Store } from '../open/open-store.ts';
import type { Database } from '../schema/database.ts';
import { PORTABLE_FORMAT, PORTABLE_TABLES, type PortableNotes, type PortableTable } from './portable-tables.ts';

/**
 * Writes everything as one compressed file of JSON lines that any version of PostgreSQL and PGlite can take in, whole or not at all.
 * Slower and larger than a backup; for moving from the one kind of database to the other, and past a change of PGlite's format. It is the state
 * of one moment; embedded, everybody else waits meanwhile.
 */
export async function exportDatabase({ db }: Store, file: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}.part`;
  try {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (transaction) => {
        const handle = await open(temporary, 'wx', 0o600);
        const target = handle.createWriteStream({ flush: true });
        await pipeline(Readable.from(lines(transaction)), createGzip({ level: constants.Z_BEST_SPEED }), target);
      });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function* lines(db: Database): AsyncGenerator<string> {
  const notes: PortableNotes = { format: PORTABLE_FORMAT, migrations: await migrationsDone(db) };
  yield `${JSON.stringify(notes)}\n`;
  let count = 0;
  for (const table of PORTABLE_TABLES) {
    for await (const rows of pages(db, table)) {
      yield `{"table":"${table.name}","rows":${rows}}\n`;
      count++;
    }
  }
  yield `${JSON.stringify({ lines: count })}\n`;
}

/** Pages of a table as PostgreSQL's JSON text: numbers never pass through those of JavaScript. */
async function* pages(db: Database, { name, key, page }: PortableTable): AsyncGenerator<string> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let after: string | null = null;
  for (;;) {
    // The key of the last row as JSON text, taken apart again by the server.
    const beyond: RawBuilder<unknown> =
      after === null
        ? sql`true`
        : sql`(${columns}) > (select ${columns} from json_populate_record(null::${sql.table(name)}, ${after}::json))`;
    const { rows } = await sql<{ page: string | null; last: string | null }>`
      with page as (select * from ${sql.table(name)} where ${beyond} order by ${columns} limit ${page})
      select (select json_agg(page order by ${columns})::text from page) as page,
        (select to_json(k)::text from (select ${columns} from page order by ${descending(key)} limit 1) k) as last
    `.execute(db);
    const { page: text = null, last = null } = rows[0] ?? {};
    if (text === null) return;
    // json_agg puts rows on lines of their own; in JSON a line break can only stand between values.
    yield text.replaceAll('\n', ' ');
    after = last;
  }
}

function descending(key: readonly string[]): RawBuilder<unknown> {
  return sql.join(key.map((column) => sql`${sql.ref(column)} desc`));
}
