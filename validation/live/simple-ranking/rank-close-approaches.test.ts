import { parseUtc } from '@clearway/service';
import { expect, test } from 'vitest';
import { madeUpObject, madeUpRun } from '../../../packages/service/src/runs/screening-run.fixture.ts';
import { rankCloseApproaches } from './rank-close-approaches.ts';

const starlinks = Array.from({ length: 20 }, (_, i) => madeUpObject(44_713 + i, `STARLINK-${1008 + i}`));
const week = 7 * 86_400;

test('the closest comes first', () => {
  const objects = [madeUpObject(1, 'ONE'), madeUpObject(2, 'TWO'), madeUpObject(3, 'THREE DEB')];
  const ranking = rankCloseApproaches(
    madeUpRun(objects, [
      { primary: 1, secondary: 2, tca: 10, missDistanceKm: 3 },
      { primary: 2, secondary: 3, tca: 20, missDistanceKm: 0.1 },
      { primary: 1, secondary: 3, tca: 30, missDistanceKm: 2 },
    ]),
  );
  expect([...ranking.rows]).toEqual([1, 2, 0]);
});

test('two satellites of one fleet are left out, one of them against anything else is not', () => {
  const objects = [...starlinks, madeUpObject(90_000, 'FENGYUN 1C DEB')];
  const ranking = rankCloseApproaches(
    madeUpRun(objects, [
      { primary: 44_713, secondary: 44_714, tca: 10, missDistanceKm: 0.01 },
      { primary: 44_713, secondary: 90_000, tca: 20, missDistanceKm: 1 },
    ]),
  );
  expect([...ranking.rows]).toEqual([1]);
  expect(ranking.counts.fleet).toBe(1);
});

test('elements older than a week at the start are left out', () => {
  const objects = [
    madeUpObject(1, 'ONE'),
    madeUpObject(2, 'OLD', { epoch: parseUtc('2026-03-02T23:00:00Z')! }),
    madeUpObject(3, 'NOT QUITE', { epoch: parseUtc('2026-03-03T01:00:00Z')! }),
  ];
  const ranking = rankCloseApproaches(
    madeUpRun(objects, [
      { primary: 1, secondary: 2, tca: 10, missDistanceKm: 0.01 },
      { primary: 1, secondary: 3, tca: 20, missDistanceKm: 1 },
    ]),
  );
  expect([...ranking.rows]).toEqual([1]);
  expect(ranking.counts.stale).toBe(1);
});

test('a pair that stays together is one line, with its closest minimum', () => {
  const objects = [madeUpObject(1, 'ONE'), madeUpObject(2, 'TWO'), madeUpObject(3, 'THREE')];
  const ranking = rankCloseApproaches(
    madeUpRun(objects, [
      { primary: 1, secondary: 2, tca: 10, missDistanceKm: 0.4, coLocated: true },
      { primary: 1, secondary: 2, tca: 5000, missDistanceKm: 0.2, coLocated: true },
      { primary: 1, secondary: 2, tca: 90_000, missDistanceKm: 4 },
      { primary: 1, secondary: 3, tca: 95_000, missDistanceKm: 1 },
    ]),
  );
  expect([...ranking.rows]).toEqual([3]);
  expect(ranking.coLocated).toEqual([{ row: 1, rows: 3 }]);
});

test('a docked stack meets a third object once, under whichever number is closest', () => {
  const same = { raanDeg: 10 };
  const objects = [
    madeUpObject(25_544, 'ISS (ZARYA)', same),
    madeUpObject(25_575, 'ISS (UNITY)', same),
    madeUpObject(36_086, 'POISK', { raanDeg: 11 }),
    madeUpObject(90_000, 'SL-16 R/B'),
  ];
  const ranking = rankCloseApproaches(
    madeUpRun(objects, [
      { primary: 25_544, secondary: 36_086, tca: 10, missDistanceKm: 0.3, entry: 0, exit: week, coLocated: true },
      { primary: 25_544, secondary: 90_000, tca: 1000, missDistanceKm: 2 },
      { primary: 25_575, secondary: 90_000, tca: 1000, missDistanceKm: 2 },
      { primary: 36_086, secondary: 90_000, tca: 1000.05, missDistanceKm: 1.9 },
      { primary: 25_544, secondary: 90_000, tca: 4000, missDistanceKm: 3 },
      { primary: 25_575, secondary: 90_000, tca: 4000, missDistanceKm: 3 },
    ]),
  );
  expect([...ranking.rows]).toEqual([3, 4]);
  expect(ranking.groups.members.get(0)).toEqual([0, 1, 2]);
  expect(ranking.counts).toEqual({ ranked: 2, repeated: 3, 'co-located': 1, stale: 0, fleet: 0 });
});

test('one station in two sets of elements, which drift apart, is one object; a ship that leaves it is another', () => {
  const objects = [
    madeUpObject(25_544, 'ISS (ZARYA)', { raanDeg: 10 }),
    madeUpObject(25_575, 'ISS (UNITY)', { raanDeg: 10 }),
    madeUpObject(36_086, 'POISK', { raanDeg: 11 }),
    madeUpObject(49_044, 'ISS (NAUKA)', { raanDeg: 11 }),
    madeUpObject(70_000, 'PROGRESS', { raanDeg: 12 }),
    madeUpObject(90_000, 'SL-16 R/B'),
  ];
  const beside = { tca: 10, missDistanceKm: 0.06, entry: 0, exit: 200_000, coLocated: true };
  const meeting = { tca: 400_000, missDistanceKm: 2 };
  const { groups, counts } = rankCloseApproaches(
    madeUpRun(objects, [
      { primary: 25_544, secondary: 36_086, ...beside },
      { primary: 25_544, secondary: 70_000, ...beside },
      { primary: 25_544, secondary: 90_000, ...meeting },
      { primary: 36_086, secondary: 90_000, ...meeting, tca: 400_000.7 },
    ]),
  );
  expect([...groups.members]).toEqual([[0, [0, 1, 2, 3]]]);
  expect(counts).toMatchObject({ ranked: 1, repeated: 1 });
});
