import { beforeAll, expect, test } from 'vitest';
import { createObjectIndex, type ObjectIndex } from '../../packages/service/src/live/objects/object-index.ts';
import { describeWithReferenceData } from '../reference-data.ts';
import { inPages, REAL_OBJECT_FILES, type RealObjects, realObjects } from './real-objects.ts';

/**
 * The search over the names of 70,000 objects: what people type for well-known ones finds them first, and whoever types a
 * number, a designator or a name as it is written always finds its object.
 */
describeWithReferenceData('the search over the satellite catalogue', REAL_OBJECT_FILES, () => {
  let objects: RealObjects;
  let index: ObjectIndex;
  beforeAll(async () => {
    objects = realObjects();
    index = createObjectIndex();
    await index.load(inPages(objects.rows), objects.orbits);
  });

  test.each([
    ['iss', 25_544],
    ['is', 25_544],
    ['zarya', 25_544],
    ['ISS (ZARYA)', 25_544],
    ['space station', 25_544],
    ['1998-067A', 25_544],
    ['98067A', 25_544],
    ['98067a', 25_544],
    ['1998-067', 25_544],
    ['iss unity', 25_575],
    ['iss zvedza', 26_400],
    ['tianhe', 48_274],
    ['tiangong', 48_274],
    ['tiangogn', 48_274],
    ['hst', 20_580],
    ['hubble', 20_580],
    ['hubbel', 20_580],
    ['hubble telescope', 20_580],
    ['jwst', 50_463],
    ['james webb', 50_463],
    ['envisat', 27_386],
    ['envsat', 27_386],
    ['terra', 25_994],
    ['cosmos 2251', 22_675],
    ['cosmsos 2251', 22_675],
    ['cosmos2251', 22_675],
    ['iridium 33', 24_946],
    ['irridium 33', 24_946],
    ['starlink 1008', 44_714],
    ['starlink-1008', 44_714],
    ['strlink 1008', 44_714],
    ['star link 1008', 44_714],
    ['spacex 1008', 44_714],
    ['oneweb 12', 44_057],
    ['noaa 18', 28_654],
    ['sentinel 3a', 41_335],
    ['lageos', 8820],
    ['fengyun 1c', 25_730],
    ['vanguard', 5],
    ['gps', 24_876],
    ['geokompsat 2a', 43_823],
    ['intelsat 10-02', 28_358],
    ['inteslat 10 02', 28_358],
  ])('%s has %i first', (search, id) => {
    expect(index.list({ search, limit: 5 }).items[0]?.object_id).toBe(id);
  });

  test('every object is found by its number, its designator and its name as they are written', () => {
    const step = 197;
    for (let k = 0; k < objects.rows.length; k += step) {
      const { object_id, cospar, name } = objects.rows[k]!;
      expect(index.list({ search: String(object_id), limit: 1 }).items[0]?.object_id, `${object_id}`).toBe(object_id);
      if (cospar !== null) {
        // A launch's pieces that are published twice share a designator.
        const found = index.list({ search: cospar, limit: 20 }).items.map((item) => item.object_id);
        expect(found, cospar).toContain(object_id);
      }
      const namesakes = pagesOf(index, name).filter((item) => item.name === name);
      expect(
        namesakes.some((item) => item.object_id === object_id),
        name,
      ).toBe(true);
    }
  });

  test('while a name is typed its object stays among what is found', () => {
    for (const [typed, id] of [
      ['ENVISAT', 27_386],
      ['ISS (ZARYA)', 25_544],
      ['STARLINK-1008', 44_714],
    ] as const) {
      for (let length = 1; length <= typed.length; length++) {
        const search = typed.slice(0, length);
        const found = pagesOf(index, search).some((item) => item.object_id === id);
        expect(found, search).toBe(true);
      }
    }
  });
});

function pagesOf(index: ObjectIndex, search: string): { readonly object_id: number; readonly name: string }[] {
  const items = [];
  for (let cursor: string | undefined; ; ) {
    const page = index.list({ search, limit: 1000, cursor });
    items.push(...page.items);
    // The same name is borne by up to some thousand pieces of debris.
    if (page.next === null || items.length > 40_000) return items;
    cursor = page.next;
  }
}
