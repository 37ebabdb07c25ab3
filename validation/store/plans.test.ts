import {
  addPlanRecord,
  addProfile,
  addReceived,
  addStatement,
  approvalRecords,
  changePlan,
  createCoordination,
  findPerson,
  findPlan,
  findReceived,
  insertPlan,
  latestProfile,
  listPeople,
  listPlans,
  listProfiles,
  lockPlan,
  matchCoordination,
  notePerson,
  planRecords,
  profileVersions,
  readComputed,
  receivedOf,
  shownDocument,
  statementsOf,
} from '@clearway/store';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBoth } from './databases.ts';
import { JUNE_US, trialPlan, trialRecord } from './trial-rows.ts';

const person = (name: string, role: 'admin' | 'analyst', active = true) => ({
  ...{ name, role, active },
  changed_us: JUNE_US,
  changed_by: 'Jos',
});

describeOnBoth('plans', (store) => {
  const plan = (more: Parameters<typeof trialPlan>[0] = {}) => insertPlan(store().db, trialPlan(more));

  it('people are what their latest line says', async () => {
    const { db } = store();
    await notePerson(db, person('Jos', 'admin'));
    await notePerson(db, person('Ada', 'admin'));
    await notePerson(db, person('Ada', 'analyst', false));
    expect((await listPeople(db)).map(({ name, role, active }) => [name, role, active])).toEqual([
      ['Ada', 'analyst', false],
      ['Jos', 'admin', true],
    ]);
    expect(await findPerson(db, 'Ada')).toMatchObject({ role: 'analyst', active: false });
    expect(await findPerson(db, 'ada')).toBeUndefined();
  });

  it('profiles have versions, and of two who add one at once one does', async () => {
    const { db } = store();
    const version = (number: number, profile: object | null) =>
      addProfile(db, {
        ...{ object_id: 5, version: number, profile, changes: [{ field: 'mass_kg', before: null, after: 1 }] },
        ...{ changed_us: JUNE_US, changed_by: 'Jos', reason: null },
      } as never);
    expect(await version(1, { mass_kg: 1, box: { altitude_km: 2 } })).toMatchObject({
      version: 1,
      profile: { mass_kg: 1, box: { altitude_km: 2 } },
      changes: [{ field: 'mass_kg', before: null, after: 1 }],
    });
    const both = await Promise.all([version(2, { mass_kg: 2 }), version(2, { mass_kg: 3 })]);
    expect(both.filter((row) => row !== undefined)).toHaveLength(1);
    expect(await listProfiles(db)).toMatchObject([{ object_id: 5, version: 2 }]);
    await version(3, null);
    expect(await listProfiles(db)).toEqual([]);
    expect(await latestProfile(db, 5)).toMatchObject({ version: 3, profile: null });
    expect((await profileVersions(db, 5)).map((row) => row.version)).toEqual([3, 2, 1]);
  });

  it('are changed by whoever saw them last, and by nobody else', async () => {
    const { db } = store();
    const { plan_id } = await plan();
    const stale = [{ code: 'new-message', text: 'x' }];
    const computed = new Uint8Array([1, 2, 250]);
    const changed = await changePlan(db, plan_id, 1, { state: 'proposed', stale: stale as never, computed });
    expect(changed).toMatchObject({ version: 2, state: 'proposed', stale, inputs: null });
    expect(await changePlan(db, plan_id, 1, { state: 'approved' })).toBeUndefined();
    expect(await findPlan(db, plan_id)).toMatchObject({ version: 2, state: 'proposed' });
    expect([...(await readComputed(db, plan_id))!]).toEqual([...computed]);
  });

  it('are decided on one after the other where two decide at once', async () => {
    const { db } = store();
    const { plan_id } = await plan();
    const decide = async (who: string): Promise<boolean> =>
      db.transaction().execute(async (trx) => {
        const row = (await lockPlan(trx, plan_id))!;
        if (row.version !== 1) return false;
        const changed = (await changePlan(trx, plan_id, row.version, { state: 'approved' }))!;
        await addPlanRecord(trx, trialRecord(plan_id, { action: 'approve', by_name: who, version: changed.version }));
        return true;
      });
    const decided = await Promise.all(['a', 'b', 'c'].map(decide));
    expect(decided.filter(Boolean)).toHaveLength(1);
    expect(await planRecords(db, plan_id)).toHaveLength(1);
  });

  it('keep a record to which lines are only ever added', async () => {
    const { db } = store();
    const { plan_id } = await plan();
    const document = new Uint8Array([9, 8, 7]);
    expect(await addPlanRecord(db, trialRecord(plan_id, { document }))).toBe(1);
    expect(await addPlanRecord(db, trialRecord(plan_id, { action: 'approve' }))).toBe(2);
    expect((await planRecords(db, plan_id)).map(({ entry, has_document }) => [entry, has_document])).toEqual([
      [1, true],
      [2, false],
    ]);
    expect([...(await shownDocument(db, plan_id, 1))!]).toEqual([...document]);
    expect(await shownDocument(db, plan_id, 2)).toBeNull();
    expect(await shownDocument(db, plan_id, 3)).toBeUndefined();
    expect(await approvalRecords(db, [plan_id])).toMatchObject([{ entry: 2 }]);
    for (const table of ['plan_records', 'people', 'satellite_profiles']) {
      const change = sql.raw(
        `update ${table} set changed_by = 'Eve'`.replace(
          'changed_by',
          table === 'plan_records' ? 'by_name' : 'changed_by',
        ),
      );
      await expect(change.execute(db)).rejects.toThrow(/only ever added/);
      await expect(sql.raw(`delete from ${table}`).execute(db)).rejects.toThrow(/only ever added/);
    }
  });

  it('are listed by object, event, message and state, the last first, in parts', async () => {
    const { db } = store();
    const ids: number[] = [];
    for (let k = 0; k < 4; k++) {
      const more = { secondary_id: 900 + (k % 2), event_id: 70 + k, state: k === 3 ? 'failed' : 'proposed' } as const;
      ids.unshift((await plan({ primary_id: 800, ...more })).plan_id);
    }
    const list = async (more: object): Promise<number[]> =>
      (await listPlans(db, { objectIds: [800], limit: 10, ...more })).map(({ plan_id }) => plan_id);
    expect(await list({})).toEqual(ids);
    expect(await list({ limit: 2 })).toEqual(ids.slice(0, 2));
    expect(await list({ before: ids[1] })).toEqual(ids.slice(2));
    expect(await list({ objectIds: [901] })).toEqual([ids[0], ids[2]]);
    expect(await list({ eventId: 71 })).toEqual([ids[2]]);
    expect(await list({ states: ['failed'] })).toEqual([ids[0]]);
  });

  it('operators speak of one encounter in one place, and a message is kept once', async () => {
    const { db } = store();
    const pair = {
      pair: '1 2',
      primary_id: 1,
      secondary_id: 2,
      primary_name: 'A',
      secondary_name: 'B',
      tca_us: JUNE_US,
    };
    const { coordination_id } = await createCoordination(db, pair);
    expect(await matchCoordination(db, '1 2', JUNE_US + 5e6, 600e6)).toMatchObject({ coordination_id });
    expect(await matchCoordination(db, '1 2', JUNE_US + 700e6, 600e6)).toBeUndefined();
    const message = {
      coordination_id,
      originator: 'O',
      message_id: 'M',
      created_us: 1,
      received_us: 2,
      sha256: 'x',
      body: { a: [1] },
    };
    const received_id = await addReceived(db, message as never);
    await expect(addReceived(db, message as never)).rejects.toThrow();
    expect(await findReceived(db, 'O', 'M')).toMatchObject({ received_id, body: { a: [1] } });
    const said = {
      coordination_id,
      object_id: 1,
      status: 'claimed',
      by_name: 'x',
      originator: 'O',
      ours: false,
      note: null,
    };
    await addStatement(db, { ...said, at_us: 5, received_id });
    await addStatement(db, { ...said, at_us: 4, received_id: null });
    expect((await statementsOf(db, coordination_id)).map(({ at_us }) => at_us)).toEqual([4, 5]);
    expect(await receivedOf(db, coordination_id)).toHaveLength(1);
  });
});
