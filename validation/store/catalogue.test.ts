import {
  addMembers,
  addMissingObjects,
  clearWarnings,
  createWatchlist,
  deleteWatchlist,
  describeSource,
  elementSetHistory,
  elementSetsById,
  findObject,
  insertElementSets,
  listSources,
  listWarnings,
  listWatchlists,
  type ObjectRow,
  objectPages,
  raiseWarning,
  recordAttempt,
  removeMembers,
  upsertObjects,
  watchedObjects,
} from '@clearway/store';
import { expect, it } from 'vitest';
import { describeOnBoth } from './databases.ts';
import { all, DAY_US, HOUR_US, JUNE_US, trialElementSet, trialObject } from './trial-rows.ts';

describeOnBoth('objects', (store) => {
  const many = Array.from({ length: 4500 }, (_, k) => trialObject(100_000 + k));

  it('are stored, and read in order of their numbers', async () => {
    const { db } = store();
    expect(await upsertObjects(db, many.toReversed())).toBe(4500);
    expect(await all(objectPages(db))).toEqual(many);
    expect(await all(objectPages(db, 1500))).toEqual(many);
  });

  it('are written again only where they say something new', async () => {
    const { db } = store();
    const later = many.map((each) => ({ ...each, updated_us: JUNE_US + 1 }));
    expect(await upsertObjects(db, later)).toBe(0);
    const renamed: ObjectRow = { ...later[7]!, name: 'QUOTE \' " \\ {,} NULL é', fleet: 'a', manoeuvrable: true };
    expect(await upsertObjects(db, [...later.slice(0, 5), { ...renamed, name: 'first' }, renamed])).toBe(1);
    expect(await findObject(db, renamed.object_id)).toEqual(renamed);
    expect(await findObject(db, many[6]!.object_id)).toEqual(many[6]);
    // A catalogue without names, designators or fleets leaves those that are known.
    const nameless = { ...renamed, name: `OBJECT ${renamed.object_id}`, cospar: null, fleet: null, manoeuvrable: null };
    expect(await upsertObjects(db, [nameless])).toBe(0);
    expect(await upsertObjects(db, [{ ...nameless, owner: 'YY', decayed_us: 5 }])).toBe(1);
    expect(await findObject(db, renamed.object_id)).toEqual({ ...renamed, owner: 'YY', decayed_us: 5 });
  });

  it('that are there are left alone by those that only have elements', async () => {
    const { db } = store();
    expect(await addMissingObjects(db, [trialObject(100_001, { name: 'other' }), trialObject(5)])).toBe(1);
    expect((await findObject(db, 100_001))?.name).toBe('SYNTHETIC-100001');
    expect(await findObject(db, 999_999_999)).toBeUndefined();
  });
});

describeOnBoth('element sets', (store) => {
  let general = 0;
  let supplemental = 0;
  const epochs = [0, 1, 2].map((day) => JUNE_US + day * DAY_US);

  it('are inserted once for each object, source and epoch, and keep their first time of arrival', async () => {
    const { db } = store();
    const source = { kind: 'celestrak', url: null, terms: null, private: false };
    general = await describeSource(db, { ...source, name: 'general' });
    supplemental = await describeSource(db, { ...source, name: 'supplemental' });
    const ids = Array.from({ length: 3000 }, (_, k) => k + 1);
    await addMissingObjects(
      db,
      ids.map((id) => trialObject(id)),
    );
    const first = ids.map((id) => trialElementSet(id, epochs[0]!, { source_id: general }));
    expect(await insertElementSets(db, first)).toHaveLength(3000);
    const again = first.map((each) => ({ ...each, arrived_us: each.arrived_us + 1 }));
    const news = [
      trialElementSet(7, epochs[1]!, { source_id: general, private: true }),
      trialElementSet(7, epochs[1]!, { source_id: general, bstar: 2 }),
      trialElementSet(7, epochs[0]!, { source_id: supplemental }),
    ];
    const inserted = await insertElementSets(db, [...again, ...news]);
    expect(inserted.map(({ object_id }) => object_id)).toEqual([7, 7]);
    const history = await elementSetHistory(db, 7);
    expect(history.map(({ epoch_us }) => epoch_us)).toEqual([epochs[1], epochs[0], epochs[0]]);
    const { element_set_id: _, ...stored } = history.find((each) => each.source_id === general && !each.private)!;
    expect(stored).toEqual(first[6]);
    const second = await elementSetHistory(db, 7, {
      before: { epochUs: history[0]!.epoch_us, elementSetId: history[0]!.element_set_id },
    });
    expect(second).toEqual(history.slice(1));
    expect(await elementSetsById(db, [history[1]!.element_set_id, 1e9])).toEqual([history[1]]);
  });

  it('fitted again to other elements at the same epoch, or by another centre, are new ones', async () => {
    const { db } = store();
    const fit = trialElementSet(8500, epochs[0]!, { source_id: supplemental, series: 'HTS' });
    const refit = { ...fit, bstar: 3, arrived_us: fit.arrived_us + HOUR_US };
    const other = { ...fit, series: 'SGF' };
    expect(await insertElementSets(db, [fit])).toHaveLength(1);
    expect(await insertElementSets(db, [refit, other, { ...fit, arrived_us: fit.arrived_us + 1 }])).toHaveLength(2);
    const history = await elementSetHistory(db, 8500);
    expect(history.map(({ series, bstar }) => [series, bstar]).sort()).toEqual(
      [
        ['HTS', 3],
        ['HTS', fit.bstar],
        ['SGF', fit.bstar],
      ].sort(),
    );
  });
});

