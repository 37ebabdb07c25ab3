import type { BenchItem, BenchRun } from '../bench-item.ts';
import { START } from '../catalogs.ts';
import { withFleet } from '../command/fleet.ts';
import { firstRun, publishedRun, type SweptRun, sweptRun } from '../command/fleet-run.ts';
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
      await fleet.setWorkers(1);
      let runId = await firstRun(fleet);
      for (let k = 0; k < run.repetitions; k++) {
        const one = await sweptRun(fleet, runId);
        tell(run, 'one worker', one);
        await publishedRun(fleet, runId);
        await fleet.setWorkers(2);
        runId = await fleet.askForRun();
        const two = await sweptRun(fleet, runId);
        tell(run, 'two workers', two);
        await publishedRun(fleet, runId);
        pairs.push({ one, two });
        if (k + 1 === run.repetitions) break;
        await fleet.setWorkers(1);
        runId = await fleet.askForRun();
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

function tell(run: BenchRun, who: string, { wallSeconds, slices }: SweptRun): void {
  run.say(`${who}: ${slices} slices in ${wallSeconds.toFixed(2)} s`);
}

function seconds(what: string, runs: readonly SweptRun[], notes: string): Figure {
  return { what, unit: 's', values: runs.map(({ wallSeconds }) => wallSeconds), beside: '–', goal: null, notes };
}
