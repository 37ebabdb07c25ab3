import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventFilter } from '../view/view.ts';
import { type MadeUpEvent, madeUpCatalog, madeUpTable } from './event-table.fixture.ts';
import { ANY_WATCHLIST, askedCount, COMING_MS, type FilterContext, filterEvents } from './filter-events.ts';

const NOW = Date.UTC(2026, 2, 10);
const HOUR = 3_600_000;
const KINDS = ['payload', 'rocket-body', 'debris', 'unknown'];
const objects = [
  { id: 1, kind: 0, owner: 'ESA' },
  { id: 2, kind: 2, owner: 'CIS' },
  { id: 3, kind: 1, owner: 'US' },
  { id: 4, kind: 0 },
];
const list = (name: string, ...object_ids: number[]) => ({
  name,
  description: '',
  created_utc: '2026-03-01T00:00:00Z',
  object_ids,
});
const context: FilterContext = {
  catalog: madeUpCatalog(objects),
  watchlists: [list('Sentinels', 1), list('Others', 4)],
  nowMs: NOW,
};
const idsOf = (events: readonly MadeUpEvent[], filter: EventFilter, within = context): number[] => {
  const table = madeUpTable(events);
  return [...filterEvents(table, filter, within)].map((row) => table.eventIds[row]!);
};

describe('filtering events', () => {
  const events: MadeUpEvent[] = [
    { pair: [1, 2], tcaMs: NOW - HOUR },
    { pair: [1, 2], tcaMs: NOW + HOUR, missKm: 0.2, maxProbability: 1e-3 },
    { pair: [3, 2], tcaMs: NOW + 2 * HOUR, missKm: 0.9, maxProbability: null, disposition: 'dismissed' },
    { pair: [4, 9], tcaMs: NOW + 3 * HOUR, missKm: 0.5, disposition: 'watched' },
    { pair: [1, 3], tcaMs: NOW + COMING_MS + HOUR },
  ];

  test('shows the coming seven days where it asks for nothing', () => {
    expect(idsOf(events, {})).toEqual([2, 3, 4]);
  });

  test('leaves out what no run sees any more', () => {
    expect(idsOf([{ pair: [1, 2], tcaMs: NOW + HOUR, state: 'cleared' }, ...events], {})).toEqual([3, 4, 5]);
  });

  test('takes times as they are given, the past too', () => {
    expect(idsOf(events, { fromMs: NOW - 2 * HOUR, toMs: NOW + HOUR })).toEqual([1, 2]);
    expect(idsOf(events, { fromMs: NOW + COMING_MS })).toEqual([5]);
    expect(idsOf(events, { toMs: NOW + 2 * HOUR })).toEqual([2, 3]);
  });

  test('by object, watchlist, owner, kind, miss, probability and disposition', () => {
    expect(idsOf(events, { objectId: 2 })).toEqual([2, 3]);
    expect(idsOf(events, { watchlist: 'Sentinels' })).toEqual([2]);
    expect(idsOf(events, { watchlist: ANY_WATCHLIST })).toEqual([2, 4]);
    expect(idsOf(events, { watchlist: 'gone' })).toEqual([]);
    expect(idsOf(events, { owner: 'ESA' })).toEqual([2]);
    expect(idsOf(events, { kind: 'rocket-body' })).toEqual([3]);
    expect(idsOf(events, { missBelowKm: 0.5 })).toEqual([2]);
    expect(idsOf(events, { probabilityFrom: 1e-5 })).toEqual([2, 4]);
    expect(idsOf(events, { disposition: 'dismissed' })).toEqual([3]);
  });

  test('kind and owner are asked of one and the same object', () => {
    expect(idsOf(events, { kind: 'debris', owner: 'CIS' })).toEqual([2, 3]);
    expect(idsOf(events, { kind: 'debris', owner: 'ESA' })).toEqual([]);
  });

  test('of a catalogue that has not come, no kind is known', () => {
    expect(idsOf(events, { kind: 'debris' }, { ...context, catalog: null })).toEqual([]);
    expect(idsOf(events, {}, { ...context, catalog: null })).toEqual([2, 3, 4]);
  });

  test('agrees with asking each event by itself', () => {
    const event = fc.record({
      pair: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
      tcaMs: fc.integer({ min: -48, max: 240 }).map((hours) => NOW + hours * HOUR),
      missKm: fc.constantFrom(0.1, 0.5, 1, 4),
      maxProbability: fc.constantFrom(null, 1e-6, 1e-4, 1e-2),
      disposition: fc.constantFrom('open' as const, 'watched' as const, 'dismissed' as const),
    });
    const filter: fc.Arbitrary<EventFilter> = fc.record(
      {
        objectId: fc.integer({ min: 1, max: 5 }),
        owner: fc.constantFrom('ESA', 'US', 'none'),
        kind: fc.constantFrom(...KINDS),
        watchlist: fc.constantFrom('Sentinels', ANY_WATCHLIST),
        missBelowKm: fc.constantFrom(0.5, 2),
        probabilityFrom: fc.constantFrom(1e-4, 1e-7),
        disposition: fc.constantFrom('open', 'dismissed'),
        fromMs: fc.integer({ min: -48, max: 240 }).map((hours) => NOW + hours * HOUR),
        toMs: fc.integer({ min: -48, max: 240 }).map((hours) => NOW + hours * HOUR),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), filter, (made, asked) => {
        const sorted = made.toSorted((one, other) => one.tcaMs - other.tcaMs);
        const from = asked.fromMs ?? NOW;
        const until = asked.toMs ?? Math.max(from, NOW) + COMING_MS;
        const watched = asked.watchlist === 'Sentinels' ? [1] : [1, 4];
        const expected = sorted.flatMap((each, index) => {
          const of = each.pair.map((id) => objects.find((object) => object.id === id));
          const fits =
            each.tcaMs >= from &&
            each.tcaMs <= until &&
            (asked.objectId === undefined || each.pair.includes(asked.objectId)) &&
            (asked.watchlist === undefined || each.pair.some((id) => watched.includes(id))) &&
            of.some(
              (object) =>
                (asked.owner === undefined || object?.owner === asked.owner) &&
                (asked.kind === undefined || (object !== undefined && KINDS[object.kind] === asked.kind)),
            ) &&
            (asked.missBelowKm === undefined || each.missKm < asked.missBelowKm) &&
            (asked.probabilityFrom === undefined || (each.maxProbability ?? -1) >= asked.probabilityFrom) &&
            (asked.disposition === undefined || each.disposition === asked.disposition);
          return fits ? [index + 1] : [];
        });
        expect(idsOf(made, asked)).toEqual(expected);
      }),
    );
  });

  test('how much is asked', () => {
    expect(askedCount({})).toBe(0);
    expect(askedCount({ sort: 'miss', owner: 'ESA', missBelowKm: 1 })).toBe(2);
  });
});
