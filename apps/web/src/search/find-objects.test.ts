import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findObjects, LOOSE, WHOLE } from './find-objects.ts';
import { namedCatalog } from './named-catalog.fixture.ts';
import { searchIndexOf } from './search-index.ts';

const OBJECTS = [
  { id: 5, name: 'VANGUARD 1', cospar: '1958-002B' },
  { id: 22_675, name: 'COSMOS 2251', cospar: '1993-036A' },
  { id: 25_544, name: 'ISS (ZARYA)', cospar: '1998-067A' },
  { id: 25_575, name: 'ISS (UNITY)', cospar: '1998-069F' },
  { id: 33_757, name: 'COSMOS 2251 DEB', cospar: '1993-036E', kind: 'debris' },
  { id: 34_000, name: 'MISSION 3', cospar: '1998-067BC' },
  { id: 41_335, name: 'SENTINEL-3A', cospar: '2016-011A' },
  { id: 44_713, name: 'STARLINK-1007', cospar: '2019-074A' },
  { id: 44_714, name: 'STARLINK-1008', cospar: '2019-074B' },
  { id: 270_001, name: 'TBA - TO BE ASSIGNED', kind: 'unknown' },
] as const;
const catalog = namedCatalog(OBJECTS);
const index = searchIndexOf(catalog);
const ids = (text: string, limit = 8): number[] =>
  findObjects(index, text, limit).map(({ slot }) => catalog.ids[slot]!);

describe('findObjects', () => {
  test.each([
    ['25544', 25_544],
    ['00005', 5],
    ['T0001', 270_001],
    ['1998-067A', 25_544],
    ['98067A', 25_544],
    ['1998067a', 25_544],
    ['ISS', 25_544],
    ['raumstation', 25_544],
    ['sentinel 3a', 41_335],
    ['Sentinel3A', 41_335],
    ['séntinel-3a', 41_335],
    ['starlink1008', 44_714],
    ['zarya', 25_544],
    ['deb cosmos', 33_757],
    ['2251', 22_675],
  ])('%s finds %d first', (text, id) => {
    expect(ids(text)[0]).toBe(id);
  });

  test('a whole name stands before its beginnings, a payload before debris, a part of a word last', () => {
    expect(ids('cosmos 2251')).toEqual([22_675, 33_757]);
    expect(ids('iss')).toEqual([25_544, 25_575, 34_000]);
    const [first, , last] = findObjects(index, 'iss', 8);
    expect(first!.match).toBeLessThanOrEqual(WHOLE);
    expect(last!.match).toBeGreaterThanOrEqual(LOOSE);
  });

  test('a designator without its piece finds the whole launch, and nothing of another', () => {
    expect(ids('1998-067').toSorted()).toEqual([25_544, 34_000]);
    expect(ids('1998-67A')).toEqual([25_544]);
  });

  test('what begins a number is found, after names', () => {
    expect(ids('4471')).toEqual([44_713, 44_714]);
  });

  test.each(['', '   ', '—', 'zzz', 'is not'])('%j finds nothing', (text) => {
    expect(ids(text)).toEqual([]);
  });

  test('fewer asked for are the first of more', () => {
    const texts = fc.oneof(fc.constantFrom('s', 'star', 'iss', '2', '25', 'co', 'a'), fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 9 }), (text, limit) => {
        expect(ids(text, limit)).toEqual(ids(text, 10).slice(0, limit));
      }),
    );
  });

  test('every object is found first by its number, and by its whole name among those of that name', () => {
    for (const { id, name } of OBJECTS) {
      expect(ids(String(id))[0]).toBe(id);
      expect(ids(name)).toContain(id);
    }
  });

  test('nothing that matches is passed over: fewer candidates find what looking at every name does', () => {
    const part = fc.tuple(fc.constantFrom(...OBJECTS), fc.nat(14), fc.integer({ min: 1, max: 6 }));
    fc.assert(
      fc.property(part, ([{ id, name }, from, length]) => {
        const text = name.replaceAll(/[^A-Z0-9]/g, '').slice(from, from + length);
        // Shorter parts of words, and numbers of others, are not looked for.
        fc.pre(text.length >= 3 && !/^\d+$/.test(text));
        expect(ids(text, 10)).toContain(id);
      }),
    );
  });
});
