import { chown, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  createRun,
  currentRun,
  listSlices,
  openStore,
  publishRun,
  restoreBackup,
  type Store,
  saveSlice,
  stageSightings,
  startRun,
} from '@clearway/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startProgram } from './child-program.ts';
import { embeddedPlace } from './databases.ts';
import { allEvents, trialRun, trialSighting } from './trial-rows.ts';

let trial: ReturnType<typeof embeddedPlace>;
beforeEach(() => {
  trial = embeddedPlace();
});
afterEach(() => trial.remove());

async function publishSmallRun({ db }: Store): Promise<number> {
  const runId = await createRun(db, trialRun({ sliceCount: 1 }));
  await startRun(db, runId, 1);
  const slice = { run_id: runId, slice: 0, start_us: 1, stop_us: 2, approach_count: 1, finished_us: 3 };
  await saveSlice(db, { ...slice, approaches: new Uint8Array(2e6).fill(5) });
  await stageSightings(db, runId, 1, [trialSighting(1, 2), trialSighting(3, 4)]);
  await publishRun(db, runId, { publishedUs: 1, report: {}, coverage: {} });
  return runId;
}

describe('a data directory', () => {
  it('belongs to one process; the other is told which', async () => {
    const first = startProgram('open-and-wait', trial.dataDir);
    expect(await first.line()).toBe('open');
    const refused = expect.objectContaining({
      code: 'data-directory-busy',
      message: expect.stringMatching(new RegExp(`${trial.dataDir}.*process ${first.process.pid}, running since 20`)),
    });
    await expect(openStore(trial.place)).rejects.toThrow(refused);
    await expect(restoreBackup(trial.dataDir, 'x')).rejects.toThrow(refused);
    first.process.stdin!.end();
    expect(await first.line()).toBe('closed');
    const store = await openStore(trial.place);
    await expect(openStore(trial.place)).rejects.toMatchObject({ code: 'data-directory-busy' });
    await store.close();
  });

  it.runIf(process.getuid?.() === 0)(
    'of another user is refused to root, whose files that user could not use',
    async () => {
      await mkdir(trial.dataDir, { recursive: true });
      await chown(trial.dataDir, 4242, 4242);
      const refused = { code: 'data-directory-unusable', message: expect.stringContaining('belongs to user 4242') };
      await expect(openStore(trial.place)).rejects.toMatchObject(refused);
      await expect(restoreBackup(trial.dataDir, 'x')).rejects.toMatchObject(refused);
      expect(await readdir(trial.dataDir)).toEqual([]);
    },
  );

  it('is free as soon as the process that had it is killed', async () => {
    const first = startProgram('open-and-wait', trial.dataDir);
    expect(await first.line()).toBe('open');
    await first.kill();
    await (await openStore(trial.place)).close();
    expect((await readdir(trial.dataDir)).sort()).toEqual(['clearway.lock', 'database']);
  });

  it('goes to exactly one of several that come at once, also after one that was killed', async () => {
    for (let round = 0; round < 2; round++) {
      const programs = Array.from({ length: 3 }, () => startProgram('open-and-wait', trial.dataDir));
      const answers = await Promise.all(programs.map(({ line }) => line()));
      expect(answers.filter((answer) => answer === 'open')).toHaveLength(1);
      expect(answers.filter((answer) => answer?.startsWith('data-directory-busy '))).toHaveLength(2);
      await Promise.all(programs.map(({ kill }) => kill()));
    }
  });

  it('keeps the published run when a writer is killed in the middle of a transaction', async () => {
    let store = await openStore(trial.place);
    const runId = await publishSmallRun(store);
    const before = await allEvents(store.db);
    await store.close();
    const writer = startProgram('write-without-end', trial.dataDir);
    expect(await writer.line()).toBe('in a transaction');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await writer.kill();
    store = await openStore(trial.place);
    expect((await currentRun(store.db))?.run_id).toBe(runId);
    expect(await allEvents(store.db)).toEqual(before);
    // What was committed before is there, too, and can be gone on with.
    expect(await listSlices(store.db, runId + 1)).toHaveLength(1);
    expect(await publishSmallRun(store)).toBeGreaterThan(runId + 1);
    await store.close();
  });

  it('that cannot be used is refused with its name', async () => {
    const file = path.join(trial.dataDir, 'file');
    await writeFile(file, '');
    await expect(openStore({ dataDir: path.join(file, 'below') })).rejects.toMatchObject({
      code: 'data-directory-unusable',
      message: expect.stringContaining(file),
    });
    await mkdir(path.join(trial.dataDir, 'database'));
    await expect(openStore(trial.place)).rejects.toMatchObject({ code: 'data-directory-unusable' });
    await writeFile(path.join(trial.dataDir, 'database', 'PG_VERSION'), '17\n');
    await expect(openStore(trial.place)).rejects.toMatchObject({ code: 'database-version' });
  });

  it('with damaged files is refused, and is free again', async () => {
    await (await openStore(trial.place)).close();
    await writeFile(path.join(trial.dataDir, 'database', 'global', 'pg_control'), 'damaged');
    const refused = { code: 'data-directory-unusable', message: expect.stringContaining('does not start') };
    await expect(openStore(trial.place)).rejects.toMatchObject(refused);
    await expect(openStore(trial.place)).rejects.toMatchObject(refused);
  });

  it('closed twice, or used after, says so instead of waiting', async () => {
    const store = await openStore(trial.place);
    await store.close();
    await store.close();
    await expect(allEvents(store.db)).rejects.toThrow();
  });
});

