import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import {
  createRun,
  importDatabase,
  insertAlertRule,
  openStore,
  publishRun,
  type Store,
  type StorePlace,
  stageSightings,
  startRun,
} from '@clearway/store';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../packages/store/src/migrations/migration-list.ts';
import { describeOnPostgresql, embeddedPlace, postgresqlPlace, type TrialPlace } from './databases.ts';
import { trialRun, trialSighting } from './trial-rows.ts';

/**
 * What the last version before accounts and alerts exported, made by that version (commit 7459ca6, its own `exportDatabase` of the rows of
 * its own test of exports). A database of that age is brought up to date when it is opened.
 */
const EXPORT = fileURLToPath(new URL('./previous-version/0003-signals.export.gz', import.meta.url));

type Rows = Record<string, unknown>[];

/** The rows that the file has, by table. */
async function rowsOfFile(): Promise<Map<string, Rows>> {
  const lines = gunzipSync(await readFile(EXPORT))
    .toString('utf8')
    .trimEnd()
    .split('\n');
  const tables = new Map<string, Rows>();
  for (const line of lines) {
    const { table, rows } = JSON.parse(line) as { table?: string; rows?: Rows };
    if (table !== undefined) tables.set(table, [...(tables.get(table) ?? []), ...rows!]);
  }
  return tables;
}

/** All rows of a table as PostgreSQL's JSON, as exports have them. */
async function rowsOf({ db }: Store, table: string): Promise<Rows> {
  const { rows } = await sql<{ row: string }>`select to_json(t)::text as row from ${sql.table(table)} t`.execute(db);
  return rows.map(({ row }) => JSON.parse(row) as Record<string, unknown>);
}

const inOrder = (rows: Rows): string[] => rows.map((row) => JSON.stringify(row)).sort();

async function isBroughtUpToDate(place: StorePlace): Promise<void> {
  await importDatabase(place, EXPORT);
  const store = await openStore(place);
  const done = await sql<{ name: string }>`select name from clearway_migration order by name`.execute(store.db);
  expect(done.rows.map(({ name }) => name)).toEqual(Object.keys(MIGRATIONS).sort());
  const before = await rowsOfFile();
  expect([...before.keys()]).toContain('event_observations');
  for (const [table, rows] of before) {
    const columns = Object.keys(rows[0]!);
    const now = (await rowsOf(store, table)).map((row) =>
      Object.fromEntries(columns.filter((column) => column in row).map((column) => [column, row[column]])),
    );
    // Every column that there was is there, with what it had.
    expect(inOrder(now), table).toEqual(inOrder(rows));
  }
  // It is worked with as one that is new.
  const events = await stageSightings(store.db, await newRun(store), 5, [trialSighting(5, 6)]);
  expect(events[0]).toBeGreaterThan(Math.max(...before.get('events')!.map(({ event_id }) => Number(event_id))));
  expect(await insertAlertRule(store.db, { name: 'r', definition: {}, created_us: 1, changed_us: 1 })).toBe(true);
  await store.close();
}

async function newRun({ db }: Store): Promise<number> {
  const runId = await createRun(db, trialRun({ sliceCount: 0 }));
  await startRun(db, runId, 1);
  await publishRun(db, runId, { publishedUs: 2, report: {}, coverage: {} });
  return runId;
}

async function inPlace(make: () => Promise<TrialPlace>): Promise<void> {
  const { place, remove } = await make();
  try {
    await isBroughtUpToDate(place);
  } finally {
    await remove();
  }
}

describe('data of the previous version', () => {
  it('is all there after an upgrade, embedded', () => inPlace(async () => embeddedPlace()));
});

describeOnPostgresql('data of the previous version', () => {
  it('is all there after an upgrade', () => inPlace(postgresqlPlace));
});
