import { openStore } from '@clearway/store';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { pretending } from '../house/trial-project.ts';
import { describeOnPostgresql } from '../store/databases.ts';
import { computingProcess } from './computing-process.ts';
import { freezeMidRun, openLook, storedSlices } from './mid-run.ts';
import { expectSame, shownAt, storedIn } from './outcome.ts';
import { openDatabase } from './own-database.ts';
import {
  addressOf,
  DEADLINE,
  killHard,
  openTrial,
  SLICES,
  screened,
  stop,
  type Undisturbed,
  undisturbed,
  until,
} from './trial.ts';

let expected: Undisturbed;
beforeAll(async () => {
  expected = await undisturbed();
}, DEADLINE);

describe.runIf(process.platform === 'linux')('a server, embedded', () => {
  it(
    'whose computing process is killed in the middle of a run: what launched it says so, and the next goes on with what is there',
    async () => {
      await using trial = await openTrial();
      const first = trial.up(expected.catalog, { nodeOptions: pretending('20.1.0') });
      const url = await addressOf(first);
      const computing = await computingProcess(first.child.pid!);
      expect(computing).not.toBe(first.child.pid);
      const { run_id: runId } = await freezeMidRun(url, computing);
      process.kill(computing, 'SIGKILL');
      const { code, stderr } = await first.ended;
      expect(code).toBe(137);
      expect(stderr).toMatch(
        /^clearway: the computing process was ended by SIGKILL, as happens when memory is used up; what was stored is there, and the next start goes on with it$/m,
      );

      const before = await slicesOf(trial.dataDir, runId);
      expect(before.length).toBeGreaterThan(0);
      expect(before.length).toBeLessThan(SLICES);
      const second = trial.up(expected.catalog);
      const shown = await shownAt(await screened(second));
      await stop(second);
      expectSame({ shown, stored: await storedIn({ dataDir: trial.dataDir }) }, expected);
      const after = await slicesOf(trial.dataDir, runId);
      expect(after.slice(0, before.length)).toEqual(before);
    },
    DEADLINE,
  );
});

describeOnPostgresql('a server', () => {
  it(
    'killed while workers sweep its run is not missed by them, and the next one publishes what they found',
    async () => {
      await using database = await openDatabase();
      const { databaseUrl } = database;
      await using trial = await openTrial();
      const first = trial.up(expected.catalog, { databaseUrl, more: ['--no-slices'] });
      await first.says(/screening every pair/);
      const worker = trial.worker(databaseUrl);
      await using ask = await openLook(databaseUrl);
      await until(async () => (await storedSlices(ask)) > 0);
      await killHard(first);
      // All that workers do is done without it; nothing is published.
      await until(async () => (await storedSlices(ask)) === SLICES - 1);
      expect(await ask('select run_id from current_run')).toEqual([{ run_id: null }]);
      const second = trial.up(expected.catalog, { databaseUrl, more: ['--no-slices'] });
      const shown = await shownAt(await screened(second));
      expectSame({ shown, stored: await storedIn({ databaseUrl }) }, expected);
      await stop(worker);
      expect((await worker.ended).stderr).not.toMatch(/refused|does not answer|given up/);
    },
    DEADLINE,
  );
});

/** When each slice was stored. */
async function slicesOf(dataDir: string, runId: number): Promise<readonly object[]> {
  const store = await openStore({ dataDir });
  try {
    const query = sql<object>`select slice, finished_us from run_slices where run_id = ${runId} order by slice`;
    return (await query.execute(store.db)).rows;
  } finally {
    await store.close();
  }
}
