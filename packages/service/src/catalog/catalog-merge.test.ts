import type { ElementSet } from '@clearway/astro';
import { secondsBetween } from '@clearway/astro';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCatalogMerge, type MergedCatalog } from './catalog-merge.ts';
import { elementSet, utc } from './element-set.fixture.ts';

const START = utc('2026-03-10T00:00:00');

function merge(elements: readonly ElementSet[], maxAgeDays?: number): MergedCatalog {
  const catalog = createCatalogMerge(START, maxAgeDays);
  elements.forEach((e, at) => {
    catalog.add(e, 'a.csv', at + 1);
  });
  return catalog.finish();
}

const at = (time: string, more: Partial<ElementSet> = {}): ElementSet =>
  elementSet({ id: 7, epoch: utc(time), ...more });

describe('which of several element sets of one object is used', () => {
  test('the latest not after the start', () => {
    const sets = [at('2026-03-01'), at('2026-03-09T23:59:59'), at('2026-03-10T00:00:01'), at('2026-03-08')];
    const { elements, duplicates, epochAfterStart } = merge(sets);
    expect(elements).toEqual([sets[1]]);
    expect(epochAfterStart).toEqual([]);
    expect(duplicates).toEqual([
      { id: 7, epoch: sets[0]!.epoch, file: 'a.csv', line: 1, reason: 'superseded' },
      { id: 7, epoch: sets[2]!.epoch, file: 'a.csv', line: 3, reason: 'superseded' },
      { id: 7, epoch: sets[3]!.epoch, file: 'a.csv', line: 4, reason: 'superseded' },
    ]);
  });

  test('an epoch at the very start counts as not after it', () => {
    expect(merge([at('2026-03-09'), at('2026-03-10')]).elements[0]!.epoch).toEqual(START);
  });

  test('if all are after the start, the earliest, and it is flagged', () => {
    const { elements, epochAfterStart } = merge([at('2026-03-12'), at('2026-03-11'), at('2026-03-13')]);
    expect(elements[0]!.epoch).toEqual(utc('2026-03-11'));
    expect(epochAfterStart).toEqual([7]);
  });

  test('equal epochs: the later element set number, whatever the order', () => {
    const sets = [at('2026-03-09', { elementSetNumber: 12 }), at('2026-03-09', { elementSetNumber: 13 })];
    expect(merge(sets).elements).toEqual([sets[1]]);
    expect(merge([...sets].reverse()).elements).toEqual([sets[1]]);
  });

  test('the outcome does not depend on the order of the records', () => {
    const record = fc.record({
      id: fc.integer({ min: 1, max: 4 }),
      hours: fc.integer({ min: -5, max: 5 }),
      elementSetNumber: fc.integer({ min: 1, max: 2 }),
      bstar: fc.constantFrom(1e-4, 2e-4),
      name: fc.constantFrom('A', 'B'),
    });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.nat()), (records, random) => {
        const sets = records.map(({ hours, ...rest }) =>
          elementSet({ ...rest, meanAnomalyDeg: 1, epoch: { day: START.day, second: 43_200 + hours * 3600 } }),
        );
        const shuffled = sets
          .map((e) => ({ e, key: random.next().value! }))
          .sort((a, b) => a.key - b.key)
          .map(({ e }) => e);
        const one = merge(sets);
        const other = merge(shuffled);
        expect(other.elements).toEqual(one.elements);
        expect(other.epochAfterStart).toEqual(one.epochAfterStart);
        expect(other.identicalGroups).toEqual(one.identicalGroups);
        expect(other.duplicateCount).toBe(one.duplicateCount);
      }),
    );
  });

  test('against a plain statement of the rule', () => {
    const hours = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(hours, (list) => {
        const sets = list.map((hour) => at('2026-03-10', { epoch: { day: START.day, second: 100_000 + hour * 3600 } }));
        const before = sets.filter((e) => secondsBetween(e.epoch, START) >= 0).map((e) => e.epoch.second);
        const after = sets.map((e) => e.epoch.second).filter((second) => second > 0);
        const expected = before.length > 0 ? Math.max(...before) : Math.min(...after);
        expect(merge(sets).elements[0]!.epoch.second).toBe(expected);
      }),
    );
  });
});

describe('objects', () => {
  test('come once each, ascending by number', () => {
    const { elements, duplicateCount } = merge([900_000_001, 5, 25544, 5].map((id) => elementSet({ id })));
    expect(elements.map((e) => e.id)).toEqual([5, 25544, 900_000_001]);
    expect(duplicateCount).toBe(1);
  });

  test('with identical elements are grouped, reported, and kept', () => {
    const station = { meanAnomalyDeg: 77 };
    const sets = [
      elementSet({ id: 9, ...station }),
      elementSet({ id: 3, ...station, name: 'OTHER NAME', revolutionAtEpoch: 1 }),
      elementSet({ id: 4, ...station, bstar: 2e-4 }),
      elementSet({ id: 5, ...station }),
      elementSet({ id: 6, ...station, bstar: 2e-4 }),
      elementSet({ id: 8, ...station, eccentricity: 0.002 }),
    ];
    const { elements, identicalGroups, duplicates } = merge(sets);
    expect(elements).toHaveLength(6);
    expect(identicalGroups).toEqual([
      [3, 5, 9],
      [4, 6],
    ]);
    expect(duplicates.map((d) => [d.id, d.line, d.reason])).toEqual([
      [5, 4, 'identical elements under 3'],
      [9, 1, 'identical elements under 3'],
      [6, 5, 'identical elements under 4'],
    ]);
  });
});

describe('stale elements', () => {
  const sets = [
    elementSet({ id: 1, epoch: utc('2026-03-09') }),
    elementSet({ id: 2, epoch: utc('2026-02-01') }),
    elementSet({ id: 3, epoch: utc('2026-02-08') }),
  ];

  test('are only flagged, beyond 30 days, where no limit is given', () => {
    const { elements, stale } = merge(sets);
    expect(elements).toHaveLength(3);
    expect(stale).toEqual([{ id: 2, ageDays: 37, leftOut: false }]);
  });

  test('are left out beyond the limit that is given', () => {
    const { elements, stale } = merge(sets, 7.5);
    expect(elements.map((e) => e.id)).toEqual([1]);
    expect(stale).toEqual([
      { id: 2, ageDays: 37, leftOut: true },
      { id: 3, ageDays: 30, leftOut: true },
    ]);
  });
});
