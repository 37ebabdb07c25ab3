import { parseUtc, secondsBetween } from '@clearway/astro';
import { describeSource, insertElementSets, openStore } from '@clearway/store';
import { expect, test } from 'vitest';
import { rowOfElementSet } from '../../packages/service/src/catalog/keeping/element-set-rows.ts';
import { collectHistories } from '../../packages/service/src/covariance/catalog-histories.ts';
import { recentGrowth } from '../../packages/service/src/covariance/recent-growth.ts';
import { createStoredHistories } from '../../packages/service/src/covariance/stored-histories.ts';
import { describeWithReferenceData } from '../reference-data.ts';
import { embeddedPlace } from '../store/databases.ts';
import { historiesOf } from './element-set-histories.fixture.ts';

const FILE = 'history/celestrak-2026-05-24_08-22/stations.3le.gz';
const START = parseUtc('2026-08-01T00:00:00Z')!;

describeWithReferenceData('histories of element sets', [FILE], () => {
  const histories = historiesOf(FILE);
  const before = (id: number) => histories.get(id)!.filter(({ epoch }) => secondsBetween(epoch, START) >= 0);
  const ids = [...histories.keys()].filter((id) => before(id).length > 60).slice(0, 5);

  test('of catalogue files are those before the window, and need no more than what is there', () => {
    const collected = collectHistories(START);
    for (const id of ids) for (const each of histories.get(id)!) collected.add(each);
    const growthOf = collected.finish();
    for (const id of ids) {
      const growth = growthOf(id)!;
      expect(growth).toEqual(recentGrowth(before(id)));
      // What is known of low orbits: hundreds of metres along the track after a day, kilometres after a week, little across.
      expect(growth.inTrackKm[1]).toBeGreaterThan(0.02);
      expect(growth.inTrackKm[5]).toBeGreaterThan(growth.inTrackKm[1]!);
      expect(growth.crossTrackKm[5]).toBeLessThan(growth.inTrackKm[5]!);
    }
    const single = collectHistories(START);
    single.add(before(ids[0]!)[0]!);
    const singleGrowthOf = single.finish();
    expect(singleGrowthOf(ids[0]!)).toBeNull();
    expect(singleGrowthOf(1)).toBeNull();
  });

  test('that are stored give the same, and private sets stay with private ones', { timeout: 240_000 }, async () => {
    const { place, remove } = embeddedPlace();
    const store = await openStore(place);
    try {
      const source = (name: string, isPrivate: boolean): Promise<number> =>
        describeSource(store.db, {
          name,
          kind: 'test',
          url: null,
          terms: null,
          private: isPrivate,
          title: name,
          precedence: 'general',
        });
      const [open, own] = [await source('open', false), await source('own', true)];
      const rows = ids.flatMap((id, k) =>
        before(id).map((each, at, list) => {
          // Of the last object all but the last set are private.
          const isPrivate = k === ids.length - 1 && at < list.length - 1;
          return rowOfElementSet(each, { sourceId: isPrivate ? own : open, isPrivate, arrivedUs: 1 });
        }),
      );
      const inserted = await insertElementSets(store.db, rows);
      const chosen = ids.map((id) => {
        const list = rows.filter((row) => row.object_id === id);
        const latest = list.reduce((one, other) => (one.epoch_us > other.epoch_us ? one : other));
        const element_set_id = inserted.findLast((each) => each.object_id === id)!.element_set_id;
        return { ...latest, element_set_id, series: '' };
      });
      const kept = createStoredHistories(store);
      await kept.look({ rows: chosen }, ids);
      for (const id of ids.slice(0, -1)) expect(kept.known().get(id), String(id)).toEqual(recentGrowth(before(id)));
      expect(kept.known().has(ids.at(-1)!)).toBe(false);
      await kept.look(
        { rows: chosen.map((row) => ({ ...row, private: true, element_set_id: row.element_set_id + 1 })) },
        ids,
      );
      expect(kept.known().get(ids.at(-1)!)).toEqual(recentGrowth(before(ids.at(-1)!)));
    } finally {
      await store.close();
      await remove();
    }
  });
});
