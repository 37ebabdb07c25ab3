import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CacheFolder } from './cache-folders.ts';
import { prepareDatabaseFolder } from './data-directory.ts';
import { EmbeddedDatabase } from './embedded-database.ts';
import { ensureBareDatabase, ensurePreparedDatabase } from './prepared-database.ts';

describe('the prepared database', () => {
  let folder = '';
  const own = (name: string): CacheFolder => ({ path: path.join(folder, name), shared: false });
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'clearway-prepared-test-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is made in the first folder that can be written, and used from then on', async () => {
    const file = path.join(folder, 'a-file-not-a-folder');
    await writeFile(file, '');
    const folders = [{ path: path.join(file, 'cache'), shared: true }, own('second'), own('third')];
    const [made, beside] = await Promise.all([ensurePreparedDatabase(folders), ensurePreparedDatabase(folders)]);
    expect(made).toBe(beside);
    expect(path.dirname(made!)).toBe(own('second').path);
    expect(await readdir(own('second').path)).toEqual([path.basename(made!)]);
    const { mtimeMs } = await stat(made!);
    expect(await ensurePreparedDatabase(folders)).toBe(made);
    expect((await stat(made!)).mtimeMs).toBe(mtimeMs);
    expect(await readdir(folder)).not.toContain('third');
  }, 240_000);

  it('can be had without any table, for what brings its own', async () => {
    const made = await ensureBareDatabase([own('bare')]);
    expect(await ensureBareDatabase([own('bare')])).toBe(made);
    const dataDir = path.join(folder, 'data-of-bare');
    await mkdir(dataDir);
    const database = new EmbeddedDatabase(await prepareDatabaseFolder(dataDir, async () => made));
    const { rows } = await database.query(
      'select count(*)::int4 as tables from pg_tables where schemaname = current_schema()',
    );
    expect(rows).toEqual([{ tables: 0 }]);
    await database.close();
  }, 240_000);

  it.runIf(process.platform !== 'win32')('is not taken from a personal folder that others can write', async () => {
    await chmod(own('second').path, 0o777);
    expect(await ensurePreparedDatabase([own('second')])).toBeUndefined();
    await chmod(own('second').path, 0o700);
    expect(await ensurePreparedDatabase([own('second')])).toBeDefined();
  });

  it('that is damaged is not used, and made anew the next time', async () => {
    const dataDir = path.join(folder, 'data-of-damaged');
    await mkdir(dataDir);
    const damaged = path.join(folder, 'damaged.tar.gz');
    await writeFile(damaged, 'damaged');
    await prepareDatabaseFolder(dataDir, async () => damaged);
    expect(await readdir(dataDir)).toEqual(['database']);
    expect(await readdir(folder)).not.toContain('damaged.tar.gz');
  }, 240_000);

  it('is not needed: without one PGlite makes the database itself', async () => {
    const dataDir = path.join(folder, 'data');
    await mkdir(dataDir);
    const database = new EmbeddedDatabase(
      await prepareDatabaseFolder(dataDir, () => Promise.reject(new Error('disk full'))),
    );
    expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await database.close();
    expect(await readdir(dataDir)).toEqual(['database']);
  }, 240_000);
});
