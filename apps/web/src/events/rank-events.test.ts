import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeUpTable } from './event-table.fixture.ts';
import { EVENT_SORTS, rankEvents } from './rank-events.ts';

const AT = Date.UTC(2026, 2, 10);
const table = madeUpTable([
  { pair: [1, 2], tcaMs: AT, missKm: 0.9, maxProbability: 1e-6 },
  { pair: [3, 4], tcaMs: AT + 1, missKm: 0.5, maxProbability: 1e-3 },
  { pair: [5, 6], tcaMs: AT + 2, missKm: 0.1, maxProbability: null },
  { pair: [7, 8], tcaMs: AT + 3, missKm: 0.01, maxProbability: 0.2, coLocated: true },
  { pair: [9, 1], tcaMs: AT + 4, missKm: 0.3, maxProbability: 1e-3 },
  { pair: [1, 9], tcaMs: AT + 5, missKm: 0.2, maxProbability: 0.1, disposition: 'dismissed' },
]);
const rows = Int32Array.from([0, 1, 2, 3, 4, 5]);

describe('ranking events', () => {
  test('puts the highest maximum probability first, then the least miss; what is settled comes last', () => {
    expect([...rankEvents(table, rows, 'rank', new Set())]).toEqual([4, 1, 0, 2, 3, 5]);
  });

  test('puts watched objects before all others', () => {
    expect([...rankEvents(table, rows, 'rank', new Set([1]))]).toEqual([4, 0, 5, 1, 2, 3]);
  });

  test('puts what a message asks to act on before everything, unless it was dismissed', () => {
    const told = madeUpTable([
      { pair: [1, 2], tcaMs: AT, maxProbability: 0.1 },
      { pair: [3, 4], tcaMs: AT + 1, maxProbability: 1e-9, alarm: 'act', byMessage: true },
      { pair: [5, 6], tcaMs: AT + 2, maxProbability: 1e-9, alarm: 'act', disposition: 'dismissed' },
    ]);
    expect([...rankEvents(told, Int32Array.from([0, 1, 2]), 'rank', new Set([1]))]).toEqual([1, 0, 2]);
  });

  test('by time, miss and probability alone', () => {
    expect([...rankEvents(table, rows, 'tca', new Set([9]))]).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...rankEvents(table, rows, 'miss', new Set())]).toEqual([3, 2, 5, 4, 1, 0]);
    expect([...rankEvents(table, rows, 'probability', new Set())]).toEqual([3, 5, 4, 1, 0, 2]);
  });

  test('gives the same rows again in any order, and leaves what it was given', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 5 })), fc.constantFrom(...EVENT_SORTS), (some, sort) => {
        const given = Int32Array.from(some);
        const ranked = rankEvents(table, given, sort, new Set([3]));
        expect([...ranked].toSorted()).toEqual(some.toSorted());
        expect([...given]).toEqual(some);
      }),
    );
  });
});