describe('a backup', () => {
  it('restores everything as it was, on another directory or the same', async () => {
    const store = await openStore(trial.place);
    const runId = await publishSmallRun(store);
    const events = await allEvents(store.db);
    const file = path.join(trial.dataDir, 'backup.tar.gz');
    // Writers go on beside it.
    const [, laterId] = await Promise.all([store.backup(file), publishSmallRun(store)]);
    expect((await readdir(trial.dataDir)).filter((name) => name.endsWith('.part'))).toEqual([]);
    const other = path.join(trial.dataDir, 'other');
    await restoreBackup(other, file);
    const copy = await openStore({ dataDir: other });
    expect((await currentRun(copy.db))?.run_id).toBe(runId);
    expect(await allEvents(copy.db)).toEqual(events);
    expect(await publishSmallRun(copy)).toBe(laterId);
    await copy.close();
    expect((await currentRun(store.db))?.run_id).toBe(laterId);
    await store.close();
    await restoreBackup(trial.dataDir, file);
    const back = await openStore(trial.place);
    expect((await currentRun(back.db))?.run_id).toBe(runId);
    await back.close();
  });

  it('that is damaged, cut short or something else leaves the database as it is', async () => {
    const store = await openStore(trial.place);
    const runId = await publishSmallRun(store);
    const file = path.join(trial.dataDir, 'backup.tar.gz');
    await store.backup(file);
    await store.close();
    const whole = await readFile(file);
    const damaged = path.join(trial.dataDir, 'damaged.tar.gz');
    for (const share of [0, 0.001, 0.5, 0.999]) {
      await writeFile(damaged, whole);
      await truncate(damaged, Math.floor(whole.length * share));
      await expect(restoreBackup(trial.dataDir, damaged)).rejects.toMatchObject({ code: 'backup-unreadable' });
    }
    const flipped = Buffer.from(whole);
    flipped[Math.floor(whole.length / 2)]! ^= 1;
    await writeFile(damaged, flipped);
    await expect(restoreBackup(trial.dataDir, damaged)).rejects.toMatchObject({ code: 'backup-unreadable' });
    await expect(restoreBackup(trial.dataDir, path.join(trial.dataDir, 'absent'))).rejects.toMatchObject({
      code: 'backup-unreadable',
    });
    expect((await readdir(trial.dataDir)).filter((name) => name.startsWith('database'))).toEqual(['database']);
    const after = await openStore(trial.place);
    expect((await currentRun(after.db))?.run_id).toBe(runId);
    await after.close();
  });

  it('that cannot be written leaves nothing', async () => {
    const store = await openStore(trial.place);
    await expect(store.backup(path.join(trial.dataDir, 'no', 'folder.tar.gz'))).rejects.toThrow(/ENOENT/);
    expect(await allEvents(store.db)).toEqual([]);
    await store.close();
  });
});
