import {
  applyRetention,
  createRun,
  DEFAULT_RETENTION,
  endRun,
  ephemeridesById,
  ephemeridesInWindow,
  findEphemeris,
  findEphemerisByIdentity,
  insertEphemeris,
  insertEphemerisFile,
  listEphemerides,
  purgeEphemerides,
  readEphemerisFile,
  readPreparedEphemeris,
  removeEphemeris,
} from '@clearway/store';
import { expect, it } from 'vitest';
import { describeOnBoth } from './databases.ts';
import { DAY_US, HOUR_US, JUNE_US, trialEphemeris, trialRun } from './trial-rows.ts';

describeOnBoth('ephemerides', (store) => {
  const file = (): Promise<number> =>
    insertEphemerisFile(store().db, { receivedUs: JUNE_US, name: 'a.oem', content: new Uint8Array([9, 8, 7]) });

  it('come back as they were kept, with their file', async () => {
    const { db } = store();
    const fileId = await file();
    const kept = await insertEphemeris(db, trialEphemeris(fileId, 'first'));
    const { prepared, ...row } = trialEphemeris(fileId, 'first');
    expect(kept).toEqual({
      ...row,
      ephemeris_id: kept.ephemeris_id,
      removed_us: null,
      file_name: 'a.oem',
      team_id: null,
    });
    expect(await findEphemeris(db, kept.ephemeris_id)).toEqual(kept);
    expect(await findEphemerisByIdentity(db, 'first')).toEqual(kept);
    expect([...(await readPreparedEphemeris(db, kept.ephemeris_id))!]).toEqual([...prepared]);
    expect([...(await readEphemerisFile(db, kept.ephemeris_id))!]).toEqual([9, 8, 7]);
    await expect(insertEphemeris(db, trialEphemeris(fileId, 'first'))).rejects.toThrow();
  });

  it('are listed the last first, by object and page; a window has those that say something of it', async () => {
    const { db } = store();
    const fileId = await file();
    const later = { start_us: JUNE_US + 5 * DAY_US, stop_us: JUNE_US + 6 * DAY_US };
    const { ephemeris_id: second } = await insertEphemeris(
      db,
      trialEphemeris(fileId, 'second', { object_id: 2, ...later }),
    );
    const all = await listEphemerides(db, { limit: 10 });
    expect(all.map(({ identity }) => identity)).toEqual(['second', 'first']);
    expect(await listEphemerides(db, { limit: 10, objectIds: [2] })).toEqual(all.slice(0, 1));
    expect(await listEphemerides(db, { limit: 1, before: second })).toEqual(all.slice(1));
    const inWindow = async (from: number, to: number): Promise<string[]> =>
      (await ephemeridesInWindow(db, JUNE_US + from, JUNE_US + to)).map(({ identity }) => identity);
    expect(await inWindow(0, DAY_US)).toEqual(['first']);
    expect(await inWindow(DAY_US, 5 * DAY_US)).toEqual([]);
    expect(await inWindow(0, 5 * DAY_US + 1)).toEqual(['first', 'second']);
  });

  it('that were removed are seen by nobody, but kept until no run needs them', async () => {
    const { db } = store();
    const first = (await findEphemerisByIdentity(db, 'first'))!;
    const runId = await createRun(db, trialRun({ createdUs: JUNE_US }));
    expect(await removeEphemeris(db, first.ephemeris_id, JUNE_US + HOUR_US)).toBe(true);
    expect(await removeEphemeris(db, first.ephemeris_id, JUNE_US + HOUR_US)).toBe(false);
    expect(await findEphemeris(db, first.ephemeris_id)).toBeUndefined();
    expect(await readEphemerisFile(db, first.ephemeris_id)).toBeUndefined();
    expect((await listEphemerides(db, { limit: 10 })).map(({ identity }) => identity)).toEqual(['second']);
    // It may come again.
    const again = await insertEphemeris(db, trialEphemeris(first.ephemeris_file_id, 'first'));
    await removeEphemeris(db, again.ephemeris_id, JUNE_US + 2 * HOUR_US);
    expect(await purgeEphemerides(db)).toBe(0);
    expect(await ephemeridesById(db, [first.ephemeris_id])).toHaveLength(1);
    await endRun(db, runId, 'cancelled', { finishedUs: JUNE_US + 3 * HOUR_US });
    await createRun(db, trialRun({ createdUs: JUNE_US + 90 * 60e6 }));
    // The newer run began after one removal and before the other.
    expect(await purgeEphemerides(db)).toBe(1);
    expect(await ephemeridesById(db, [first.ephemeris_id, again.ephemeris_id])).toHaveLength(1);
  });

  it('that have ended go in time', async () => {
    const { db } = store();
    const keep = (days: number): Promise<unknown> =>
      applyRetention(store(), DEFAULT_RETENTION, JUNE_US + days * DAY_US);
    await keep(35);
    expect(await listEphemerides(db, { limit: 10 })).toHaveLength(1);
    await keep(37);
    expect(await listEphemerides(db, { limit: 10 })).toEqual([]);
  });
});
