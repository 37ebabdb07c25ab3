import { beforeAll, expect, it } from 'vitest';
import { describeOnPostgresql } from '../store/databases.ts';
import { freezeMidSlice, freezeWithSlice, openLook } from './mid-run.ts';
import { expectSameShown, shownAt } from './outcome.ts';
import { openDatabase } from './own-database.ts';
import { DEADLINE, killHard, openTrial, screened, type Undisturbed, undisturbed } from './trial.ts';

const MOST_ATTEMPTS = 5;

/** Two minutes: each worker is missed for 15 s, and up to 8 s go by until somebody looks. */
describeOnPostgresql('a slice on which every worker dies', () => {
  let expected: Undisturbed;
  beforeAll(async () => {
    expected = await undisturbed();
  }, DEADLINE);

  it(
    'is given up after the fifth, with its run and the reason; the next run is as if nothing had happened',
    async () => {
      await using database = await openDatabase();
      const { databaseUrl } = database;
      await using trial = await openTrial();
      const server = trial.up(expected.catalog, { databaseUrl, more: ['--no-slices'] });
      await server.says(/screening every pair/);
      await using ask = await openLook(databaseUrl);
      let worker = trial.worker(databaseUrl);
      const { slice } = await freezeMidSlice(worker, ask);
      await killHard(worker);
      for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
        worker = trial.worker(databaseUrl);
        await freezeWithSlice(worker, ask, { slice, retryCount: attempt });
        await killHard(worker);
      }
      const { code, stderr } = await server.ended;
      expect(code).toBe(1);
      expect(stderr).toMatch(
        new RegExp(
          `slice ${slice} was tried five times and given up: each worker that took it fell silent \\(out of memory\\?\\)`,
        ),
      );
      expect(await ask('select state from runs')).toEqual([{ state: 'failed' }]);
      const next = trial.up(expected.catalog, { databaseUrl });
      expectSameShown(await shownAt(await screened(next)), expected.shown);
      expect(await ask('select state from runs order by run_id')).toEqual([{ state: 'failed' }, { state: 'complete' }]);
    },
    2 * DEADLINE,
  );
});
