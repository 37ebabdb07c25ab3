import { DISPOSITIONS, type EventDocument, type EventQuery } from '@clearway/contract';
import type { EventRow } from '@clearway/store';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { fewOf } from '../../../../../validation/live/few-of.ts';
import { indexOf, madeUpRow } from '../objects/made-up-objects.fixture.ts';
import type { ObjectIndex } from '../objects/object-index.ts';
import { createEventModel, type EventModel } from './event-model.ts';
import { MADE_UP_NOW_US, madeUpEvent } from './made-up-events.fixture.ts';

const HOUR_US = 3600e6;
const names = ['ISS (ZARYA)', 'STARLINK-1008', 'COSMOS 2251 DEB', 'SL-16 R/B', 'ENVISAT'];
const rows = names.map((name, k) =>
  madeUpRow(100 + k, name, {
    kind: (['payload', 'payload', 'debris', 'rocket-body', 'payload'] as const)[k]!,
    owner: k % 2 === 0 ? 'US' : 'CIS',
    fleet: k === 1 ? 'STARLINK' : null,
  }),
);
const orbits = rows.map(({ object_id }) => ({
  objectId: object_id,
  meanMotionRevPerDay: object_id === 104 ? 1.0027 : 15,
  eccentricity: 0,
}));
let objects: ObjectIndex;
beforeAll(async () => {
  objects = await indexOf(rows, orbits);
});
const watchlists: Readonly<Record<string, readonly number[]>> = { mine: [103, 200] };

async function modelOf(events: readonly EventRow[], clock = { nowUs: MADE_UP_NOW_US }): Promise<EventModel> {
  const model = createEventModel({ objects, members: (name) => watchlists[name], nowUs: () => clock.nowUs });
  await model.load([events]);
  return model;
}

const idsOf = ({ items }: { readonly items: readonly EventDocument[] }): number[] => items.map((item) => item.event_id);

test('an event shows who meets whom, with what was kept of it', async () => {
  const details = {
    co_located: false,
    class: 'ranked',
    primary_age_days: 1.5,
    secondary_age_days: null,
    primary_together_with: [200],
    secondary_together_with: [],
    probability: 0.000_012,
    probability_method: 'Pc2D',
    covariance_source: 'regime-table',
    probability_note: 'screening only, uncertain by kilometres',
  };
  const model = await modelOf([madeUpEvent(7, { details, max_probability: 0.000_123_456_789 })]);
  expect(model.find(7)).toMatchObject({
    event_id: 7,
    state: 'open',
    primary: { object_id: 100, name: 'ISS (ZARYA)', regime: 'LEO', element_age_days: 1.5, together_with: [200] },
    secondary: { object_id: 101, fleet: 'STARLINK', element_age_days: null, together_with: [] },
    tca_utc: '2026-03-10T01:00:00.000000Z',
    max_probability: 0.000_123_457,
    probability: 0.000_012,
    probability_method: 'Pc2D',
    covariance_source: 'regime-table',
    probability_note: 'screening only, uncertain by kilometres',
  });
  expect(model.find(8)).toBeNull();
});

test('an event whose time has gone by is past, and leaves the list of open ones at that moment', async () => {
  const clock = { nowUs: MADE_UP_NOW_US };
  const model = await modelOf([madeUpEvent(1), madeUpEvent(2, { tca_us: MADE_UP_NOW_US + 2 * HOUR_US })], clock);
  expect(idsOf(model.list({}))).toEqual([1, 2]);
  const before = model.revision();
  clock.nowUs += HOUR_US;
  expect(idsOf(model.list({}))).toEqual([1, 2]);
  expect(model.revision()).toBe(before);
  clock.nowUs += 1;
  expect(model.revision()).not.toBe(before);
  expect(idsOf(model.list({}))).toEqual([2]);
  expect(model.list({ state: 'past' }).items[0]).toMatchObject({ event_id: 1, state: 'past' });
  expect(model.openCount()).toBe(1);
  expect(model.openOf(100)).toBe(1);
  // A clock that is set back makes it open again.
  clock.nowUs -= 1;
  expect(idsOf(model.list({}))).toEqual([1, 2]);
});

test('documents are the same object until their event changes', async () => {
  const model = await modelOf([madeUpEvent(1), madeUpEvent(2)]);
  const [one, two] = model.list({}).items;
  expect(model.find(1)).toBe(one);
  model.apply({ changed: [madeUpEvent(1, { disposition: 'watched' })] });
  expect(model.find(1)).not.toBe(one);
  expect(model.find(1)?.disposition).toBe('watched');
  expect(model.list({}).items[1]).toBe(two);
});

