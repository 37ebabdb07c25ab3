import { type BenchItem, repeat } from '../bench-item.ts';
import { START } from '../catalogs.ts';
import { runScreen } from '../command/run-clearway.ts';
import type { TimeGoal } from '../goal.ts';
import { wallFigure } from './screen-figures.ts';

/** Workers of all measured runs: the figures to reach are for two cores. */
export const WORKERS: readonly string[] = ['--workers', '2'];

function sevenDays(name: 'full-density' | 'main', title: string, goal: TimeGoal): BenchItem {
  return {
    name,
    measure: async (run) => {
      const file = await run.catalogs.real(name);
      const window = run.quick ? ['--hours', '0.2'] : ['--days', '7'];
      const peer = await run.measurePeer();
      const argv = ['--catalog', file, '--start', START, ...window, ...WORKERS];
      const runs = await repeat(run, name, () => runScreen(argv, run.folder, run.signal));
      return [wallFigure(title, runs, peer, goal)];
    },
  };
}

/** The headline: today's density. */
export const fullDensity: BenchItem = sevenDays('full-density', 'full density, 7 days, 5 km, all pairs', {
  mustSeconds: 90,
  mustUnits: 75,
  aimSeconds: 40,
});

export const mainCatalogue: BenchItem = sevenDays('main', 'main catalogue, 7 days, 5 km, all pairs', {
  mustSeconds: 60,
  mustUnits: 50,
  aimSeconds: 25,
});
