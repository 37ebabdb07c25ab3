import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createRun, openJobQueue, openStore, type Store } from '@clearway/store';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeWithPrivatePostgresql, openPrivatePostgresql, programs } from '../faults/private-postgresql.ts';
import { trialRun } from '../store/trial-rows.ts';

const run = promisify(execFile);

/** The command of the page on the database that begins so. */
async function documented(program: string): Promise<string> {
  const page = await readFile(new URL('../../docs/database.md', import.meta.url), 'utf8');
  return page.match(new RegExp(`^ {4}(${program} .*)$`, 'm'))![1]!;
}

/** What a dump must bring back beside rows: constraints, indexes and triggers of all tables, those of the queue with them. */
async function structure({ db }: Store): Promise<unknown[]> {
  const { rows } = await sql`
    select conrelid::regclass::text as "table", conname as name from pg_constraint where conrelid <> 0
    union all select indrelid::regclass::text, indexrelid::regclass::text from pg_index where indrelid::regclass::text not like 'pg_%'
    union all select tgrelid::regclass::text, tgname from pg_trigger where not tgisinternal
    order by 1, 2`.execute(db);
  return rows;
}

describeWithPrivatePostgresql('a PostgreSQL with its own tools', () => {
  it('is dumped and restored by the commands of the documentation', { timeout: 240_000 }, async () => {
    await using database = await openPrivatePostgresql();
    const folder = await mkdtemp(path.join(tmpdir(), 'clearway-dump-'));
    const restoredUrl = database.databaseUrl.replace(/[^/]+$/, 'restored');
    const shell = async (command: string): Promise<unknown> =>
      run('sh', ['-c', command], {
        cwd: folder,
        env: {
          PATH: `${programs}:${process.env.PATH}`,
          DATABASE_URL: database.databaseUrl,
          RESTORED_URL: restoredUrl,
        },
      });
    const inStore = async <Result>(databaseUrl: string, use: (store: Store) => Promise<Result>): Promise<Result> => {
      const store = await openStore({ databaseUrl });
      try {
        return await use(store);
      } finally {
        await store.close();
      }
    };
    try {
      const before = await inStore(database.databaseUrl, async (store) => {
        const queue = await openJobQueue<{ of: string }>(store, 'work-1');
        await queue.add([{ key: 'a', data: { of: 'before' } }]);
        await queue.close();
        await createRun(store.db, trialRun({ sliceCount: 3 }));
        await sql`create database restored`.execute(store.db);
        return structure(store);
      });
      expect(before.length).toBeGreaterThan(100);
      await shell(await documented('pg_dump'));
      await shell(await documented('pg_restore'));
      await inStore(restoredUrl, async (store) => {
        expect(await structure(store)).toEqual(before);
        const { rows } = await sql<{ slices: number }>`select slice_count as slices from runs`.execute(store.db);
        expect(rows).toEqual([{ slices: 3 }]);
        const queue = await openJobQueue<{ of: string }>(store, 'work-1');
        expect(await queue.take()).toMatchObject({ data: { of: 'before' } });
        await queue.close();
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
