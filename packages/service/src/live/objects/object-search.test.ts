import { expect, test } from 'vitest';
import { madeUpRow } from './made-up-objects.fixture.ts';
import { createObjectSearch, type ObjectSearch } from './object-search.ts';
import { createObjectTable } from './object-table.ts';

const NAMES = [
  'ISS (ZARYA)',
  'ISS (UNITY)',
  'UNITY ISS',
  'INTELSAT 10 (IS-10)',
  'COSMOS 2251',
  'COSMOS 2251 DEB',
  'DEB',
];

function searchOf(): ObjectSearch {
  const table = createObjectTable();
  NAMES.forEach((name, k) => {
    table.put(madeUpRow(k + 1, name, { owner: 'US' }));
  });
  return createObjectSearch(table);
}

/** Names from the best tier down. */
function tiersOf(search: ObjectSearch, query: string): Record<string, readonly number[]> {
  const { slots, tiers, fits } = search.search(query);
  const found = Array.from(slots.at.subarray(0, slots.length));
  return Object.fromEntries(found.map((slot) => [NAMES[slot]!, [tiers[slot]!, fits[slot]!]]));
}

function inOrder(query: string): string[] {
  const tiers = Object.entries(tiersOf(searchOf(), query));
  return tiers.sort(([, [a]], [, [b]]) => b! - a!).map(([name]) => name);
}

test('the whole name stands before its beginning, that before words elsewhere, owners behind', () => {
  expect(inOrder('cosmos 2251')).toEqual(['COSMOS 2251', 'COSMOS 2251 DEB']);
  expect(inOrder('deb')).toEqual(['DEB', 'COSMOS 2251 DEB']);
  expect(inOrder('is').slice(0, 2)).toEqual(['ISS (ZARYA)', 'ISS (UNITY)']);
  expect(inOrder('unity')).toEqual(['UNITY ISS', 'ISS (UNITY)']);
  expect(inOrder('us deb').sort()).toEqual(['COSMOS 2251 DEB', 'DEB']);
});

test('a search leaves nothing behind for the next', () => {
  const queries = ['iss', 'iss unity', 'unity', 'is', 'cosmos 2251', '2251 cosmos', 'cosmsos', 'deb', 'us', '1', 'zz'];
  const used = searchOf();
  for (const before of queries) {
    for (const query of queries) {
      used.search(before);
      expect(tiersOf(used, query), `${before}, then ${query}`).toEqual(tiersOf(searchOf(), query));
    }
  }
});
