import { createHash, randomBytes } from 'node:crypto';
import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openStore } from '@clearway/store';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { clearway } from '../../e2e/clearway-process.ts';
import { expectSame, shownAt, storedIn } from './outcome.ts';
import { DEADLINE, openTrial, screened, stop, type Undisturbed, undisturbed } from './trial.ts';

/** What PostgreSQL writes anew whenever it begins: it holds nothing that was stored. */
const WRITTEN_BY_STARTS = /\/(?:pg_control|pg_internal\.init|postmaster\.pid|pg_filenode\.map)$/;

let expected: Undisturbed;
beforeAll(async () => {
  expected = await undisturbed();
}, DEADLINE);

it(
  'a data directory that is damaged is refused in one line that says how to restore, and is left as it is; the backup then shows what it held',
  async () => {
    await using trial = await openTrial();
    const { dataDir } = trial;
    const first = trial.up(expected.catalog);
    const url = await screened(first);
    const backup = path.join(trial.folder, 'clearway.backup');
    expect((await clearway(['backup', backup, '--server', url])).code).toBe(0);
    await stop(first);
    const file = await fileOfTable(dataDir, 'element_sets');
    const whole = path.join(trial.folder, 'whole');
    await cp(dataDir, whole, { recursive: true });

    const damages = [
      { what: 'global/pg_control', says: /does not start: its files are damaged or incomplete/, starts: false },
      { what: 'pg_wal', says: /does not start: its files are damaged or incomplete/, starts: false },
      // It starts, and meets the damage only when it reads.
      { what: file, says: /is damaged: invalid page in block 0 of relation/, starts: true },
    ];
    for (const { what, says, starts } of damages) {
      await overwrite(path.join(dataDir, 'database', what));
      const before = await contentOf(dataDir);
      const { code, stdout, stderr } = await trial.up(expected.catalog).ended;
      const lines = stderr.trimEnd().split('\n');
      const line = lines.at(-1)!;
      expect([code, stdout]).toEqual([2, '']);
      expect(line).toMatch(says);
      expect(line).toContain(`the database in ${dataDir} `);
      expect(line).toContain(`; put a backup back: clearway restore FILE --data-dir ${dataDir}`);
      expect(lines.filter((each) => !/the page is at|screening/.test(each))).toHaveLength(1);
      const after = await contentOf(dataDir);
      const damaged = path.join(dataDir, 'database', what);
      // What starts writes elsewhere as on every day; the damage itself is for whoever wants to look at it.
      expect(starts ? { [damaged]: after[damaged] } : after).toEqual(starts ? { [damaged]: before[damaged] } : before);
      await rm(dataDir, { recursive: true });
      await cp(whole, dataDir, { recursive: true });
    }

    await overwrite(path.join(dataDir, 'database', 'global', 'pg_control'));
    const restored = await clearway(['restore', backup, '--data-dir', dataDir]);
    expect([restored.code, restored.stdout]).toEqual([0, `${backup} is restored in ${dataDir}.\n`]);
    const second = trial.up(expected.catalog);
    const shown = await shownAt(await screened(second));
    await stop(second);
    expect((await second.ended).stderr).not.toMatch(/screening every pair/);
    expectSame({ shown, stored: await storedIn({ dataDir }) }, expected);
  },
  DEADLINE,
);

/** Bytes without sense in place of those of a file, or of all files of a folder. */
async function overwrite(place: string): Promise<void> {
  const found = await stat(place);
  if (found.isDirectory()) {
    for (const name of await readdir(place)) await overwrite(path.join(place, name));
  } else if (found.size > 0) {
    await writeFile(place, randomBytes(found.size));
  }
}

/** Every file with what is in it. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const content: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || WRITTEN_BY_STARTS.test(file) || entry.name.startsWith('clearway.lock')) continue;
    content[file] = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  }
  return content;
}

/** Below the folder of the database. */
async function fileOfTable(dataDir: string, table: string): Promise<string> {
  const store = await openStore({ dataDir });
  try {
    const { rows } = await sql<{ file: string }>`select pg_relation_filepath(${table}) as file`.execute(store.db);
    return rows[0]!.file;
  } finally {
    await store.close();
  }
}
