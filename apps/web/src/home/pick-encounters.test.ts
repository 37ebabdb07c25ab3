import { expect, test } from 'vitest';
import { madeUpTable } from '../events/event-table.fixture.ts';
import { pickEncounters } from './pick-encounters.ts';

const NOW = Date.UTC(2026, 2, 10);
const HOUR = 3_600_000;
const context = { catalog: null, watchlists: [], nowMs: NOW };

test('three encounters of six objects: the first of each, none of the past, dismissed, cleared or flying together', () => {
  const table = madeUpTable([
    { pair: [1, 2], tcaMs: NOW + HOUR, maxProbability: 1e-3 },
    { pair: [1, 3], tcaMs: NOW + 2 * HOUR, maxProbability: 9e-4 },
    { pair: [4, 5], tcaMs: NOW + 3 * HOUR, maxProbability: 1e-4 },
    { pair: [6, 7], tcaMs: NOW - HOUR, maxProbability: 1 },
    { pair: [8, 9], tcaMs: NOW + HOUR, maxProbability: 1, disposition: 'dismissed' },
    { pair: [10, 11], tcaMs: NOW + HOUR, maxProbability: 1, coLocated: true },
    { pair: [12, 13], tcaMs: NOW + HOUR, maxProbability: 1, state: 'cleared' },
    { pair: [14, 15], tcaMs: NOW + 9 * 24 * HOUR, maxProbability: 1 },
    { pair: [16, 17], tcaMs: NOW + 4 * HOUR, maxProbability: 1e-6 },
    { pair: [18, 19], tcaMs: NOW + 5 * HOUR, maxProbability: 1e-7 },
  ]);
  const { rows } = pickEncounters(table, context, new Set(), 3);
  expect(rows.map((row) => table.primaryIds[row])).toEqual([1, 4, 16]);
});

test('one’s own come first', () => {
  const table = madeUpTable([
    { pair: [1, 2], tcaMs: NOW + HOUR, maxProbability: 1e-3 },
    { pair: [3, 4], tcaMs: NOW + HOUR, maxProbability: 1e-8 },
  ]);
  const { rows, coming } = pickEncounters(table, context, new Set([4]), 3);
  expect(rows.map((row) => table.primaryIds[row])).toEqual([3, 1]);
  expect(coming).toBe(2);
});
