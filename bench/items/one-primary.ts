import { type BenchItem, repeat } from '../bench-item.ts';
import { START } from '../catalogs.ts';
import { runScreen } from '../command/run-clearway.ts';
import type { Figure } from '../figure.ts';
import { judgeTime } from '../goal.ts';
import { spreadOf } from '../statistics.ts';
import { WORKERS } from './all-pairs.ts';
import { besideUnit, wallFigure } from './screen-figures.ts';

/** One of each kind of orbit, from the crowded shells to the belt. */
const PRIMARIES = [
  [25_544, 'ISS'],
  [44_713, 'Starlink shell'],
  [28_904, 'GTO, Ariane 5 stage'],
  [28_358, 'GEO, Intelsat 10-02'],
] as const;
const GOAL = { mustSeconds: 1, aimSeconds: 0.2 };

/** One primary against all, seven days: the command's whole time, and what its report says the screening took. */
export const onePrimary: BenchItem = {
  name: 'one-primary',
  measure: async (run) => {
    const file = await run.catalogs.real('full-density');
    const window = run.quick ? ['--hours', '0.2'] : ['--days', '7'];
    // The stand-in of a quick run has none of these: take its first.
    const primaries = run.quick ? ([[900_000_000, 'synthetic']] as const) : PRIMARIES;
    const peer = await run.measurePeer();
    const figures: Figure[] = [];
    for (const [id, kind] of primaries) {
      const argv = ['--catalog', file, '--primary', String(id), '--start', START, ...window, ...WORKERS];
      const runs = await repeat(run, `one-primary ${id}`, () => runScreen(argv, run.folder, run.signal));
      const title = `${id} (${kind}) against full density, 7 days`;
      const screening = runs.map(({ report }) => report.seconds.total);
      const { median } = spreadOf(screening);
      figures.push(wallFigure(title, runs, peer, GOAL), {
        what: `${title}, screening alone`,
        unit: 's',
        values: screening,
        beside: besideUnit(median, peer),
        goal: judgeTime(GOAL, median, peer.twoMillionCallsSeconds),
        notes: 'seconds.total of the report: without reading and writing files and the start of the process',
      });
    }
    return figures;
  },
};
