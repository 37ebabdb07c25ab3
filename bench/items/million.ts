import { parseUtc } from '@clearway/astro';
import type { BenchItem, BenchRun } from '../bench-item.ts';
import { START } from '../catalogs.ts';
import { type Fleet, withFleet } from '../command/fleet.ts';
import { storedRows } from '../command/fleet-rows.ts';
import { publishedRun, type SweptRun, sweptRun } from '../command/fleet-run.ts';
import { memoryOf, watchMemory } from '../command/process-memory.ts';
import { type Figure, whole } from '../figure.ts';
import { judgeBelow } from '../goal.ts';
import { sampledBruteForce, sampledObjects } from '../peers/sampled-brute-force.ts';
import { growthExponent } from '../statistics.ts';

/** One size of the trial. */
interface Size {
  readonly objects: number;
  /** Objects looked at again by brute force; none where 0. */
  readonly samples: number;
}

const SIZES: readonly Size[] = [
  { objects: 100_000, samples: 0 },
  { objects: 300_000, samples: 0 },
  { objects: 1_000_000, samples: 300 },
];
const QUICK_SIZES: readonly Size[] = [{ objects: 1200, samples: 200 }];
const THRESHOLD_KM = 1;
/** That of every other run of a fleet. */
const QUICK_THRESHOLD_KM = 5;
const DAY_SECONDS = 86_400;
const PROCESSES = 4;
const QUICK_PROCESSES = 3;
const MUST_MIB = 8 * 1024;
/** Ten minutes of the morning, of midday and of the last hour, none at an edge of a slice. */
const WINDOWS = [20_000, 45_300, 83_700].map((from) => ({ from, to: from + 600 }));

interface Trial {
  readonly size: Size;
  readonly swept: SweptRun;
  readonly publishedSeconds: number;
  readonly togetherMib: number;
  readonly workerMib: readonly number[];
  readonly serverMib: number;
  readonly approaches: number;
}

/** A day of up to a million objects by four worker processes with one thread each: time, memory of all, and whether it is right. */
export const million: BenchItem = {
  name: 'million',
  long: true,
  measure: async (run) => {
    const trials: Trial[] = [];
    for (const size of run.quick ? QUICK_SIZES : SIZES) trials.push(await tryOne(run, size));
    return trials.flatMap((trial) => figuresOf(trial)).concat(growthOf(trials));
  },
};

async function tryOne(run: BenchRun, size: Size): Promise<Trial> {
  const thresholdKm = run.quick ? QUICK_THRESHOLD_KM : THRESHOLD_KM;
  const file = run.quick ? await run.catalogs.real('full-density') : await run.catalogs.synthetic(size.objects);
  const argv = ['--catalog', file, '--start', START, '--days', '1', '--threshold-km', String(thresholdKm)];
  return withFleet(run, [...argv, '--workers', '1'], async (fleet) => {
    const { server, workers } = fleet;
    const { peakMib } = await memoryOf(server.pid);
    run.say(
      `${whole(size.objects)} objects: taken in after ${server.listeningSeconds.toFixed(0)} s, server ${whole(peakMib)} MiB`,
    );
    await fleet.setWorkers(run.quick ? QUICK_PROCESSES : PROCESSES);
    const watch = watchMemory([server, ...workers].map(({ pid }) => pid));
    const { runId, swept, publishedSeconds } = await ranToItsEnd(run, fleet).catch(async (error) => {
      await watch.stop();
      throw error;
    });
    const { togetherMib, peaksMib } = await watch.stop();
    const [serverMib, ...workerMib] = peaksMib as [number, ...number[]];
    run.say(
      `${whole(size.objects)} objects: published after ${publishedSeconds.toFixed(0)} s more; together ${whole(togetherMib)} MiB`,
    );
    const approaches = await checked(run, fleet, runId, file, size.samples, thresholdKm);
    return { size, swept, publishedSeconds, togetherMib, workerMib, serverMib, approaches };
  });
}

async function ranToItsEnd(
  run: BenchRun,
  fleet: Fleet,
): Promise<{ readonly runId: number; readonly swept: SweptRun; readonly publishedSeconds: number }> {
  const runId = await fleet.nextRun();
  const swept = await sweptRun(fleet, runId);
  run.say(`${swept.slices} slices in ${swept.wallSeconds.toFixed(0)} s`);
  const begun = performance.now();
  await publishedRun(fleet, runId);
  return { runId, swept, publishedSeconds: (performance.now() - begun) / 1000 };
}

/** Throws where an approach is missing, wrong or doubled; gives how many there are. */
async function checked(
  run: BenchRun,
  fleet: Fleet,
  runId: number,
  file: string,
  objects: number,
  thresholdKm: number,
): Promise<number> {
  if (objects === 0) return 0;
  const elements = await run.catalogs.elements(file);
  const windows = run.quick ? WINDOWS.slice(0, 1) : WINDOWS;
  const ids = new Set(sampledObjects({ elements, objects }).map(({ id }) => id));
  const rows = await storedRows(fleet, runId, ids, windows);
  const search = { elements, start: parseUtc(START)!, durationSeconds: DAY_SECONDS, thresholdKm };
  const { approaches, wrong } = sampledBruteForce({ ...search, objects, windows, signal: run.signal }, rows);
  if (wrong.length > 0)
    throw new Error(`${wrong.length} differences from satellite.js: ${wrong.slice(0, 10).join('; ')}`);
  run.say(`${objects} objects against all by satellite.js: ${approaches} approaches, all found once`);
  return approaches;
}

function figuresOf({ size, swept, publishedSeconds, togetherMib, workerMib, serverMib, approaches }: Trial): Figure[] {
  const what = `${whole(size.objects)} synthetic objects, 24 h, 1 km, four worker processes`;
  const isMillion = size.objects === 1_000_000;
  return [
    {
      what,
      unit: 's',
      values: [swept.wallSeconds],
      beside: '–',
      goal: null,
      notes: `${swept.slices} slices, ${whole(swept.closeApproaches)} approaches; slow pairs, ordering and publishing by the server ${publishedSeconds.toFixed(0)} s more`,
    },
    {
      what: `${what}: memory of all of them and the server`,
      unit: 'MiB',
      values: [togetherMib],
      beside: '–',
      goal: isMillion ? judgeBelow(MUST_MIB, MUST_MIB, togetherMib, 'MiB') : null,
      notes: `the most at one time, resident; peaks: workers ${workerMib.map(whole).join(', ')}, server ${whole(serverMib)}; without PostgreSQL`,
    },
    ...(size.samples === 0
      ? []
      : [
          {
            what: `${what}: approaches of ${size.samples} objects by satellite.js`,
            unit: '' as const,
            values: [approaches],
            beside: '–',
            goal: null,
            notes: 'against all others in windows of ten minutes: each is in the run exactly once, and no other',
          },
        ]),
  ];
}

function growthOf(trials: readonly Trial[]): Figure[] {
  const [first, last] = [trials[0]!, trials.at(-1)!];
  if (first === last) return [];
  const times = trials.map(({ size, swept }) => ({ size: size.objects, seconds: swept.wallSeconds }));
  return [
    {
      what: `growth of that time from ${whole(first.size.objects)} to ${whole(last.size.objects)} objects`,
      unit: '',
      values: [growthExponent(times)],
      beside: '–',
      goal: null,
      notes: 'time ~ N^this; four worker processes on the cores there are',
    },
  ];
}
