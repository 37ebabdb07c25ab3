import { beforeAll, expect, it } from 'vitest';
import { describeOnPostgresql } from '../store/databases.ts';
import { freezeMidSlice, openLook, slicesAtHand } from './mid-run.ts';
import { expectSame, shownAt, storedIn } from './outcome.ts';
import { openDatabase } from './own-database.ts';
import { DEADLINE, killHard, openTrial, screened, type Undisturbed, undisturbed } from './trial.ts';

describeOnPostgresql('a worker', () => {
  let expected: Undisturbed;
  beforeAll(async () => {
    expected = await undisturbed();
  }, DEADLINE);

  it(
    'killed in the middle of a slice loses that slice to another, and nothing else',
    async () => {
      await using database = await openDatabase();
      const { databaseUrl } = database;
      await using trial = await openTrial();
      const server = trial.up(expected.catalog, { databaseUrl, more: ['--no-slices'] });
      await server.says(/screening every pair/);
      await using ask = await openLook(databaseUrl);
      const first = trial.worker(databaseUrl);
      const lost = await freezeMidSlice(first, ask);
      await killHard(first);
      // It died with the slice in its hands.
      expect(await slicesAtHand(ask)).toEqual([lost]);
      const before = await ask('select slice, finished_us from run_slices order by slice');
      const second = trial.worker(databaseUrl);
      const [, run, slice] = await second.says(
        /run (\d+), slice (\d+): the worker that had it was not heard from for 15 s; it is done here now/,
      );
      expect([Number(run), Number(slice)]).toEqual([lost.runId, lost.slice]);
      const url = await screened(server);
      expectSame({ shown: await shownAt(url), stored: await storedIn({ databaseUrl }) }, expected);
      // What the first one had stored was not computed again.
      const after = await ask<{ slice: number }>('select slice, finished_us from run_slices order by slice');
      const kept = new Set((before as { slice: number }[]).map((each) => each.slice));
      expect(after.filter((each) => kept.has(each.slice))).toEqual(before);
      second.child.kill('SIGTERM');
      expect((await second.ended).stderr).not.toMatch(/refused|given up/);
    },
    DEADLINE,
  );
});
