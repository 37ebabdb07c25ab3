import { beforeAll, expect, it } from 'vitest';
import { freezeMidSlice, openLook, storedSlices } from './mid-run.ts';
import { expectSame, shownAt, storedIn } from './outcome.ts';
import { describeWithPrivatePostgresql, openPrivatePostgresql } from './private-postgresql.ts';
import { addressOf, DEADLINE, openTrial, SLICES, screened, type Undisturbed, undisturbed, until } from './trial.ts';

const OUTAGE = /^clearway: the database does not answer \([^)]+\): what is computed waits for it$/m;
const OVER = /^clearway: the database can be used again$/m;

describeWithPrivatePostgresql('PostgreSQL that stops in the middle of a run', () => {
  let expected: Undisturbed;
  beforeAll(async () => {
    expected = await undisturbed();
  }, DEADLINE);

  it.each([
    ['as if it had crashed', 'immediate'],
    ['as for an update', 'fast'],
  ] as const)(
    '%s is waited for by servers and workers: each says so once, and goes on',
    async (_, mode) => {
      await using database = await openPrivatePostgresql();
      await using trial = await openTrial();
      const { databaseUrl } = database;
      const server = trial.up(expected.catalog, { databaseUrl });
      const worker = trial.worker(databaseUrl);
      const url = await addressOf(server);
      await server.says(/screening every pair/);
      {
        await using ask = await openLook(databaseUrl);
        await freezeMidSlice(server, ask);
        expect(await storedSlices(ask)).toBeLessThan(SLICES);
      }
      await database.stop(mode);
      server.child.kill('SIGCONT');
      await Promise.all([server.says(OUTAGE), worker.says(OUTAGE)]);
      // Whoever asks is told, too.
      const health = await until(async () => {
        const answer = (await (await fetch(`${url}/api/v1/health`)).json()) as { status: string };
        return answer.status === 'degraded' && answer;
      });
      expect(health).toMatchObject({ status: 'degraded' });
      const readiness = await fetch(`${url}/api/v1/ready`);
      expect(readiness.status).toBe(503);
      await database.start();
      await Promise.all([server.says(OVER), worker.says(OVER)]);
      const shown = await shownAt(await screened(server));
      expectSame({ shown, stored: await storedIn({ databaseUrl }) }, expected);
      for (const each of [server, worker]) {
        each.child.kill('SIGTERM');
        const { stderr } = await each.ended;
        expect(stderr.match(new RegExp(OUTAGE, 'gm'))).toHaveLength(1);
        expect(stderr.match(new RegExp(OVER, 'gm'))).toHaveLength(1);
        // No lines of the log besides: those are for faults of its own.
        expect(stderr).not.toMatch(/^\{/m);
      }
    },
    DEADLINE,
  );
});
