import { beforeAll, describe, expect, it } from 'vitest';
import { pretending } from '../house/trial-project.ts';
import { freezeMidRun } from './mid-run.ts';
import { expectSame, shownAt, storedIn } from './outcome.ts';
import { addressOf, DEADLINE, killHard, openTrial, screened, stop, type Undisturbed, undisturbed } from './trial.ts';

/** Too little for the program itself, MiB. */
const TOO_SMALL_HEAP = 24;

describe.runIf(process.platform === 'linux')('a server whose memory is used up', () => {
  let expected: Undisturbed;
  beforeAll(async () => {
    expected = await undisturbed();
  }, DEADLINE);

  it(
    'by the limit of its heap says so; the next one with more of it goes on with the run that was under way',
    async () => {
      await using trial = await openTrial();
      const first = trial.up(expected.catalog);
      await freezeMidRun(await addressOf(first), first.child.pid!);
      await killHard(first);
      // Node of the launcher has the same limit, and does well with it.
      const second = trial.up(expected.catalog, {
        nodeOptions: pretending('20.1.0'),
        environment: { NODE_OPTIONS: `--max-old-space-size=${TOO_SMALL_HEAP}` },
      });
      const { code, stderr } = await second.ended;
      expect(code).toBeGreaterThan(128);
      expect(stderr).toMatch(
        /^clearway: the computing process was ended by SIG(?:ABRT|TRAP), as happens when memory is used up; what was stored is there, and the next start goes on with it$/m,
      );
      const third = trial.up(expected.catalog);
      const shown = await shownAt(await screened(third));
      await stop(third);
      expectSame({ shown, stored: await storedIn({ dataDir: trial.dataDir }) }, expected);
    },
    DEADLINE,
  );
});