describeOnBoth('sources', (store) => {
  it('keep what happened with them when they are described again', async () => {
    const { db } = store();
    const source = { name: 'active', kind: 'celestrak', url: 'https://example.org/a', terms: 'free', private: false };
    const id = await describeSource(db, source);
    await recordAttempt(db, id, { last_attempt_us: JUNE_US, last_success_us: JUNE_US, etag: '"a"', object_count: 5 });
    await recordAttempt(db, id, { memory: JSON.stringify({ etag: 'a' }) });
    await recordAttempt(db, id, { last_attempt_us: JUNE_US + HOUR_US, warning: 'half a file' });
    expect(await describeSource(db, { ...source, terms: 'other' })).toBe(id);
    expect(await listSources(db)).toEqual([
      {
        ...source,
        source_id: id,
        terms: 'other',
        title: 'active',
        precedence: null,
        memory: { etag: 'a' },
        last_attempt_us: JUNE_US + HOUR_US,
        last_success_us: JUNE_US,
        next_attempt_us: null,
        etag: '"a"',
        last_modified: null,
        object_count: 5,
        warning: 'half a file',
      },
    ]);
  });

  it('have at most one standing warning of a code', async () => {
    const { db } = store();
    const id = (await listSources(db))[0]!.source_id;
    await raiseWarning(db, id, { code: 'shrank', message: 'by 60 %', raised_us: 1 });
    await raiseWarning(db, id, { code: 'shrank', message: 'by 70 %', raised_us: 2 });
    await raiseWarning(db, id, { code: 'html', message: 'not data', raised_us: 3 });
    expect((await listWarnings(db)).map(({ message, raised_us }) => [message, raised_us])).toEqual([
      ['not data', 3],
      ['by 70 %', 1],
    ]);
    await clearWarnings(db, id, 4, 'shrank');
    expect(await listWarnings(db)).toHaveLength(1);
    await raiseWarning(db, id, { code: 'shrank', message: 'again', raised_us: 5 });
    await clearWarnings(db, id, 6);
    expect(await listWarnings(db)).toEqual([]);
    expect((await listWarnings(db, id)).map(({ cleared_us }) => cleared_us)).toEqual([6, 6, 4]);
  });
});

describeOnBoth('watchlists', (store) => {
  it('have members, each once', async () => {
    const { db } = store();
    const mine = (await createWatchlist(db, { name: 'mine', description: '', created_us: 1 }))!;
    const other = (await createWatchlist(db, { name: 'other', description: 'x', created_us: 2 }))!;
    expect(await createWatchlist(db, { name: 'mine', description: 'again', created_us: 3 })).toBeUndefined();
    await addMembers(db, mine, [3, 1, 2, 3], 10);
    await addMembers(db, mine, [1, 4], 20);
    await addMembers(db, other, [4, 5], 20);
    await removeMembers(db, mine, [2, 77]);
    expect(await watchedObjects(db, mine)).toEqual([1, 3, 4]);
    expect(await watchedObjects(db)).toEqual([1, 3, 4, 5]);
    expect((await listWatchlists(db)).map(({ name, members }) => [name, members])).toEqual([
      ['mine', 3],
      ['other', 2],
    ]);
    expect([await deleteWatchlist(db, mine), await deleteWatchlist(db, mine)]).toEqual([true, false]);
    expect(await watchedObjects(db)).toEqual([4, 5]);
  });
});
