import { parseUtc } from '@clearway/astro';
import { ROW_CLASSES } from '@clearway/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankCloseApproaches } from '../../../../validation/live/simple-ranking/rank-close-approaches.ts';
import { buildRunModel } from '../live/approaches/build-run-model.ts';
import { modelInput, roundedRun } from '../live/approaches/run-model.fixture.ts';
import type { BuiltRunModel } from '../live/approaches/run-model-input.ts';
import { type MadeUpApproach, madeUpObject, madeUpRun } from './screening-run.fixture.ts';
import type { ScreeningRun } from './screening-run.ts';

const starlinks = Array.from({ length: 20 }, (_, i) => madeUpObject(44_713 + i, `STARLINK-${1008 + i}`));
const week = 7 * 86_400;

const ranked = (run: ScreeningRun): BuiltRunModel =>
  buildRunModel(modelInput(run, new Float64Array(run.approaches.count)));
const rowsOf = ({ byMiss, classOfRow }: BuiltRunModel): number[] => [...byMiss.filter((row) => classOfRow[row] === 0)];

test('the closest comes first', () => {
  const objects = [madeUpObject(1, 'ONE'), madeUpObject(2, 'TWO'), madeUpObject(3, 'THREE DEB')];
  const built = ranked(
    madeUpRun(objects, [
      { primary: 1, secondary: 2, tca: 10, missDistanceKm: 3 },
      { primary: 2, secondary: 3, tca: 20, missDistanceKm: 0.1 },
      { primary: 1, secondary: 3, tca: 30, missDistanceKm: 2 },
    ]),
  );
  expect(rowsOf(built)).toEqual([1, 2, 0]);
});

test('two satellites of one fleet are left out, one of them against anything else is not', () => {
  const objects = [...starlinks, madeUpObject(90_000, 'FENGYUN 1C DEB')];
  const built = ranked(
    madeUpRun(objects, [
      { primary: 44_713, secondary: 44_714, tca: 10, missDistanceKm: 0.01 },
      { primary: 44_713, secondary: 90_000, tca: 20, missDistanceKm: 1 },
    ]),
  );
  expect(rowsOf(built)).toEqual([1]);
  expect(built.counts.fleet).toBe(1);
});

test('elements older than a week at the start are left out', () => {
  const objects = [
    madeUpObject(1, 'ONE'),
    madeUpObject(2, 'OLD', { epoch: parseUtc('2026-03-02T23:00:00Z')! }),
    madeUpObject(3, 'NOT QUITE', { epoch: parseUtc('2026-03-03T01:00:00Z')! }),
  ];
  const built = ranked(
    madeUpRun(objects, [
      { primary: 1, secondary: 2, tca: 10, missDistanceKm: 0.01 },
      { primary: 1, secondary: 3, tca: 20, missDistanceKm: 1 },
    ]),
  );
  expect(rowsOf(built)).toEqual([1]);
  expect(built.counts.stale).toBe(1);
});

test('a pair that stays together is one line, with its closest minimum', () => {
  const objects = [madeUpObject(1, 'ONE'), madeUpObject(2, 'TWO'), madeUpObject(3, 'THREE')];
  const built = ranked(
    madeUpRun(objects, [
      { primary: 1, secondary: 2, tca: 10, missDistanceKm: 0.4, coLocated: true },
      { primary: 1, secondary: 2, tca: 5000, missDistanceKm: 0.2, coLocated: true },
      { primary: 1, secondary: 2, tca: 90_000, missDistanceKm: 4 },
      { primary: 1, secondary: 3, tca: 95_000, missDistanceKm: 1 },
    ]),
  );
  expect(rowsOf(built)).toEqual([3]);
  expect([...built.coLocatedRows]).toEqual([1]);
  expect([...built.coLocatedCounts]).toEqual([3]);
});

