import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { describeOnPostgresql } from '../store/databases.ts';
import { openProxy } from './cuttable-proxy.ts';
import { type Ask, freezeComputing, openLook, type SliceAtHand, slicesAtHand } from './mid-run.ts';
import { expectSame, shownAt, storedIn } from './outcome.ts';
import { openDatabase } from './own-database.ts';
import { DEADLINE, openTrial, screened, type Undisturbed, undisturbed, until } from './trial.ts';

const REFUSED =
  /run (\d+), slice (\d+): it went to another worker while this one was not heard from; what came late was refused, and nothing is lost or counted twice/;

describeOnPostgresql('a worker that is cut off from the database and comes back late', () => {
  let expected: Undisturbed;
  beforeAll(async () => {
    expected = await undisturbed();
  }, DEADLINE);

  /** Until the slice is with somebody else, or stored. */
  const takenOver = (ask: Ask, { slice, retryCount }: SliceAtHand): Promise<SliceAtHand> =>
    until(
      async () => (await slicesAtHand(ask)).find((each) => each.slice === slice && each.retryCount > retryCount),
      5,
    );

  it(
    'is refused, whether its connections broke or just stood still, and whether the slice is stored by then or only taken',
    async () => {
      await using database = await openDatabase();
      const { databaseUrl } = database;
      await using broken = await openProxy(databaseUrl);
      await using stalled = await openProxy(databaseUrl);
      await using trial = await openTrial();
      const server = trial.up(expected.catalog, { databaseUrl, more: ['--no-slices'] });
      await server.says(/screening every pair/);
      await using ask = await openLook(databaseUrl);

      // Two are cut off one after the other, each in the middle of a slice.
      const first = trial.worker(broken.databaseUrl);
      const lostByFirst = await freezeComputing(first, ask, broken.ports);
      broken.cut();
      first.child.kill('SIGCONT');
      await first.says(/the database does not answer \(.*\): what is computed waits for it/);
      const second = trial.worker(stalled.databaseUrl);
      const lostBySecond = await freezeComputing(second, ask, stalled.ports);
      stalled.stall();
      second.child.kill('SIGCONT');

      const third = trial.worker(databaseUrl);
      // The third has taken the slice of the first, and stands still with it: the first comes back just now.
      await takenOver(ask, lostByFirst);
      third.child.kill('SIGSTOP');
      await sleep(150);
      const isTakenOnly = (await slicesAtHand(ask)).some(({ slice }) => slice === lostByFirst.slice);
      broken.mend();
      const [, , slice] = await first.says(REFUSED);
      expect(Number(slice)).toBe(lostByFirst.slice);
      await first.says(/the database can be used again/);
      if (isTakenOnly) {
        const kept = await ask('select from run_slices where slice = $1', [lostByFirst.slice]);
        expect(kept).toEqual([]);
      }
      third.child.kill('SIGCONT');

      // The other one comes back when all is over.
      const url = await screened(server);
      const shown = await shownAt(url);
      stalled.mend();
      const [, , late] = await second.says(REFUSED);
      expect(Number(late)).toBe(lostBySecond.slice);
      expectSame({ shown, stored: await storedIn({ databaseUrl }) }, expected);
      expect(await shownAt(url)).toEqual(shown);
    },
    DEADLINE,
  );
});
