import type { BenchItem, BenchRun } from '../bench-item.ts';
import { START } from '../catalogs.ts';
import { type Fleet, withFleet } from '../command/fleet.ts';
import { publishedRun, type SweptRun, sweptRun } from '../command/fleet-run.ts';
import { digits, type Figure, whole } from '../figure.ts';
import { judgeTimesFaster } from '../goal.ts';
import { spreadOf } from '../statistics.ts';

const MUST_TIMES = 1.7;

/** A full run by one worker process and by two, one thread each, in turns on one database. */
export const workers: BenchItem = {
  name: 'workers',
  measure: async (run) => {
    const file = await run.catalogs.real('full-density');
    const argv = ['--catalog', file, '--start', START, '--days', run.quick ? '1' : '7', '--workers', '1'];
    const measured = await withFleet(run, argv, async (fleet) => {
      const pairs: { readonly one: SweptRun; readonly two: SweptRun }[] = [];
      for (let k = 0; k < run.repetitions; k++) {
        pairs.push({ one: await sweptBy(run, fleet, 1), two: await sweptBy(run, fleet, 2) });
      }
      return pairs;
    });
    const [{ one, two }] = measured as [(typeof measured)[number]];
    if (one.closeApproaches !== two.closeApproaches) throw new Error('two workers found other rows than one');
    const times = measured.map((each) => each.one.wallSeconds / each.two.wallSeconds);
    const notes = `${one.slices} slices, ${whole(one.closeApproaches)} approaches; from the first slice taken to the last stored, surveys included`;
    return [
      seconds(
        'full density, 7 days: slices by one worker process',
        measured.map((each) => each.one),
        notes,
      ),
      seconds(
        'full density, 7 days: slices by two worker processes',
        measured.map((each) => each.two),
        notes,
      ),
      {
        what: 'two worker processes against one: times faster',
        unit: '',
        values: times,
        beside: '–',
        goal: judgeTimesFaster(MUST_TIMES, MUST_TIMES, spreadOf(times).median),
        notes: `one thread each, PostgreSQL and the idle server on the same machine; best possible with ${one.slices} slices ${digits(one.slices / Math.ceil(one.slices / 2))}`,
      },
    ];
  },
};

async function sweptBy(run: BenchRun, fleet: Fleet, workers: number): Promise<SweptRun> {
  await fleet.setWorkers(workers);
  const runId = await fleet.nextRun();
  const swept = await sweptRun(fleet, runId);
  run.say(`${workers} of them: ${swept.slices} slices in ${swept.wallSeconds.toFixed(2)} s`);
  await publishedRun(fleet, runId);
  return swept;
}

function seconds(what: string, runs: readonly SweptRun[], notes: string): Figure {
  return { what, unit: 's', values: runs.map(({ wallSeconds }) => wallSeconds), beside: '–', goal: null, notes };
}
