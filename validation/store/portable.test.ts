import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  addMembers,
  addNote,
  createRun,
  createWatchlist,
  decideOnEvent,
  describeSource,
  exportDatabase,
  importDatabase,
  insertElementSets,
  keepSignals,
  openStore,
  publishRun,
  raiseWarning,
  type Store,
  type StorePlace,
  saveSlice,
  stageSightings,
  startRun,
  upsertObjects,
  writeSetting,
} from '@clearway/store';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { describeOnPostgresql, embeddedPlace, postgresqlPlace, type TrialPlace } from './databases.ts';
import { JUNE_US, trialElementSet, trialObject, trialRun, trialSighting } from './trial-rows.ts';

/** Something in every table. */
async function fill({ db }: Store): Promise<void> {
  await upsertObjects(
    db,
    Array.from({ length: 4100 }, (_, k) => trialObject(k + 1, { name: `\\ " ' \n é ${k}` })),
  );
  const source_id = await describeSource(db, { name: 's', kind: 'k', url: null, terms: 't', private: true });
  await raiseWarning(db, source_id, { code: 'c', message: 'm', raised_us: 1 });
  await insertElementSets(db, [
    trialElementSet(1, JUNE_US, { source_id, bstar: 0.1 + 0.2, mean_motion_dot: Number.POSITIVE_INFINITY }),
    trialElementSet(1, Number.MAX_SAFE_INTEGER, { source_id }),
  ]);
  const runId = await createRun(db, trialRun({ sliceCount: 3 }));
  await startRun(db, runId, 1);
  for (const slice of [0, 1, 2]) {
    const row = { run_id: runId, slice, start_us: 1, stop_us: 2, approach_count: 1, finished_us: 3 };
    await saveSlice(db, { ...row, approaches: slice === 0 ? new Uint8Array() : randomBytes(300_000) });
  }
  const [id] = await stageSightings(db, runId, 1, [trialSighting(1, 2), trialSighting(3, 4)]);
  await publishRun(db, runId, { publishedUs: 1, report: { list: [1, 'x'] }, coverage: {} });
  await decideOnEvent(db, id!, { disposition: 'watched', assignee: 'ada' }, 2);
  await addNote(db, { event_id: id!, author: 'a', written_us: 1, text: 'b' });
  await addMembers(db, (await createWatchlist(db, { name: 'w', description: '', created_us: 1 }))!, [1, 2], 3);
  await keepSignals(db, 1, [{ type: 't', private: true, body: { a: 1 } }]);
  await writeSetting(db, 'retention', [1, { days: 30 }]);
}

const TABLES = [
  'objects',
  'sources',
  'source_warnings',
  'element_sets',
  'runs',
  'run_slices',
  'current_run',
  'events',
  'event_observations',
  'event_notes',
  'watchlists',
  'watchlist_members',
  'settings',
  'signals',
];

/** A digest of every table, made by the server. */
async function digests({ db }: Store): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const table of TABLES) {
    const { rows } = await sql<{ digest: string; count: number }>`
      select count(*) as count, md5(string_agg(t::text, '|' order by t::text collate "C")) as digest
      from ${sql.table(table)} t`.execute(db);
    expect(rows[0]!.count).toBeGreaterThan(0);
    found[table] = rows[0]!.digest;
  }
  return found;
}

async function carries(from: StorePlace, to: StorePlace, folder: string): Promise<void> {
  const file = path.join(folder, 'export.gz');
  const source = await openStore(from);
  await fill(source);
  const before = await digests(source);
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_name not like 'clearway_migration%'`.execute(source.db);
  expect(tables.rows.map(({ name }) => name).sort()).toEqual(TABLES.toSorted());
  await exportDatabase(source, file);
  await source.close();
  await importDatabase(to, file);
  const target = await openStore(to);
  expect(await digests(target)).toEqual(before);
  // New rows do not collide with those that came.
  await createRun(target.db, trialRun());
  await stageSightings(target.db, 2, 1, [trialSighting(5, 6)]);
  await target.close();
  await expect(importDatabase(to, file)).rejects.toMatchObject({ code: 'backup-refused' });
}

async function between(make: () => Promise<readonly [TrialPlace, TrialPlace]>): Promise<void> {
  const [from, to] = await make();
  const folder = embeddedPlace();
  try {
    await carries(from.place, to.place, folder.dataDir);
  } finally {
    for (const each of [from, to, folder]) await each.remove();
  }
}

describe('an export', () => {
  it('cut short or damaged leaves nothing behind', async () => {
    const [from, to] = [embeddedPlace(), embeddedPlace()];
    const source = await openStore(from.place);
    await fill(source);
    const file = path.join(from.dataDir, 'export.gz');
    await exportDatabase(source, file);
    await source.close();
    const whole = await readFile(file);
    const lines = gunzipSync(whole).toString('utf8').split('\n');
    const shorter = (drop: number): Buffer => gzipSync(lines.filter((_, k) => k !== drop).join('\n'));
    const damaged = [
      whole.subarray(0, 10),
      whole.subarray(0, whole.length / 2),
      Buffer.from('no export'),
      // A line of rows, or the last one, which counts them, is missing.
      shorter(lines.length - 3),
      shorter(lines.length - 2),
    ];
    for (const bytes of damaged) {
      await writeFile(file, bytes);
      await expect(importDatabase(to.place, file)).rejects.toMatchObject({ code: 'backup-unreadable' });
    }
    await writeFile(file, whole);
    await importDatabase(to.place, file);
    for (const each of [from, to]) await each.remove();
  }, 120_000);
});

describeOnPostgresql('an export', () => {
  it(
    'carries everything from the embedded database',
    () => between(async () => [embeddedPlace(), await postgresqlPlace()]),
    120_000,
  );
  it(
    'carries everything to the embedded database',
    () => between(async () => [await postgresqlPlace(), embeddedPlace()]),
    120_000,
  );
});
