import type { HealthDocument } from '@clearway/contract';
import { beforeAll, expect, it } from 'vitest';
import { freezeMidSlice, openLook, storedSlices } from './mid-run.ts';
import { expectSame, shownAt, storedIn } from './outcome.ts';
import { describeWithPrivatePostgresql, openPrivatePostgresql } from './private-postgresql.ts';
import {
  addressOf,
  DEADLINE,
  openTrial,
  SLICES,
  screened,
  stop,
  type Undisturbed,
  undisturbed,
  until,
} from './trial.ts';

const OUTAGE = '^clearway: the database does not answer \\([^)]+\\): what is computed waits for it$';
const OVER = '^clearway: the database can be used again$';
/** So often, each on a line of its own. */
const times = (line: string, count: number): RegExp => new RegExp(`(?:${line}[\\s\\S]*){${count}}`, 'm');

describeWithPrivatePostgresql('PostgreSQL that stops in the middle of a run', () => {
  let expected: Undisturbed;
  beforeAll(async () => {
    expected = await undisturbed();
  }, DEADLINE);

  it(
    'as if it had crashed, and once more as for an update, is waited for by servers and workers: each says so once, and goes on',
    async () => {
      await using database = await openPrivatePostgresql();
      await using trial = await openTrial();
      const { databaseUrl } = database;
      const server = trial.up(expected.catalog, { databaseUrl });
      const worker = trial.worker(databaseUrl);
      const url = await addressOf(server);
      await server.says(/screening every pair/);
      for (const [k, mode] of (['immediate', 'fast'] as const).entries()) {
        {
          await using ask = await openLook(databaseUrl);
          await freezeMidSlice(server, ask);
          expect(await storedSlices(ask)).toBeLessThan(SLICES);
        }
        await database.stop(mode);
        server.child.kill('SIGCONT');
        await Promise.all([server, worker].map((each) => each.says(times(OUTAGE, k + 1))));
        // Whoever asks is told, too.
        await until(async () => {
          const { status } = (await (await fetch(`${url}/api/v1/health`)).json()) as HealthDocument;
          return status === 'degraded';
        });
        expect((await fetch(`${url}/api/v1/ready`)).status).toBe(503);
        await database.start();
        await Promise.all([server, worker].map((each) => each.says(times(OVER, k + 1))));
      }
      const shown = await shownAt(await screened(server));
      expectSame({ shown, stored: await storedIn({ databaseUrl }) }, expected);
      for (const each of [server, worker]) {
        await stop(each);
        const { stderr } = await each.ended;
        expect(stderr.match(new RegExp(OUTAGE, 'gm'))).toHaveLength(2);
        expect(stderr.match(new RegExp(OVER, 'gm'))).toHaveLength(2);
        // No lines of the log besides: those are for faults of its own.
        expect(stderr).not.toMatch(/^\{/m);
      }
    },
    DEADLINE,
  );
});
