import type { HealthDocument } from '@clearway/contract';
import { beforeAll, expect, it } from 'vitest';
import { freezeMidRun } from './mid-run.ts';
import { expectSame, shownAt, storedIn } from './outcome.ts';
import { describeWithSmallDisk, openSmallDisk } from './small-disk.ts';
import { addressOf, DEADLINE, openTrial, screened, stop, type Undisturbed, undisturbed } from './trial.ts';

const FULL =
  /^clearway: the disk of the database is full \(.*No space left.*\): make room; what is computed waits, and nothing that was stored is lost$/m;

describeWithSmallDisk('a disk that is full in the middle of a run', () => {
  let expected: Undisturbed;
  beforeAll(async () => {
    expected = await undisturbed();
  }, DEADLINE);

  it(
    'is told of once, in the terminal and to whoever asks; when there is room the run goes on by itself',
    async () => {
      await using trial = await openTrial();
      await using disk = await openSmallDisk(trial.dataDir, 300);
      const server = trial.up(expected.catalog);
      const url = await addressOf(server);
      await freezeMidRun(url, server.child.pid!);
      await disk.fill();
      server.child.kill('SIGCONT');
      await server.says(FULL);
      const health = (await (await fetch(`${url}/api/v1/health`)).json()) as HealthDocument;
      expect(health.status).toBe('degraded');
      await disk.makeRoom();
      await server.says(/^clearway: the database can be used again$/m);
      const shown = await shownAt(await screened(server));
      await stop(server);
      expectSame({ shown, stored: await storedIn({ dataDir: trial.dataDir }) }, expected);
    },
    DEADLINE,
  );
});
