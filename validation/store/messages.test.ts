import {
  applyRetention,
  cdmsOfConjunctions,
  conjunctionOfEvent,
  createConjunction,
  createRun,
  DEFAULT_RETENTION,
  deleteCdm,
  eventsOfConjunctions,
  findCdmByIdentity,
  findConjunction,
  insertCdm,
  listCdms,
  listConjunctions,
  lockConjunctions,
  matchConjunction,
  noteMessage,
  publishRun,
  readCdmAssessment,
  readCdmMessage,
  type Store,
  stageSightings,
  startRun,
} from '@clearway/store';
import { expect, it } from 'vitest';
import { describeOnBoth } from './databases.ts';
import { DAY_US, JUNE_US, trialCdm, trialRun, trialSighting } from './trial-rows.ts';

const MINUTE_US = 60e6;
const TOLERANCE_US = 10 * MINUTE_US;

async function receive(
  { db }: Store,
  identity: string,
  more: Parameters<typeof trialCdm>[2] = {},
  pair = '1 2',
): Promise<{ readonly cdm: number; readonly conjunction: number }> {
  return db.transaction().execute(async (trx) => {
    await lockConjunctions(trx);
    const row = trialCdm(0, identity, more);
    const key = { pair, tcaUs: row.tca_us, toleranceUs: TOLERANCE_US, originator: row.originator };
    const found = await matchConjunction(trx, { ...key, name: row.conjunction_name });
    const [primary_id, secondary_id] = pair.split(' ').map(Number) as [number, number];
    const conjunction =
      found?.conjunction_id ?? (await createConjunction(trx, { primary_id, secondary_id, pair, tca_us: row.tca_us }));
    const kept = await insertCdm(trx, { ...row, primary_id, secondary_id, conjunction_id: conjunction });
    await noteMessage(trx, conjunction, kept.cdm_id);
    return { cdm: kept.cdm_id, conjunction };
  });
}