test('changes add, replace and remove; staged events are not there', async () => {
  const model = await modelOf([madeUpEvent(1), madeUpEvent(2, { state: 'staged' })]);
  expect(model.size()).toBe(1);
  model.apply({ changed: [madeUpEvent(2), madeUpEvent(3, { state: 'cleared' })], removed: [1] });
  expect(idsOf(model.list({}))).toEqual([2]);
  expect(idsOf(model.list({ state: 'cleared' }))).toEqual([3]);
  expect(idsOf(model.list({ state: 'all' }))).toEqual([2, 3]);
  expect(model.row(1)).toBeNull();
});

test('an object is shown by the name that it has now', async () => {
  const own = await indexOf(rows);
  const model = createEventModel({ objects: own, nowUs: () => MADE_UP_NOW_US });
  await model.load([[madeUpEvent(1)]]);
  expect(model.list({ name: 'station' }).total).toBe(0);
  await own.update([madeUpRow(100, 'SPACE STATION')]);
  expect(model.list({ name: 'station' }).items[0]?.primary.name).toBe('SPACE STATION');
});

test('cursors of another order and unknown watchlists are refused', async () => {
  const model = await modelOf([madeUpEvent(1), madeUpEvent(2)]);
  const cursor = model.list({ limit: 1 }).next!;
  expect(() => model.list({ sort: 'miss', cursor })).toThrow(expect.objectContaining({ code: 'option-invalid' }));
  expect(() => model.list({ watchlist: 'theirs' })).toThrow(expect.objectContaining({ code: 'unknown' }));
});

const someEvents = fc
  .array(
    fc.record({
      primary_id: fc.constantFrom(100, 101),
      secondary_id: fc.constantFrom(102, 103, 104),
      state: fc.constantFrom('open' as const, 'cleared' as const),
      tca_us: fc.integer({ min: -3, max: 20 }).map((hours) => MADE_UP_NOW_US + hours * HOUR_US),
      miss_distance_km: fc.constantFrom(0.1, 0.2, 0.3, 0.9),
      max_probability: fc.constantFrom(null, 1e-6, 1e-5, 1e-3),
      disposition: fc.constantFrom(...DISPOSITIONS),
      details: fc.constantFrom({}, { primary_together_with: [200] }),
    }),
    { maxLength: 40 },
  )
  .map((events) => events.map((event, k) => madeUpEvent(k + 1, event)));
const query: fc.Arbitrary<EventQuery> = fewOf({
  object: fc.subarray([100, 102, 103, 200], { minLength: 1 }),
  name: fc.constantFrom('cosmos', 'iss'),
  owner: fc.constantFrom('US', 'cis'),
  fleet: fc.constant('starlink'),
  kind: fc.constantFrom('debris' as const, 'rocket-body' as const),
  regime: fc.constantFrom('LEO' as const, 'GEO' as const),
  watchlist: fc.constant('mine'),
  tca_from: fc.constant('2026-03-10T05:00:00Z'),
  tca_to: fc.constant('2026-03-10T10:00:00Z'),
  miss_below_km: fc.constantFrom(0.2, 0.5),
  probability_from: fc.constantFrom(0, 1e-5),
  state: fc.constantFrom('open' as const, 'cleared' as const, 'past' as const, 'all' as const),
  disposition: fc.subarray([...DISPOSITIONS]),
  sort: fc.constantFrom('tca' as const, 'miss' as const, 'probability' as const),
});

