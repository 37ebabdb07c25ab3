import { beforeAll, expect, it } from 'vitest';
import { describeOnPostgresql } from '../store/databases.ts';
import { clockOff, HOUR_MS } from './clock-of-process.ts';
import { openLook } from './mid-run.ts';
import { expectSame, shownAt, storedIn } from './outcome.ts';
import { openDatabase } from './own-database.ts';
import { DEADLINE, openTrial, screened, stop, type Undisturbed, undisturbed } from './trial.ts';

describeOnPostgresql('a machine whose clock is wrong by an hour', () => {
  let expected: Undisturbed;
  beforeAll(async () => {
    expected = await undisturbed();
  }, DEADLINE);

  it(
    'says so, and dates everything by the clock of the database',
    async () => {
      await using database = await openDatabase();
      const { databaseUrl } = database;
      const fromUs = Date.now() * 1000;
      await using trial = await openTrial();
      const server = trial.up(expected.catalog, {
        databaseUrl,
        more: ['--no-slices'],
        environment: clockOff(-HOUR_MS),
      });
      const worker = trial.worker(databaseUrl, { environment: clockOff(HOUR_MS) });
      const says = (direction: string): RegExp =>
        new RegExp(
          `the clock of this machine is 60 min ${direction} that of the database, whose time is used instead; set the clock \\(NTP\\)$`,
          'm',
        );
      await worker.says(says('ahead of'));
      await server.says(says('behind'));
      const url = await screened(server);
      const { warnings } = (await (await fetch(`${url}/api/v1/health`)).json()) as { warnings: string[] };
      expect(warnings).toContainEqual(expect.stringMatching(says('behind')));
      expectSame({ shown: await shownAt(url), stored: await storedIn({ databaseUrl }) }, expected);

      const untilUs = Date.now() * 1000;
      await using ask = await openLook(databaseUrl);
      const times = await ask<{ what: string; us: string }>(`
          select 'created' as what, created_us::text as us from runs
          union all select 'published', published_us::text from runs
          union all select 'slice', finished_us::text from run_slices
          union all select 'told', told_us::text from signals
          union all select 'seen', seen_us::text from event_observations
          union all select 'line of the audit log', at_us::text from audit_log`);
      expect(new Set(times.map(({ what }) => what)).size).toBeGreaterThanOrEqual(5);
      // To some seconds: how well the two clocks are compared.
      const off = times.filter(({ us }) => Number(us) < fromUs - 5e6 || Number(us) > untilUs + 5e6);
      expect(off).toEqual([]);
      // No slice was taken from one by the other because of it.
      expect(await ask('select from clearway_queue.job where retry_count > 0')).toEqual([]);
      await stop(worker);
      expect((await worker.ended).stderr).not.toMatch(/refused|not heard from/);
    },
    DEADLINE,
  );
});
