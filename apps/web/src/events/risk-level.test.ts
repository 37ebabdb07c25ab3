import { describe, expect, test } from 'vitest';
import { madeUpCatalog, madeUpTable } from './event-table.fixture.ts';
import { levelOf, riskBySlot, riskOfRow, SLOT_RISK } from './risk-level.ts';

describe('the level of risk', () => {
  test('of the service’s alarm is the same by another name', () => {
    expect((['none', 'watch', 'act'] as const).map(levelOf)).toEqual(['below', 'watch', 'act']);
  });

  test('of an event is what the service says of it, whatever its probabilities', () => {
    const table = madeUpTable([
      { pair: [1, 2], tcaMs: 1, maxProbability: 0.5, alarm: 'none' },
      { pair: [1, 3], tcaMs: 2, maxProbability: 1e-9, alarm: 'act' },
      { pair: [1, 4], tcaMs: 3, maxProbability: 1e-3, alarm: 'watch' },
    ]);
    expect([0, 1, 2].map((row) => riskOfRow(table, row))).toEqual(['below', 'act', 'watch']);
  });

  test('of an object is that of its worst event to come', () => {
    const now = Date.UTC(2026, 2, 10);
    const table = madeUpTable([
      { pair: [1, 2], tcaMs: now - 1, alarm: 'act' },
      { pair: [1, 3], tcaMs: now + 1 },
      { pair: [3, 4], tcaMs: now + 2, alarm: 'watch' },
      { pair: [3, 5], tcaMs: now + 3 },
      { pair: [4, 5], tcaMs: now + 4, alarm: 'act', byMessage: true },
      { pair: [6, 7], tcaMs: now + 3, alarm: 'watch', disposition: 'dismissed' },
      { pair: [6, 8], tcaMs: now + 3, alarm: 'watch', coLocated: true },
      { pair: [6, 9], tcaMs: now + 3, alarm: 'watch', state: 'cleared' },
      { pair: [99, 2], tcaMs: now + 3 },
    ]);
    const catalog = madeUpCatalog([1, 2, 3, 4, 5, 6].map((id) => ({ id })));
    const { none, event, watch, act } = SLOT_RISK;
    expect([...riskBySlot(table, catalog, now)]).toEqual([event, event, watch, act, act, none]);
  });
});