describeOnBoth('messages', (store) => {
  it('of one pair and about one time are one encounter, those of its name whatever the time', async () => {
    const { db } = store();
    const first = await receive(store(), 'a');
    const second = await receive(store(), 'b', { tca_us: JUNE_US + 9 * MINUTE_US, created_us: 2 });
    expect(second.conjunction).toBe(first.conjunction);
    // The time that counts is that of the latest message.
    const third = await receive(store(), 'c', { tca_us: JUNE_US + 18 * MINUTE_US, created_us: 3 });
    expect(third.conjunction).toBe(first.conjunction);
    const apart = await receive(store(), 'd', { tca_us: JUNE_US + 45 * MINUTE_US });
    const others = await receive(store(), 'e', {}, '1 3');
    expect(new Set([first, apart, others].map(({ conjunction }) => conjunction)).size).toBe(3);
    const named = await receive(store(), 'f', { conjunction_name: 'N', tca_us: JUNE_US + 300 * MINUTE_US });
    const again = await receive(store(), 'g', { conjunction_name: 'N', tca_us: JUNE_US + 340 * MINUTE_US });
    const elsewhere = { conjunction_name: 'N', originator: 'ANOTHER', tca_us: JUNE_US + 400 * MINUTE_US };
    expect(again.conjunction).toBe(named.conjunction);
    expect((await receive(store(), 'h', elsewhere)).conjunction).not.toBe(named.conjunction);
    const rows = await cdmsOfConjunctions(db, [first.conjunction]);
    expect(rows.map(({ identity }) => identity)).toEqual(['a', 'b', 'c']);
  });

  it('come back as they went in, the text and what was found out of it on demand', async () => {
    const { db } = store();
    const { cdm } = await receive(store(), 'kept', {}, '5 6');
    const row = await findCdmByIdentity(db, 'kept');
    const { assessment, message, ...rest } = trialCdm(row!.conjunction_id, 'kept');
    expect(row).toEqual({ ...rest, primary_id: 5, secondary_id: 6, cdm_id: cdm });
    expect(await readCdmAssessment(db, cdm)).toEqual(assessment);
    expect(await readCdmMessage(db, cdm)).toMatchObject({ syntax: 'kvn' });
    expect([...(await readCdmMessage(db, cdm))!.message]).toEqual([...message]);
    await expect(receive(store(), 'kept', {}, '5 6')).rejects.toThrow();
  });

  it('are listed by object and time, the last received first, in parts', async () => {
    const { db } = store();
    const ids: number[] = [];
    for (let k = 0; k < 5; k++) ids.push((await receive(store(), `list ${k}`, {}, '70 71')).cdm);
    const newest = ids.toReversed();
    const list = async (more: object): Promise<number[]> =>
      (await listCdms(db, { objectIds: [71], limit: 10, ...more })).map(({ cdm_id }) => cdm_id);
    expect(await list({})).toEqual(newest);
    expect(await list({ limit: 2 })).toEqual(newest.slice(0, 2));
    expect(await list({ before: newest[1]! })).toEqual(newest.slice(2));
    expect(await list({ fromUs: JUNE_US, toUs: JUNE_US })).toEqual([]);
    expect(await list({ fromUs: JUNE_US })).toEqual(newest);
    const conjunctions = await listConjunctions(db, { objectIds: [70], limit: 10 });
    expect(conjunctions).toMatchObject([{ pair: '70 71', last_cdm_id: newest[0] }]);
  });

  it('are deleted one by one, the encounter with the last', async () => {
    const { db } = store();
    const first = await receive(store(), 'x', { created_us: 1 }, '8 9');
    const second = await receive(store(), 'y', { created_us: 2, tca_us: JUNE_US + MINUTE_US }, '8 9');
    expect(await deleteCdm(db, second.cdm)).toBe(true);
    expect(await deleteCdm(db, second.cdm)).toBe(false);
    expect(await findConjunction(db, first.conjunction)).toMatchObject({ tca_us: JUNE_US, last_cdm_id: first.cdm });
    expect(await deleteCdm(db, first.cdm)).toBe(true);
    expect(await findConjunction(db, first.conjunction)).toBeUndefined();
  });

  it('are about the event of the same pair that is nearest in time, whichever object comes first', async () => {
    const { db } = store();
    const runId = await createRun(db, trialRun({ sliceCount: 0 }));
    await startRun(db, runId, 1);
    const times = [JUNE_US - 8 * MINUTE_US, JUNE_US + 2 * MINUTE_US, JUNE_US + 60 * MINUTE_US];
    const sightings = times.map((tcaUs) => trialSighting(100, 200, { tcaUs }));
    const events = await stageSightings(db, runId, 1, sightings);
    const { conjunction } = await receive(store(), 'event', {}, '200 100');
    expect(await eventsOfConjunctions(db, [conjunction], TOLERANCE_US)).toEqual([]);
    await publishRun(db, runId, { publishedUs: 1, report: {}, coverage: {} });
    expect(await eventsOfConjunctions(db, [conjunction], TOLERANCE_US)).toEqual([
      { conjunctionId: conjunction, eventId: events[1] },
    ]);
    expect(await eventsOfConjunctions(db, [conjunction], MINUTE_US)).toEqual([]);
    expect((await conjunctionOfEvent(db, events[1]!, TOLERANCE_US))?.conjunction_id).toBe(conjunction);
    expect(await conjunctionOfEvent(db, events[2]!, TOLERANCE_US)).toBeUndefined();
  });

  it('go with the events of their time, unless they came later', async () => {
    const { db } = store();
    const times = { tca_us: JUNE_US - 91 * DAY_US, received_us: JUNE_US - 92 * DAY_US };
    const old = await receive(store(), 'old', times, '20 21');
    const late = await receive(store(), 'late', { tca_us: JUNE_US - 300 * DAY_US }, '20 21');
    const young = await receive(store(), 'young', { tca_us: JUNE_US - 89 * DAY_US }, '20 21');
    await applyRetention(store(), DEFAULT_RETENTION, JUNE_US);
    expect(await findConjunction(db, old.conjunction)).toBeUndefined();
    expect(await findConjunction(db, young.conjunction)).toBeDefined();
    expect(await findConjunction(db, late.conjunction)).toBeDefined();
    expect(await findCdmByIdentity(db, 'old')).toBeUndefined();
  }, 240_000);
});
