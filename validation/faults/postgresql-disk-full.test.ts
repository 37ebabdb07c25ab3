import { chmod } from 'node:fs/promises';
import type { HealthDocument } from '@clearway/contract';
import { beforeAll, expect, it } from 'vitest';
import { freezeMidSlice, openLook, storedSlices } from './mid-run.ts';
import { expectSame, shownAt, storedIn } from './outcome.ts';
import { describeWithPrivatePostgresql, openPrivatePostgresql } from './private-postgresql.ts';
import { describeWithSmallDisk, openSmallDisk } from './small-disk.ts';
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

const FULL =
  /^clearway: the disk of the database is full \([^)]*No space left on device[^)]*\): make room; what is computed waits, and nothing that was stored is lost$/gm;
const OVER = /^clearway: the database can be used again$/gm;
/** Room for a new cluster, its write-ahead log, and what the run stores. */
const DISK_MIB = 400;

const title = 'the disk of PostgreSQL that is full in the middle of a run';
describeWithPrivatePostgresql(title, () =>
  describeWithSmallDisk(title, () => {
    let expected: Undisturbed;
    beforeAll(async () => {
      expected = await undisturbed();
    }, DEADLINE);

    it(
      'is told of once by server and worker, and to whoever asks; when there is room the run goes on by itself',
      async () => {
        await using trial = await openTrial();
        // PostgreSQL's own user comes through it.
        await chmod(trial.folder, 0o755);
        await using disk = await openSmallDisk(trial.dataDir, DISK_MIB);
        await using database = await openPrivatePostgresql(disk.folder);
        const { databaseUrl } = database;
        const server = trial.up(expected.catalog, { databaseUrl });
        const worker = trial.worker(databaseUrl);
        const url = await addressOf(server);
        {
          await using ask = await openLook(databaseUrl);
          await freezeMidSlice(server, ask);
          expect(await storedSlices(ask)).toBeLessThan(SLICES);
        }
        await disk.fill();
        server.child.kill('SIGCONT');
        await Promise.all([server, worker].map((each) => each.says(new RegExp(FULL, 'm'))));
        await until(async () => {
          const { status } = (await (await fetch(`${url}/api/v1/health`)).json()) as HealthDocument;
          return status === 'degraded';
        });
        await disk.makeRoom();
        const shown = await shownAt(await screened(server));
        expectSame({ shown, stored: await storedIn({ databaseUrl }) }, expected);
        for (const each of [server, worker]) {
          await stop(each);
          const { stderr } = await each.ended;
          expect(stderr.match(FULL)).toHaveLength(1);
          expect(stderr.match(OVER)).toHaveLength(1);
          // No lines of the log besides: those are for faults of its own.
          expect(stderr).not.toMatch(/^\{/m);
        }
      },
      DEADLINE,
    );

    it(
      'that stops PostgreSQL itself, whose write-ahead log finds no room, loses nothing either; it is started again by hand',
      async () => {
        await using trial = await openTrial();
        await chmod(trial.folder, 0o755);
        await using disk = await openSmallDisk(trial.dataDir, DISK_MIB);
        await using database = await openPrivatePostgresql(disk.folder);
        const { databaseUrl } = database;
        const server = trial.up(expected.catalog, { databaseUrl });
        {
          await using ask = await openLook(databaseUrl);
          await freezeMidSlice(server, ask);
          expect(await storedSlices(ask)).toBeLessThan(SLICES);
          await disk.fill();
          // More than is left of the segments that are there. At that PostgreSQL ends all its processes at once.
          const tooMuch = `select length(pg_logical_emit_message(false, 'trial', repeat('x', ${DISK_MIB} * 100000))::text)`;
          await expect(ask(tooMuch)).rejects.toMatchObject({ severity: 'PANIC' });
        }
        server.child.kill('SIGCONT');
        await server.says(/^clearway: the database does not answer/m);
        await disk.makeRoom();
        // It may have tried to start by itself meanwhile, and given up.
        await database.stop('immediate').catch(() => undefined);
        await database.start();
        await server.says(OVER);
        const shown = await shownAt(await screened(server));
        await stop(server);
        expectSame({ shown, stored: await storedIn({ databaseUrl }) }, expected);
      },
      DEADLINE,
    );
  }),
);
