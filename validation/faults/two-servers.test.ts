import { beforeAll, expect, it } from 'vitest';
import { freezeMidRun } from './mid-run.ts';
import { expectSame, shownAt, storedIn } from './outcome.ts';
import { addressOf, DEADLINE, openTrial, screened, stop, type Undisturbed, undisturbed } from './trial.ts';

let expected: Undisturbed;
beforeAll(async () => {
  expected = await undisturbed();
}, DEADLINE);

it.runIf(process.platform !== 'win32')(
  'of two servers on one data directory the second is refused in one line, and the run of the first is not disturbed',
  async () => {
    await using trial = await openTrial();
    const first = trial.up(expected.catalog);
    await freezeMidRun(await addressOf(first), first.child.pid!);
    // Also while the one that has it answers nobody.
    const second = await trial.up(expected.catalog).ended;
    expect(second.code).toBe(2);
    expect(second.stdout).toBe('');
    const pid = first.child.pid!;
    expect(second.stderr).toMatch(
      new RegExp(
        `^clearway: the data directory ${trial.dataDir} is in use by process ${pid}, running since 20\\d\\d-[^\\n]*; stop it first, [^\\n]*\\n$`,
      ),
    );
    first.child.kill('SIGCONT');
    const shown = await shownAt(await screened(first));
    await stop(first);
    expectSame({ shown, stored: await storedIn({ dataDir: trial.dataDir }) }, expected);
  },
  DEADLINE,
);
