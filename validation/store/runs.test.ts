import {
  addNote,
  createRun,
  currentRun,
  type Database,
  decideOnEvent,
  deleteRun,
  dropSightings,
  type EventRow,
  endRun,
  eventHistory,
  eventPages,
  eventsById,
  findRun,
  listNotes,
  listRuns,
  listSlices,
  openStore,
  publishRun,
  readSlice,
  readSlices,
  readSnapshot,
  type Store,
  saveSlice,
  stageSightings,
  startRun,
} from '@clearway/store';
import { expect, it } from 'vitest';
import { describeOnBoth, describeOnPostgresql, postgresqlPlace } from './databases.ts';
import { all, allEvents, DAY_US, HOUR_US, JUNE_US, trialRun, trialSighting } from './trial-rows.ts';

const publication = { publishedUs: JUNE_US + HOUR_US, report: { missed: 0 }, coverage: { share: 0.97 } };

function trialSlice(runId: number, slice: number, approaches = new Uint8Array(100_000).fill(slice + 1)) {
  return {
    run_id: runId,
    slice,
    start_us: JUNE_US + slice * DAY_US,
    stop_us: JUNE_US + (slice + 1) * DAY_US,
    approach_count: 10,
    finished_us: JUNE_US,
    approaches,
  };
}

/** A run with its slices, ready to be published. */
async function finishedRun({ db }: Store): Promise<number> {
  const runId = await createRun(db, trialRun());
  await startRun(db, runId, JUNE_US);
  for (const slice of [0, 1]) expect(await saveSlice(db, trialSlice(runId, slice))).toBe(true);
  return runId;
}

const runState = expect.objectContaining({ code: 'run-state' });

describeOnBoth('a run', (store) => {
  it('takes each of its slices once, while it runs', async () => {
    const { db } = store();
    const runId = await createRun(db, trialRun());
    expect(await saveSlice(db, trialSlice(runId, 0))).toBe(false);
    await startRun(db, runId, JUNE_US + 5);
    await startRun(db, runId, JUNE_US + 6);
    expect((await findRun(db, runId))?.started_us).toBe(JUNE_US + 5);
    expect(await saveSlice(db, trialSlice(runId, 1))).toBe(true);
    expect(await saveSlice(db, trialSlice(runId, 1, Uint8Array.of(9)))).toBe(false);
    expect(await saveSlice(db, trialSlice(runId, 2))).toBe(false);
    expect(await saveSlice(db, trialSlice(1e9, 0))).toBe(false);
    const { approaches, ...summary } = (await readSlice(db, runId, 1))!;
    expect(Buffer.compare(approaches, new Uint8Array(100_000).fill(2))).toBe(0);
    expect(await listSlices(db, runId)).toEqual([summary]);
    await endRun(db, runId, 'cancelled', { finishedUs: JUNE_US + 7 });
    expect(await saveSlice(db, trialSlice(runId, 0))).toBe(false);
    await expect(startRun(db, runId, 1)).rejects.toThrow(runState);
    await expect(publishRun(db, runId, publication)).rejects.toThrow(runState);
  });

  it('is published when all slices are there, and readers change over at once', async () => {
    const { db } = store();
    expect(await currentRun(db)).toBeUndefined();
    const first = await createRun(db, trialRun({ snapshot: new Uint8Array(1e6).fill(3) }));
    await startRun(db, first, JUNE_US);
    await saveSlice(db, trialSlice(first, 0));
    await expect(publishRun(db, first, publication)).rejects.toThrow(runState);
    expect((await findRun(db, first))?.state).toBe('running');
    await saveSlice(db, trialSlice(first, 1));
    await publishRun(db, first, publication);
    const current = (await currentRun(db))!;
    expect(current).toMatchObject({
      run_id: first,
      state: 'complete',
      report: { missed: 0 },
      coverage: { share: 0.97 },
    });
    expect(current).not.toHaveProperty('snapshot');
    expect((await readSnapshot(db, first))?.length).toBe(1e6);
    const read: number[] = [];
    for await (const { slice } of readSlices(db, first)) read.push(slice);
    expect(read).toEqual([0, 1]);
    await expect(publishRun(db, first, publication)).rejects.toThrow(runState);
  });

  it('older than the current one is not published over it', async () => {
    const older = await finishedRun(store());
    const newer = await finishedRun(store());
    await publishRun(store().db, newer, publication);
    await expect(publishRun(store().db, older, publication)).rejects.toThrow(runState);
    expect((await currentRun(store().db))?.run_id).toBe(newer);
  });

  it('is current if it is the newest of several published at the same time', async () => {
    const runs: number[] = [];
    for (let k = 0; k < 6; k++) runs.push(await finishedRun(store()));
    const order = [3, 5, 0, 4, 1, 2];
    const outcomes = await Promise.allSettled(order.map((k) => publishRun(store().db, runs[k]!, publication)));
    expect((await currentRun(store().db))?.run_id).toBe(runs[5]);
    for (const [at, outcome] of outcomes.entries()) {
      const { state } = (await findRun(store().db, runs[order[at]!]!))!;
      expect(state).toBe(outcome.status === 'fulfilled' ? 'complete' : 'running');
      if (outcome.status === 'rejected') expect(outcome.reason).toEqual(runState);
    }
  });

  it('that is current cannot be deleted; others go with their slices', async () => {
    const { db } = store();
    const runs = await listRuns(db);
    await expect(deleteRun(db, (await currentRun(db))!.run_id)).rejects.toMatchObject({
      code: expect.stringMatching(/^23/),
    });
    const gone = runs.at(-1)!.run_id;
    await deleteRun(db, gone);
    expect(await listSlices(db, gone)).toEqual([]);
    expect((await listRuns(db, { before: runs[0]!.run_id })).map(({ run_id }) => run_id)).toEqual(
      runs.slice(1, -1).map(({ run_id }) => run_id),
    );
    expect(await listRuns(db, { states: ['failed'] })).toEqual([]);
  });
});

