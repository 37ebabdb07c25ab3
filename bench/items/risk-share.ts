import { parseUtc } from '@clearway/astro';
import { loadCatalog, runScreening } from '@clearway/service';
import type { BenchItem } from '../bench-item.ts';
import { START } from '../catalogs.ts';
import { whole } from '../figure.ts';
import { judgeBelow } from '../goal.ts';
import { spreadOf } from '../statistics.ts';

const WORKERS = 2;

/**
 * What the risk of all rows adds to a screening: its time over that of all the rest, in the same run. Both have two
 * threads.
 */
export const riskShare: BenchItem = {
  name: 'risk-share',
  measure: async (run) => {
    const start = parseUtc(START)!;
    const catalog = await loadCatalog([await run.catalogs.real('full-density')], { start });
    const durationSeconds = run.quick ? 720 : 7 * 86_400;
    const percents: number[] = [];
    let rows = 0;
    for (let k = 1; k <= run.repetitions; k++) {
      run.signal.throwIfAborted();
      const { approaches, report } = await runScreening({
        catalog,
        start,
        durationSeconds,
        thresholdKm: 5,
        workers: WORKERS,
        signal: run.signal,
      });
      const { risk, total } = report.seconds;
      percents.push((100 * risk) / (total - risk));
      rows = approaches.count;
      run.say(`risk-share, ${k} of ${run.repetitions}: ${risk.toFixed(2)} of ${total.toFixed(2)} s`);
    }
    return [
      {
        what: 'risk of all rows, full density, 7 days: percent of the screening',
        unit: '',
        values: percents,
        beside: '–',
        goal: judgeBelow(5, 3, spreadOf(percents).median, '%'),
        notes: `${whole(rows)} rows, by the table of regimes; both in the same run`,
      },
    ];
  },
};
