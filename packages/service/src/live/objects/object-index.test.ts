import { OBJECT_KINDS, type ObjectQuery, type ObjectSummary, type Page, REGIMES } from '@clearway/contract';
import type { ObjectRow } from '@clearway/store';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fewOf } from '../../../../../validation/live/few-of.ts';
import { indexOf, madeUpRow } from './made-up-objects.fixture.ts';

const rows: readonly ObjectRow[] = [
  madeUpRow(5, 'VANGUARD 1', { cospar: '1958-002B', owner: 'US' }),
  madeUpRow(2251, 'THOR ABLESTAR DEB', { kind: 'debris', in_orbit: false, decayed_us: 1 }),
  madeUpRow(20_580, 'HST', { cospar: '1990-037B', owner: 'US' }),
  madeUpRow(22_675, 'COSMOS 2251', { cospar: '1993-036A', owner: 'CIS' }),
  madeUpRow(25_544, 'ISS (ZARYA)', { cospar: '1998-067A', owner: 'ISS' }),
  madeUpRow(25_575, 'ISS (UNITY)', { cospar: '1998-069F', owner: 'ISS' }),
  madeUpRow(33_757, 'COSMOS 2251 DEB', { cospar: '1993-036E', kind: 'debris', owner: 'CIS' }),
  madeUpRow(44_057, 'ONEWEB-0012', { fleet: 'ONEWEB' }),
  madeUpRow(44_714, 'STARLINK-1008', { fleet: 'STARLINK', owner: 'SpaceX' }),
  madeUpRow(44_715, 'STARLINK-10', { fleet: 'STARLINK', owner: 'SpaceX', in_orbit: false, decayed_us: 1 }),
  madeUpRow(45_246, 'GEO-KOMPSAT-2B', { owner: 'SKOR' }),
  madeUpRow(100_001, 'TÊTE D’ESSAI', {}),
];

describe('a search', () => {
  test.each([
    ['25544', 25_544],
    ['00005', 5],
    ['A0001', 100_001],
    ['1998-067A', 25_544],
    ['98067A', 25_544],
    ['iss', 25_544],
    ['ISS (ZARYA)', 25_544],
    ['iss zarya', 25_544],
    ['zarya', 25_544],
    ['space station', 25_544],
    ['is', 25_544],
    ['iss unity', 25_575],
    ['hubble', 20_580],
    ['hubbel', 20_580],
    ['cosmos 2251', 22_675],
    ['cosmsos 2251', 22_675],
    ['cosmos 2251 deb', 33_757],
    ['2251', 2251],
    ['starlink 1008', 44_714],
    ['strlink 1008', 44_714],
    ['starlink1008', 44_714],
    ['star link 1008', 44_714],
    ['starl', 44_714],
    ['spacex 1008', 44_714],
    ['starlink 10', 44_715],
    ['oneweb 12', 44_057],
    ['geokompsat', 45_246],
    ['tete', 100_001],
    ['starlink 1008 nonsense', 44_714],
  ])('for %s has %i first', async (search, id) => {
    expect((await indexOf(rows)).list({ search }).items[0]?.object_id).toBe(id);
  });

  test('for part of a number finds it', async () => {
    const { items } = (await indexOf(rows)).list({ search: '554' });
    expect(items.map((item) => item.object_id)).toEqual([25_544]);
  });

  test('for what is nowhere finds nothing, whatever it is made of', async () => {
    const index = await indexOf(rows);
    for (const search of ['qqqqqq', '---', '空間站', '999999999', '\u0000', '(']) {
      expect(index.list({ search }), search).toEqual({ items: [], next: null, total: 0 });
    }
  });
});

test('objects in orbit stand before those that have decayed, payloads before debris', async () => {
  const index = await indexOf([
    madeUpRow(1, 'METEOR DEB', { kind: 'debris' }),
    madeUpRow(2, 'METEOR 1', { in_orbit: false, decayed_us: 1 }),
    madeUpRow(3, 'METEOR 2'),
    madeUpRow(4, 'METEOR R/B', { kind: 'rocket-body' }),
  ]);
  expect(index.list({ search: 'meteor' }).items.map((item) => item.object_id)).toEqual([3, 4, 1, 2]);
});

test('an object that is renamed is found by its new name only; a new one is found', async () => {
  const index = await indexOf(rows);
  const before = index.revision();
  await index.update([madeUpRow(100_001, 'ASTERIX', { cospar: '1965-096A' }), madeUpRow(7, 'SPUTNIK 7')]);
  expect(index.revision()).not.toBe(before);
  expect(index.list({ search: 'tete' }).items).toEqual([]);
  expect(index.list({ search: '1965-096A' }).items[0]?.object_id).toBe(100_001);
  expect(index.list({ search: 'sputnik' }).items[0]?.object_id).toBe(7);
  expect(index.list({ limit: 2 }).items.map((item) => item.object_id)).toEqual([5, 7]);
});

