import {
  addNote,
  applyRetention,
  createRun,
  currentRun,
  DEFAULT_RETENTION,
  describeSource,
  elementSetHistory,
  endRun,
  insertElementSets,
  listRuns,
  listSlices,
  publishRun,
  type RetentionReport,
  saveSlice,
  stageSightings,
  startRun,
} from '@clearway/store';
import { expect, it } from 'vitest';
import { describeOnBoth } from './databases.ts';
import { allEvents, DAY_US, HOUR_US, JUNE_US, trialElementSet, trialRun, trialSighting } from './trial-rows.ts';

const NOW_US = JUNE_US + 100 * DAY_US;
const daysAgo = (days: number): number => NOW_US - days * DAY_US;

describeOnBoth('retention', (store) => {
  const apply = (changes: Partial<typeof DEFAULT_RETENTION> = {}): Promise<RetentionReport> =>
    applyRetention(store(), { ...DEFAULT_RETENTION, ...changes }, NOW_US);

  async function runOf(days: number, bytes = 1000): Promise<number> {
    const { db } = store();
    const runId = await createRun(db, trialRun({ sliceCount: 1, createdUs: daysAgo(days) }));
    await startRun(db, runId, daysAgo(days));
    const slice = { run_id: runId, slice: 0, start_us: 1, stop_us: 2, approach_count: 1, finished_us: 3 };
    await saveSlice(db, { ...slice, approaches: new Uint8Array(bytes).fill(1) });
    await stageSightings(db, runId, daysAgo(days), [trialSighting(1, 2, { tcaUs: daysAgo(days) })]);
    return runId;
  }

  const publish = (runId: number): Promise<void> =>
    publishRun(store().db, runId, { publishedUs: NOW_US, report: {}, coverage: {} });

  it('keeps the current run however old, those that go on, and what is young', async () => {
    const { db } = store();
    const old = await runOf(50);
    await publish(old);
    const current = await runOf(40);
    await publish(current);
    const going = await runOf(35);
    const failed = await runOf(3);
    await endRun(db, failed, 'failed', { finishedUs: daysAgo(3), failure: 'x' });
    const justCancelled = await runOf(0.5);
    await endRun(db, justCancelled, 'cancelled', { finishedUs: daysAgo(0.5) });
    expect(await apply()).toMatchObject({ runs: 2, elementSets: 0, events: 0, overBudget: false });
    expect((await listRuns(db)).map(({ run_id }) => run_id)).toEqual([justCancelled, going, current]);
    expect(await listSlices(db, old)).toEqual([]);
    // Events outlive their runs until their own time comes.
    expect(await allEvents(db)).toHaveLength(2);
    expect(await apply()).toMatchObject({ runs: 0 });
  });

  it('deletes forgotten events, not those that somebody decided on or wrote about', async () => {
    const { db } = store();
    const [first, second] = await allEvents(db);
    await addNote(db, { event_id: second!.event_id, author: 'a', written_us: 1, text: 'b' });
    expect(await apply({ eventDays: 30 })).toMatchObject({ events: 1 });
    expect((await allEvents(db)).map(({ event_id }) => event_id)).toEqual([second!.event_id]);
    expect(first!.event_id).not.toBe(second!.event_id);
  });

  it('keeps of element sets what any kept run may have used', async () => {
    const { db } = store();
    const source_id = await describeSource(db, { name: 's', kind: 'k', url: null, terms: null, private: false });
    const set = (objectId: number, days: number, late = 0) =>
      trialElementSet(objectId, daysAgo(days), { source_id, arrived_us: daysAgo(days) + HOUR_US + late });
    await insertElementSets(db, [
      // Replaced 40 and 31 days ago; the last was the newest 30 days ago.
      set(1, 60),
      set(1, 40),
      set(1, 31),
      set(1, 20),
      set(1, 1),
      // Nothing newer came.
      set(2, 60),
      // What replaces it came within the time kept: runs have used the old one.
      set(3, 60),
      set(3, 40, 15 * DAY_US),
    ]);
    expect(await apply()).toMatchObject({ elementSets: 2 });
    const kept = async (id: number): Promise<number[]> =>
      (await elementSetHistory(db, id)).map((row) => (NOW_US - row.epoch_us) / DAY_US);
    expect([await kept(1), await kept(2), await kept(3)]).toEqual([[1, 20, 31], [60], [40, 60]]);
  });

  it('deletes the oldest runs to keep within the disk budget, and says when that is not enough', async () => {
    const { db } = store();
    for (const days of [4, 3, 2, 1]) await publish(await runOf(days, 20e6));
    const ids = (await listRuns(db, { states: ['complete'] })).map(({ run_id }) => run_id);
    // Beside the database, a data directory holds templates and a log.
    const budget = store().kind === 'embedded' ? 180e6 : 60e6;
    const report = await apply({ diskBudgetBytes: budget });
    expect((await listRuns(db, { states: ['complete'] })).map(({ run_id }) => run_id)).toEqual(ids.slice(0, 2));
    expect(report.keptBytes).toBeLessThan(budget);
    if (store().kind === 'embedded') expect(report.diskBytes).toBeLessThan(budget);
    expect(await apply({ diskBudgetBytes: 1e6 })).toMatchObject({ overBudget: true });
    expect((await currentRun(db))?.run_id).toBe(ids[0]);
    expect(await listSlices(db, ids[0]!)).toHaveLength(1);
  }, 240_000);
});