test('a docked stack meets a third object once, under whichever number is closest', () => {
  const same = { raanDeg: 10 };
  const objects = [
    madeUpObject(25_544, 'ISS (ZARYA)', same),
    madeUpObject(25_575, 'ISS (UNITY)', same),
    madeUpObject(36_086, 'POISK', { raanDeg: 11 }),
    madeUpObject(90_000, 'SL-16 R/B'),
  ];
  const built = ranked(
    madeUpRun(objects, [
      { primary: 25_544, secondary: 36_086, tca: 10, missDistanceKm: 0.3, entry: 0, exit: week, coLocated: true },
      { primary: 25_544, secondary: 90_000, tca: 1000, missDistanceKm: 2 },
      { primary: 25_575, secondary: 90_000, tca: 1000, missDistanceKm: 2 },
      { primary: 36_086, secondary: 90_000, tca: 1000.05, missDistanceKm: 1.9 },
      { primary: 25_544, secondary: 90_000, tca: 4000, missDistanceKm: 3 },
      { primary: 25_575, secondary: 90_000, tca: 4000, missDistanceKm: 3 },
    ]),
  );
  expect(rowsOf(built)).toEqual([3, 4]);
  expect(built.groups).toEqual([[0, 1, 2]]);
  expect(built.counts).toEqual({ ranked: 2, repeated: 3, 'co-located': 1, stale: 0, fleet: 0 });
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
  const { groups, counts } = ranked(
    madeUpRun(objects, [
      { primary: 25_544, secondary: 36_086, ...beside },
      { primary: 25_544, secondary: 70_000, ...beside },
      { primary: 25_544, secondary: 90_000, ...meeting },
      { primary: 36_086, secondary: 90_000, ...meeting, tca: 400_000.7 },
    ]),
  );
  expect(groups).toEqual([[0, 1, 2, 3]]);
  expect(counts).toMatchObject({ ranked: 1, repeated: 1 });
});

test('where elements are switched within the window those in force at the time of closest approach decide', () => {
  const run = madeUpRun(
    [madeUpObject(1, 'ONE'), madeUpObject(2, 'TWO')],
    [
      { primary: 1, secondary: 2, tca: 10, missDistanceKm: 1 },
      { primary: 1, secondary: 2, tca: 90_000, missDistanceKm: 1 },
    ],
  );
  const input = modelInput(run, new Float64Array(2));
  const epoch = input.elementSets.epochsUs[0]!;
  const elementSets = {
    objectIds: Int32Array.of(1, 2, 2),
    epochsUs: Float64Array.of(epoch, epoch - 8 * 86_400e6, epoch),
    fromUs: Float64Array.of(Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, input.startUs + 86_400e6),
  };
  const { classOfRow } = buildRunModel({ ...input, elementSets });
  expect(Array.from(classOfRow, (k) => ROW_CLASSES[k])).toEqual(['stale', 'ranked']);
});

/** A few objects, some with shared elements, fleets and old ones among them, and any rows between them. */
const objects = [
  ...starlinks,
  madeUpObject(50_000, 'ISS (ZARYA)', { raanDeg: 10 }),
  madeUpObject(50_001, 'ISS (UNITY)', { raanDeg: 10 }),
  madeUpObject(50_002, 'POISK', { raanDeg: 11 }),
  madeUpObject(50_003, 'NAUKA', { raanDeg: 11 }),
  madeUpObject(50_004, 'OLD', { epoch: parseUtc('2026-03-01T00:00:00Z')! }),
];
const place = fc.integer({ min: 18, max: objects.length - 1 });
const approach = fc
  .record({
    one: place,
    other: place,
    tca: fc.integer({ min: 0, max: 400 }),
    missDistanceKm: fc.integer({ min: 0, max: 20 }).map((n) => n / 4),
    coLocated: fc.boolean(),
    throughout: fc.boolean(),
  })
  .filter(({ one, other }) => one !== other)
  .map(({ one, other, throughout, ...row }): MadeUpApproach => {
    const edges = throughout ? { entry: 0, exit: week } : {};
    return {
      primary: objects[Math.min(one, other)]!.id,
      secondary: objects[Math.max(one, other)]!.id,
      ...row,
      ...edges,
    };
  });

test('is the simple ranking, whatever the rows', () => {
  fc.assert(
    fc.property(fc.array(approach, { maxLength: 40 }), (rows) => {
      const run = madeUpRun(
        objects,
        [...rows].sort((a, b) => a.tca - b.tca || a.primary - b.primary || a.secondary - b.secondary),
      );
      const simple = rankCloseApproaches(roundedRun(run));
      const built = ranked(run);
      expect([...built.classOfRow]).toEqual([...simple.classOfRow]);
      expect(built.counts).toEqual(simple.counts);
      expect([...built.byMiss]).toEqual([...simple.allRows]);
      expect([...built.groupOf]).toEqual([...simple.groups.groupOf]);
      const pairs = Array.from(built.coLocatedRows, (row, k) => ({ row, rows: built.coLocatedCounts[k] }));
      expect(pairs).toEqual(simple.coLocated);
    }),
  );
});
