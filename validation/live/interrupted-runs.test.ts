import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseUtc } from '@clearway/astro';
import type { Live, RunKeeper } from '@clearway/service/live';
import { listSlices } from '@clearway/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { describeOnPostgresql, embeddedPlace, postgresqlPlace } from '../store/databases.ts';
import { CATALOG, idle, openTrial, shownRows, someRecords, trialFolder, writeCatalog } from './live-trial.ts';

const START = parseUtc('2026-03-10T00:00:00Z')!;
const DAYS = 3;

describeWithReferenceData('a run that is interrupted', [CATALOG], () => {
  let file = '';
  let remove: () => Promise<void>;
  let undisturbed: string[] = [];

  beforeAll(async () => {
    const trial = await trialFolder();
    remove = trial.remove;
    const { header, lines } = await someRecords(15, 1200);
    file = await writeCatalog(path.join(trial.folder, 'catalog.csv'), header, lines);
    const live = await openTrial({ dataDir: path.join(trial.folder, 'data') }, { days: DAYS });
    await live.keeper.importFiles([file], { start: START });
    await live.load();
    const runs = await live.startRuns();
    await runs.consider();
    await idle(runs);
    undisturbed = shownRows(live);
    await live.close();
  }, 240_000);
  afterAll(() => remove());

  /** Waits until some, but not all, slices of the run under way are stored. */
  async function halfWay(live: Live, runs: RunKeeper): Promise<number> {
    const { run_id, slice_count } = runs.active()!;
    for (;;) {
      const stored = (await listSlices(live.store.db, run_id)).length;
      expect(stored).toBeLessThan(slice_count);
      if (stored > 0) return run_id;
      await sleep(5);
    }
  }

  it('goes on after a restart where it was, and ends as if nothing had happened', async () => {
    expect(undisturbed.length).toBeGreaterThan(20);
    const { place, remove: drop } = embeddedPlace();
    let live = await openTrial(place, { days: DAYS });
    await live.keeper.importFiles([file], { start: START });
    await live.load();
    let runs = await live.startRuns();
    await runs.consider();
    const runId = await halfWay(live, runs);
    const done = (await listSlices(live.store.db, runId)).map(({ finished_us }) => finished_us);
    await live.close();

    live = await openTrial(place, { days: DAYS });
    await live.load();
    expect(live.runs.current()).toBeNull();
    runs = await live.startRuns();
    await idle(runs);
    expect(live.runs.current()).toMatchObject({ run_id: runId, state: 'complete' });
    expect(shownRows(live)).toEqual(undisturbed);
    // What was stored before was not computed again.
    const slices = await listSlices(live.store.db, runId);
    expect(slices.slice(0, done.length).map(({ finished_us }) => finished_us)).toEqual(done);
    await live.close();
    await drop();
  }, 240_000);

  it('is cancelled soon, and publishes nothing', async () => {
    const { place, remove: drop } = embeddedPlace();
    const live = await openTrial(place, { days: DAYS });
    await live.keeper.importFiles([file], { start: START });
    await live.load();
    const runs = await live.startRuns();
    const { run_id } = (await runs.consider())!;
    await sleep(300);
    const asked = performance.now();
    expect(await live.runs.cancel(run_id)).toMatchObject({ state: 'cancelled' });
    await idle(runs);
    // Within two seconds where nothing else runs.
    expect(performance.now() - asked).toBeLessThan(30_000);
    expect(live.runs.current()).toBeNull();
    await expect(live.runs.cancel(run_id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(live.runs.cancel(run_id + 77)).rejects.toMatchObject({ code: 'unknown' });
    // The next one is not disturbed by it.
    await live.runs.request({});
    await idle(runs);
    expect(shownRows(live)).toEqual(undisturbed);
    await live.close();
    await drop();
  }, 240_000);

  describeOnPostgresql('two processes on one database', () => {
    it('share the slices, each done once, and both show the same', async () => {
      const { place, remove: drop } = await postgresqlPlace();
      const first = await openTrial(place, { days: DAYS });
      await first.keeper.importFiles([file], { start: START });
      await first.load();
      const second = await openTrial(place, { days: DAYS });
      await second.loadForRuns();
      await second.startRuns();
      const runs = await first.startRuns();
      await runs.consider();
      await idle(runs);
      for (const live of [first, second]) {
        await live.followDatabase();
        expect(shownRows(live)).toEqual(undisturbed);
      }
      await second.close();
      await first.close();
      await drop();
    }, 240_000);
  });
});