describeOnPostgresql('a slice stored in a transaction', () => {
  it('keeps its run from ending before it is committed', async () => {
    const trial = await postgresqlPlace();
    const { db, close } = await openStore(trial.place);
    const runId = await createRun(db, trialRun());
    await startRun(db, runId, 1);
    const transaction = await db.startTransaction().execute();
    expect(await saveSlice(transaction, trialSlice(runId, 0))).toBe(true);
    let ended = false;
    const ending = endRun(db, runId, 'cancelled', { finishedUs: 2 }).then(() => {
      ended = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(ended).toBe(false);
    await transaction.commit().execute();
    await ending;
    expect(await saveSlice(db, trialSlice(runId, 1))).toBe(false);
    await close();
    await trial.remove();
  });
});

async function findEvent(db: Database, eventId: number): Promise<EventRow | undefined> {
  return (await eventsById(db, [eventId]))[0];
}

describeOnBoth('events', (store) => {
  let known = 0;

  it('are seen by nobody before their run is published', async () => {
    const { db } = store();
    const runId = await finishedRun(store());
    const sightings = [
      trialSighting(1, 2),
      trialSighting(3, 4, { private: true }),
      trialSighting(5, 6, { maxProbability: null }),
    ];
    const ids = await stageSightings(db, runId, JUNE_US, sightings);
    expect(new Set(ids).size).toBe(3);
    known = ids[0]!;
    expect(await allEvents(db)).toEqual([]);
    expect([await findEvent(db, known), await decideOnEvent(db, known, { assignee: 'x' }, 1)]).toEqual([
      undefined,
      undefined,
    ]);
    expect(await addNote(db, { event_id: known, author: 'x', written_us: 1, text: 'y' })).toBe(false);
    await publishRun(db, runId, publication);
    expect((await allEvents(db)).map((event) => [event.event_id, event.private])).toEqual([
      [ids[0], false],
      [ids[1], true],
      [ids[2], false],
    ]);
    expect(await findEvent(db, known)).toEqual({
      event_id: known,
      primary_id: 1,
      secondary_id: 2,
      private: false,
      state: 'open',
      tca_us: JUNE_US + DAY_US,
      miss_distance_km: 1.25,
      relative_speed_km_s: 14.2,
      radial_km: 0.1,
      in_track_km: -1.2,
      cross_track_km: 0.3,
      max_probability: 1e-5,
      details: { relativeVelocityRtn: [1, 2, 3] },
      first_run_id: runId,
      last_run_id: runId,
      first_seen_us: JUNE_US,
      last_seen_us: JUNE_US,
      changed_us: publication.publishedUs,
      disposition: 'open',
      disposition_reason: null,
      assignee: null,
      team_id: null,
    });
  });

  it('of a run that is given up leave no trace', async () => {
    const { db } = store();
    const runId = await finishedRun(store());
    const moved = trialSighting(1, 2, { eventId: known, missDistanceKm: 0.1 });
    await stageSightings(db, runId, JUNE_US, [moved, trialSighting(7, 8)]);
    await dropSightings(db, runId);
    await stageSightings(db, runId, JUNE_US, [moved, trialSighting(7, 8)]);
    expect((await findEvent(db, known))?.miss_distance_km).toBe(1.25);
    expect(await eventHistory(db, known)).toHaveLength(1);
    await deleteRun(db, runId);
    const { staged } = await db
      .selectFrom('events')
      .select((select) => select.fn.countAll<number>().filterWhere('state', '=', 'staged').as('staged'))
      .executeTakeFirstOrThrow();
    expect(staged).toBe(0);
  });

  it('are followed from run to run, and keep what people decided', async () => {
    const { db } = store();
    await decideOnEvent(db, known, { disposition: 'dismissed', reason: 'own satellite', assignee: 'ada' }, 5);
    await expect(decideOnEvent(db, known, { disposition: 'dismissed' }, 5)).rejects.toMatchObject({ code: '23514' });
    expect(await addNote(db, { event_id: known, author: 'ada', written_us: 6, text: 'seen' })).toBe(true);
    const second = await finishedRun(store());
    await stageSightings(db, second, JUNE_US + 1, [
      trialSighting(1, 2, { eventId: known, missDistanceKm: 0.5, tcaUs: JUNE_US + DAY_US + 7 }),
    ]);
    await publishRun(db, second, publication);
    expect(await findEvent(db, known)).toMatchObject({
      miss_distance_km: 0.5,
      last_run_id: second,
      disposition: 'dismissed',
    });
    const third = await finishedRun(store());
    await stageSightings(db, third, JUNE_US + 2, [
      trialSighting(1, 2, { eventId: known, state: 'cleared', missDistanceKm: 9 }),
    ]);
    await publishRun(db, third, publication);
    expect(await findEvent(db, known)).toMatchObject({
      state: 'cleared',
      last_run_id: second,
      last_seen_us: JUNE_US + 1,
      assignee: 'ada',
      disposition_reason: 'own satellite',
    });
    const history = await eventHistory(db, known);
    expect(history.map(({ miss_distance_km, state }) => [miss_distance_km, state])).toEqual([
      [1.25, 'open'],
      [0.5, 'open'],
      [9, 'cleared'],
    ]);
    expect((await listNotes(db, known)).map(({ author, text }) => [author, text])).toEqual([['ada', 'seen']]);
    expect((await allEvents(db)).map(({ disposition }) => disposition).toSorted()).toEqual([
      'dismissed',
      'open',
      'open',
    ]);
    expect((await allEvents(db)).map(({ state }) => state).toSorted()).toEqual(['cleared', 'open', 'open']);
    expect((await eventsById(db, [known, -1])).map(({ event_id }) => event_id)).toEqual([known]);
  });

  it('come in pages, each once, with TCA in the time that is asked for', async () => {
    const { db } = store();
    const runId = await finishedRun(store());
    const tcaOf = (k: number): number => JUNE_US + 2 * DAY_US + (k % 7) * HOUR_US;
    const sightings = Array.from({ length: 2300 }, (_, k) =>
      trialSighting(10_000 + (k % 50), 20_000 + k, { tcaUs: tcaOf(k) }),
    );
    const ids = await stageSightings(db, runId, JUNE_US, sightings);
    await publishRun(db, runId, publication);
    const window = { fromUs: tcaOf(1), toUs: tcaOf(3) };
    const inside = ids.filter((_, k) => k % 7 === 1 || k % 7 === 2).toSorted((one, other) => one - other);
    for (const pageSize of [inside.length, 400, 2000]) {
      const pages: number[][] = [];
      for await (const page of eventPages(db, window, pageSize)) pages.push(page.map(({ event_id }) => event_id));
      expect(pages.flat()).toEqual(inside);
      expect(pages).toHaveLength(Math.ceil(inside.length / pageSize));
    }
    expect(await all(eventPages(db, { fromUs: tcaOf(0) }))).toHaveLength(2300);
    expect(await all(eventPages(db, { toUs: JUNE_US - DAY_US }))).toEqual([]);
  });
});
