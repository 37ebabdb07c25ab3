import { type BenchItem, type BenchRun, repeat } from '../bench-item.ts';
import { START } from '../catalogs.ts';
import { runScreen, type ScreenRun } from '../command/run-clearway.ts';
import { digits, type Figure, whole } from '../figure.ts';
import { judgeBelow } from '../goal.ts';
import { growthExponent, spreadOf } from '../statistics.ts';
import { WORKERS } from './all-pairs.ts';
import { wallFigure } from './screen-figures.ts';

type Runs = readonly [ScreenRun, ...ScreenRun[]];

async function screenSynthetic(run: BenchRun, objects: number, hours: number): Promise<Runs> {
  const file = await run.catalogs.synthetic(objects);
  const argv = ['--catalog', file, '--start', START, '--hours', String(hours), ...WORKERS];
  return repeat(run, `${whole(objects)} synthetic, ${hours} h`, () => runScreen(argv, run.folder, run.signal));
}

/** A day with three times as many objects as today. */
export const hundredThousand: BenchItem = {
  name: 'synthetic-100k',
  measure: async (run) => {
    const peer = await run.measurePeer();
    const runs = await screenSynthetic(run, run.quick ? 3000 : 100_000, run.quick ? 0.2 : 24);
    const goal = { mustSeconds: 120, aimSeconds: 40 };
    return [wallFigure('100,000 synthetic objects, 24 h, 5 km, all pairs', runs, peer, goal)];
  },
};

const SIZES = [10_000, 100_000, 1_000_000];
const QUICK_SIZES = [500, 2000];
const MUST_MIB = 8 * 1024;

/** An hour of ten thousand to a million objects: time, memory of the largest, and with which power the time grows. */
export const growth: BenchItem = {
  name: 'growth',
  long: true,
  measure: async (run) => {
    const peer = await run.measurePeer();
    const sizes = run.quick ? QUICK_SIZES : SIZES;
    const bySize: Runs[] = [];
    for (const size of sizes) bySize.push(await screenSynthetic(run, size, run.quick ? 0.1 : 1));
    const figures: Figure[] = sizes.map((size, k) =>
      wallFigure(`${whole(size)} synthetic objects, 1 h, 5 km, all pairs`, bySize[k]!, peer, null),
    );
    const memory = bySize.at(-1)!.map(({ peakMemoryMib }) => peakMemoryMib);
    const exponentOf = (pick: (one: ScreenRun) => number): number[] =>
      Array.from({ length: run.repetitions }, (_, k) =>
        growthExponent(sizes.map((size, s) => ({ size, seconds: pick(bySize[s]![k]!) }))),
      );
    const exponents = exponentOf((one) => one.wallSeconds);
    const largest = whole(sizes.at(-1)!);
    figures.push(
      {
        what: `memory, ${largest} synthetic objects, 1 h`,
        unit: 'MiB',
        values: memory,
        beside: '–',
        goal: judgeBelow(MUST_MIB, MUST_MIB, Math.max(...memory), 'MiB'),
        notes: 'peak of the whole process, all workers together',
      },
      {
        what: `growth of the wall clock from ${whole(sizes[0]!)} to ${largest} objects`,
        unit: '',
        values: exponents,
        beside: '–',
        goal: judgeBelow(Number.POSITIVE_INFINITY, 1.5, spreadOf(exponents).median, ''),
        notes: `time ~ N^this; of the report's seconds.total ${digits(spreadOf(exponentOf((one) => one.report.seconds.total)).median)}`,
      },
    );
    return figures;
  },
};