test('regimes come from current elements, and with them objects are known to be in orbit', async () => {
  const unknown = madeUpRow(1, 'NEW', { in_orbit: null });
  const index = await indexOf([unknown], [{ objectId: 1, meanMotionRevPerDay: 1.0027, eccentricity: 0.0001 }]);
  expect(index.summary(1)).toMatchObject({ regime: 'GEO', in_orbit: true });
  await index.setOrbits([]);
  expect(index.summary(1)).toMatchObject({ regime: null, in_orbit: null });
  expect(index.list({ regime: 'GEO' }).total).toBe(0);
});

test('what is no cursor of the list, and a limit beyond the bounds, are refused', async () => {
  const index = await indexOf(rows);
  const byNumber = index.list({ limit: 1 }).next!;
  for (const query of [{ cursor: 'x' }, { cursor: '' }, { search: 'iss', cursor: byNumber }, { limit: 0 }]) {
    expect(() => index.list(query), JSON.stringify(query)).toThrow(expect.objectContaining({ code: 'option-invalid' }));
  }
});

const NAMES = ['STARLINK-1008', 'STARLINK-1010', 'COSMOS 10', 'COSMOS 1008', 'IRIDIUM 10 DEB', 'OBJECT A'];
const someRows = fc
  .uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 60 })
  .map((ids) => ids.sort((a, b) => a - b))
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc
          .record({
            name: fc.constantFrom(...NAMES),
            kind: fc.constantFrom(...OBJECT_KINDS),
            owner: fc.constantFrom(null, 'US', 'PRC'),
            fleet: fc.constantFrom(null, 'STARLINK'),
            in_orbit: fc.constantFrom(true, false, null),
          })
          .map((changes) => madeUpRow(id, changes.name, changes)),
      ),
    ),
  );
const query: fc.Arbitrary<ObjectQuery> = fewOf({
  search: fc.constantFrom('starlink', '10', 'cosmos 10', 'us', 'deb', 'strlink'),
  kind: fc.constantFrom(...OBJECT_KINDS),
  owner: fc.constantFrom('US', 'prc'),
  fleet: fc.constantFrom('STARLINK', 'NONE'),
  regime: fc.constantFrom(...REGIMES),
  in_orbit: fc.boolean(),
});
const orbitsOf = (given: readonly ObjectRow[]) =>
  given
    .filter(({ object_id }) => object_id % 2 === 0)
    .map(({ object_id }) => ({
      objectId: object_id,
      meanMotionRevPerDay: object_id % 4 === 0 ? 15 : 1.0027,
      eccentricity: 0,
    }));

function allPages(list: (cursor: string | undefined) => Page<ObjectSummary>): ObjectSummary[] {
  const items: ObjectSummary[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = list(cursor);
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = page.next;
  }
}

test('pages make up the whole list, each object once, and filters take what a plain filter takes', async () => {
  await fc.assert(
    fc.asyncProperty(someRows, query, fc.integer({ min: 1, max: 7 }), async (given, asked, limit) => {
      const index = await indexOf(given, orbitsOf(given));
      const { search, ...filter } = asked;
      const all = index.list({ ...(search === undefined ? {} : { search }), limit: 1000 });
      const expected = all.items.filter(
        (item) =>
          (filter.kind === undefined || item.kind === filter.kind) &&
          (filter.owner === undefined || item.owner === filter.owner.toUpperCase()) &&
          (filter.fleet === undefined || item.fleet === filter.fleet) &&
          (filter.regime === undefined || item.regime === filter.regime) &&
          (filter.in_orbit === undefined || item.in_orbit === filter.in_orbit),
      );
      const paged = allPages((cursor) => index.list({ ...asked, limit, cursor }));
      expect(paged).toEqual(expected);
      expect(index.list({ ...asked, limit }).total).toBe(expected.length);
      if (search === undefined) expect(all.total).toBe(given.length);
    }),
  );
});

test('objects that come between two pages move no other', async () => {
  const index = await indexOf(rows);
  const first = index.list({ limit: 5 });
  await index.update([madeUpRow(1, 'NEW'), madeUpRow(90_000, 'NEWER')]);
  const rest = index.list({ limit: 100, cursor: first.next! });
  const seen = [...first.items, ...rest.items].map((item) => item.object_id);
  expect(seen).toEqual([...rows.map((row) => row.object_id), 90_000].sort((a, b) => a - b));
});