/** What is asked for, said plainly. */
function naive(events: readonly EventDocument[], asked: EventQuery): number[] {
  const { state = 'open', sort = 'tca', disposition = [], object, name, owner, fleet, kind, regime } = asked;
  const wanted = (event: EventDocument): boolean => {
    const parties = [event.primary, event.secondary];
    const isOne = (ids: readonly number[]): boolean =>
      parties.some((party) => [party.object_id, ...party.together_with].some((id) => ids.includes(id)));
    return (
      (state === 'all' || event.state === state) &&
      (disposition.length === 0 || disposition.includes(event.disposition)) &&
      (object === undefined || isOne(object)) &&
      (asked.watchlist === undefined || isOne(watchlists[asked.watchlist]!)) &&
      (name === undefined || parties.some((party) => party.name.includes(name.toUpperCase()))) &&
      (owner === undefined || parties.some((party) => party.owner === owner.toUpperCase())) &&
      (fleet === undefined || parties.some((party) => party.fleet === fleet.toUpperCase())) &&
      (kind === undefined || parties.some((party) => party.kind === kind)) &&
      (regime === undefined || parties.some((party) => party.regime === regime)) &&
      Date.parse(event.tca_utc) >= Date.parse(asked.tca_from ?? '2000-01-01T00:00:00Z') &&
      Date.parse(event.tca_utc) < Date.parse(asked.tca_to ?? '2100-01-01T00:00:00Z') &&
      event.miss_distance_km < (asked.miss_below_km ?? Infinity) &&
      (!asked.probability_from || (event.max_probability ?? -1) >= asked.probability_from)
    );
  };
  const value = {
    tca: (event: EventDocument) => Date.parse(event.tca_utc),
    miss: (event: EventDocument) => event.miss_distance_km,
    probability: (event: EventDocument) => -(event.max_probability ?? -1),
  }[sort];
  return events
    .filter(wanted)
    .sort((a, b) => value(a) - value(b) || a.event_id - b.event_id)
    .map((event) => event.event_id);
}

test('lists take what a plain filter takes, each event once over all pages', async () => {
  await fc.assert(
    fc.asyncProperty(someEvents, query, fc.integer({ min: 1, max: 9 }), async (events, asked, limit) => {
      const model = await modelOf(events);
      const documents = events.map((event) => model.find(event.event_id)!);
      const expected = naive(documents, asked);
      const paged: number[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = model.list({ ...asked, limit, cursor });
        expect(page.total).toBe(expected.length);
        paged.push(...idsOf(page));
        if (page.next === null) break;
        cursor = page.next;
      }
      expect(paged).toEqual(expected);
      const open = documents.filter((event) => event.state === 'open');
      expect(model.openCount()).toBe(open.length);
      expect(model.openOf(102)).toBe(open.filter((event) => event.secondary.object_id === 102).length);
    }),
  );
});

test('after any changes lists are those of a model that was loaded with the outcome', async () => {
  const changes = fc.array(fc.tuple(someEvents, fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 5 })), {
    minLength: 1,
    maxLength: 4,
  });
  const queries: readonly EventQuery[] = [
    { state: 'all', sort: 'tca' },
    { state: 'all', sort: 'miss' },
    { state: 'all', sort: 'probability' },
    ...[100, 101, 102, 103, 104, 200].map((id): EventQuery => ({ state: 'all', object: [id] })),
  ];
  await fc.assert(
    fc.asyncProperty(someEvents, changes, async (events, rounds) => {
      const model = await modelOf(events);
      const outcome = new Map(events.map((event) => [event.event_id, event]));
      for (const [given, removed] of rounds) {
        // Orders are made before and changed after.
        for (const asked of queries) model.list(asked);
        const changed = given.map((event) => ({ ...event, event_id: ((event.event_id * 7) % 45) + 1 }));
        model.apply({ changed, removed });
        for (const event of changed) outcome.set(event.event_id, event);
        for (const id of removed) outcome.delete(id);
      }
      const fresh = await modelOf([...outcome.values()]);
      for (const asked of queries) expect(model.list(asked), JSON.stringify(asked)).toEqual(fresh.list(asked));
      expect(model.openCount()).toBe(fresh.openCount());
    }),
  );
});

test('events that come or go between two pages take no other with them', async () => {
  await fc.assert(
    fc.asyncProperty(someEvents, someEvents, fc.integer({ min: 1, max: 20 }), async (events, others, limit) => {
      const model = await modelOf(events);
      const first = model.list({ state: 'all', limit });
      // Every third goes, and new ones come.
      const removed = events.filter((event) => event.event_id % 3 === 0).map((event) => event.event_id);
      model.apply({ changed: others.map((event) => ({ ...event, event_id: event.event_id + 1000 })), removed });
      const rest = first.next === null ? [] : idsOf(model.list({ state: 'all', limit: 1000, cursor: first.next }));
      const seen = [...idsOf(first), ...rest];
      expect(new Set(seen).size).toBe(seen.length);
      if (first.next === null) return;
      for (const { event_id } of events) if (!removed.includes(event_id)) expect(seen).toContain(event_id);
    }),
  );
});
