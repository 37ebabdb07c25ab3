import { expect, test } from 'vitest';
import { compareApproaches, type ObjectApproach } from './compare-approaches.ts';

const HOUR_MS = 3_600_000;

function approach(objectId: number, hours: number, missKm: number): ObjectApproach {
  return { objectId, tcaMs: hours * HOUR_MS, missKm, speedKmS: 10 };
}

test('each approach finds its own again, by object and time; the closest after the burn comes first', () => {
  const before = [approach(1, 1, 2), approach(1, 3, 4), approach(2, 5, 3), approach(3, 6, 1), approach(4, 9, 2)];
  const after = [
    approach(1, 1.01, 2.01),
    approach(1, 3.02, 1),
    approach(2, 5, 4.5),
    approach(4, 11, 2),
    approach(5, 7, 0.5),
  ];
  const compared = compareApproaches(before, after, () => HOUR_MS / 2);
  expect(compared.map(({ objectId, change }) => `${objectId} ${change}`)).toEqual([
    '5 new',
    '1 worse',
    '4 new',
    '1 same',
    '2 better',
    '3 gone',
    '4 gone',
  ]);
  expect(compared[1]).toEqual({
    objectId: 1,
    change: 'worse',
    before: { tcaMs: 3 * HOUR_MS, missKm: 4, speedKmS: 10 },
    after: { tcaMs: 3.02 * HOUR_MS, missKm: 1, speedKmS: 10 },
  });
});

test('two passages of one object are not taken for the same one', () => {
  const compared = compareApproaches([approach(1, 1, 2), approach(1, 1.2, 3)], [approach(1, 1.05, 1.5)], () => HOUR_MS);
  expect(compared.map(({ change }) => change)).toEqual(['worse', 'gone']);
});
