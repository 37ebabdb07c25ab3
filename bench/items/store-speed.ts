import { addMissingObjects, describeSource, insertElementSets, openStore } from '@clearway/store';
import { HOUR_US, JUNE_US, trialElementSet, trialObject } from '../../validation/store/trial-rows.ts';
import { type BenchItem, type BenchRun, repeat } from '../bench-item.ts';
import { digits, type Figure } from '../figure.ts';
import { judgeBelow } from '../goal.ts';
import { spreadOf } from '../statistics.ts';
import { openTrialStore, QUICK_WEEK, storeWeek, type Timed, timed, WEEK, weekResult } from './store-trial.ts';

const MUST_SECONDS = 5;
const MUST_STALL_SECONDS = 0.05;
const MUST_START_SECONDS = 3;

/** The embedded database: a refresh of the catalogue, the result of a week, and how long it takes to open. */
export const storeSpeed: BenchItem = {
  name: 'store',
  measure: async (run) => [...(await refresh(run)), ...(await week(run)), ...(await start(run))],
};

async function refresh(run: BenchRun): Promise<Figure[]> {
  const objects = run.quick ? 300 : 30_000;
  const { store } = await openTrialStore(run);
  const ids = Array.from({ length: objects }, (_, k) => k + 1);
  await addMissingObjects(
    store.db,
    ids.map((id) => trialObject(id)),
  );
  const source = { name: 'bench', kind: 'bench', url: null, terms: null, private: false };
  const source_id = await describeSource(store.db, source);
  let epoch = JUNE_US;
  const times = await repeat(run, `${objects} new element sets stored`, () => {
    epoch += HOUR_US;
    const sets = ids.map((id) => trialElementSet(id, epoch + id, { source_id }));
    return timed(() => insertElementSets(store.db, sets));
  });
  await store.close();
  return figures('30,000 new element sets stored (embedded)', times, MUST_SECONDS);
}

async function week(run: BenchRun): Promise<Figure[]> {
  const size = run.quick ? QUICK_WEEK : WEEK;
  const { store } = await openTrialStore(run);
  const result = weekResult(size);
  let known: readonly number[] = [];
  const times = await repeat(run, 'a week of approaches stored and published', () =>
    timed(async () => {
      known = await storeWeek(store, size, result, known);
    }),
  );
  await store.close();
  return figures('400,000 approaches and 5,000 events stored and published (embedded)', times, MUST_SECONDS);
}

async function start(run: BenchRun): Promise<Figure[]> {
  const again: Timed[] = [];
  const first = await repeat(run, 'the database opened for the first time', async () => {
    let dataDir = '';
    const opened = await timed(async () => {
      const trial = await openTrialStore(run);
      dataDir = trial.dataDir;
      await trial.store.close();
    });
    again.push(await timed(async () => (await openStore({ dataDir })).close()));
    return opened;
  });
  return [
    timeFigure('database opened and closed, new directory', first, MUST_START_SECONDS),
    timeFigure('database opened and closed, kept directory', again, MUST_START_SECONDS),
  ];
}

function figures(what: string, times: readonly Timed[], mustSeconds: number): Figure[] {
  const stalls = times.map(({ longestStallSeconds }) => longestStallSeconds);
  const median = (pick: (one: Timed) => number): number => spreadOf(times.map(pick)).median;
  return [
    timeFigure(what, times, mustSeconds),
    {
      what: `${what}: longest stall of the calling thread`,
      unit: 's',
      values: stalls,
      beside: `doing nothing ${digits(median((one) => one.idleStallSeconds))} s`,
      goal: judgeBelow(MUST_STALL_SECONDS, MUST_STALL_SECONDS, spreadOf(stalls).median, 's'),
      notes: `between two turns of the event loop; the thread used ${digits(median((one) => one.threadSeconds))} s of CPU in all`,
    },
  ];
}

function timeFigure(what: string, times: readonly Timed[], mustSeconds: number): Figure {
  const values = times.map(({ wallSeconds }) => wallSeconds);
  return {
    what,
    unit: 's',
    values,
    beside: '–',
    goal: judgeBelow(mustSeconds, mustSeconds, spreadOf(values).median, 's'),
    notes: 'PGlite in its thread',
  };
}
