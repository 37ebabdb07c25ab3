import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { addMissingObjects, describeSource, insertElementSets, vacuum } from '@clearway/store';
import { HOUR_US, JUNE_US, trialElementSet, trialObject } from '../../validation/store/trial-rows.ts';
import type { BenchItem } from '../bench-item.ts';
import { judgeBelow } from '../goal.ts';
import { openTrialStore, QUICK_WEEK, storeWeek, WEEK, weekResult } from './store-trial.ts';

const RUNS = 8;
const RUNS_KEPT = 30 * 4;
/** Of 30,000 objects two thirds get a new set between two runs: about 2.7 a day each, as in the main catalogue. */
const SHARE_RENEWED = 2 / 3;
/** A tenth of the events is new in each run. */
const SHARE_NEW_EVENTS = 0.1;
const MUST_MIB: number = Math.floor(3e9 / 2 ** 20);

/** How much larger eight runs, with the element sets between them, make the directory, and thirty days of four a day. */
export const storeGrowth: BenchItem = {
  name: 'store-growth',
  measure: async (run) => {
    const size = run.quick ? QUICK_WEEK : WEEK;
    const { store, dataDir } = await openTrialStore(run);
    const ids = Array.from({ length: size.objects }, (_, k) => k + 1);
    await addMissingObjects(
      store.db,
      ids.map((id) => trialObject(id)),
    );
    const source = { name: 'bench', kind: 'bench', url: null, terms: null, private: false };
    const source_id = await describeSource(store.db, source);
    let known: readonly number[] = [];
    const sizes: number[] = [];
    for (let k = 0; k <= RUNS; k++) {
      run.signal.throwIfAborted();
      const renewed = ids.filter((id) => k === 0 || ((id * 7 + k) % 3) / 3 < SHARE_RENEWED);
      const epoch = JUNE_US + k * 6 * HOUR_US;
      await insertElementSets(
        store.db,
        renewed.map((id) => trialElementSet(id, epoch, { source_id })),
      );
      const fresh = Math.ceil(size.events * SHARE_NEW_EVENTS);
      known = await storeWeek(store, size, weekResult(size), known.slice(fresh));
      await vacuum(store);
      sizes.push((await bytesIn(path.join(dataDir, 'database'))) / 2 ** 20);
      run.say(`store, ${k} runs after the first: ${sizes.at(-1)!.toFixed(0)} MiB`);
    }
    await store.close();
    // The log grows to its limit first and then no more, so the later half tells what a run adds.
    const half = RUNS / 2;
    const perRun = (sizes[RUNS]! - sizes[half]!) / (RUNS - half);
    const month = sizes[RUNS]! + perRun * (RUNS_KEPT - RUNS - 1);
    return [
      {
        what: 'disk, 30 days of 4 runs a day (embedded)',
        unit: 'MiB',
        values: [month],
        beside: '–',
        goal: judgeBelow(MUST_MIB, MUST_MIB, month, 'MiB'),
        notes: `${perRun.toFixed(1)} MiB a run with its element sets, after ${RUNS} runs ${sizes[RUNS]!.toFixed(0)} MiB`,
      },
    ];
  },
};

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async (file) => (await stat(path.join(file.parentPath, file.name))).size));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}
