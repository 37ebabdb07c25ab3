import { DEFAULT_RISK_SETTINGS, DISPOSITIONS, type EventDocument, type EventQuery } from '@clearway/contract';
import { type EventRow, eventPages, runAs, SYSTEM } from '@clearway/store';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { type AllEvents, allEvents } from '../../packages/service/src/live/events/all-events.ts';
import { createEventModel, type EventModel } from '../../packages/service/src/live/events/event-model.ts';
import { liveEvents } from '../../packages/service/src/live/events/live-events.ts';
import { MADE_UP_NOW_US, madeUpEvent } from '../../packages/service/src/live/events/made-up-events.fixture.ts';
import { createStoredEvents, type StoredEvents } from '../../packages/service/src/live/events/stored-events.ts';
import type { LiveEvents } from '../../packages/service/src/live/live-service.ts';
import { indexOf, madeUpRow } from '../../packages/service/src/live/objects/made-up-objects.fixture.ts';
import type { ObjectIndex } from '../../packages/service/src/live/objects/object-index.ts';
import { describeOnBoth } from '../store/databases.ts';
import { fewOf } from './few-of.ts';

const HOUR_US = 3600e6;
const DAY_US = 24 * HOUR_US;
const TEAM = { ...SYSTEM, seesAll: false, teamId: 1 };
const OTHERS = { ...TEAM, teamId: 2 };
const watchlists: Readonly<Record<string, readonly number[]>> = { mine: [103, 200] };

/** The events of a service as they are put together in `openLive`. */
interface Opened {
  readonly model: EventModel;
  readonly stored: StoredEvents;
  readonly all: AllEvents;
  readonly live: LiveEvents;
}

describeOnBoth('events of former times', (store) => {
  let objects: ObjectIndex;
  const clock = { nowUs: MADE_UP_NOW_US };
  beforeAll(async () => {
    const kinds = ['payload', 'payload', 'debris', 'rocket-body', 'payload'] as const;
    const names = ['ISS (ZARYA)', 'STARLINK-1008', 'COSMOS 2251 DEB', 'SL-16 R/B', 'ENVISAT'];
    const rows = names.map((name, k) =>
      madeUpRow(100 + k, name, {
        kind: kinds[k]!,
        owner: k % 2 === 0 ? 'US' : 'CIS',
        fleet: k === 1 ? 'STARLINK' : null,
      }),
    );
    objects = await indexOf(
      rows,
      rows.map(({ object_id }) => ({
        objectId: object_id,
        meanMotionRevPerDay: object_id === 104 ? 1.0027 : 15,
        eccentricity: 0,
      })),
    );
    await sql`insert into teams (name, created_us) values ('one', 0), ('two', 0)`.execute(store().db);
  });

  const open = async (): Promise<Opened> => {
    const shownWith = {
      objects,
      members: (name: string) => watchlists[name],
      messageOf: () => null,
      thresholds: () => DEFAULT_RISK_SETTINGS,
      nowUs: () => clock.nowUs,
    };
    const model = createEventModel(shownWith);
    const stored = createStoredEvents({ db: store().db, ...shownWith });
    const all = allEvents(model, stored);
    await model.load(eventPages(store().db, { fromUs: model.leastTcaUs() }));
    const live = liveEvents({
      store: store(),
      events: all,
      inMemory: model,
      nowUs: () => clock.nowUs,
      clockUs: () => clock.nowUs,
      shownRunId: () => null,
    });
    return { model, stored, all, live };
  };
  const keep = async (events: readonly EventRow[]): Promise<void> => {
    await sql`insert into events overriding system value
      select * from jsonb_populate_recordset(null::events, ${JSON.stringify(events)}::jsonb)`.execute(store().db);
  };
  const empty = async (): Promise<void> => void (await sql`delete from events`.execute(store().db));

  const someEvents = fc
    .array(
      fc.record({
        primary_id: fc.constantFrom(100, 101),
        secondary_id: fc.constantFrom(102, 103, 104, 999),
        state: fc.constantFrom('open' as const, 'cleared' as const, 'staged' as const),
        tca_us: fc.integer({ min: -10, max: 20 }).map((hours) => MADE_UP_NOW_US + hours * HOUR_US),
        miss_distance_km: fc.constantFrom(0.1, 0.2, 0.3, 0.9),
        max_probability: fc.constantFrom(null, 1e-6, 1.23e-5, 1e-3),
        disposition: fc.constantFrom(...DISPOSITIONS),
        disposition_reason: fc.constant('a reason'),
        team_id: fc.constantFrom(null, 1, 2),
        details: fc.constantFrom({}, { primary_together_with: [200] }, { secondary_together_with: [103, 'x'] }),
      }),
      { minLength: 10, maxLength: 40 },
    )
    .map((events) => events.map((event, k) => madeUpEvent(k + 1, event)));
  const query: fc.Arbitrary<EventQuery> = fewOf({
    object: fc.subarray([100, 102, 103, 200, 999], { minLength: 1 }),
    name: fc.constantFrom('cosmos', 'iss'),
    owner: fc.constantFrom('US', 'cis'),
    fleet: fc.constant('starlink'),
    kind: fc.constantFrom('debris' as const, 'rocket-body' as const),
    regime: fc.constantFrom('LEO' as const, 'GEO' as const),
    watchlist: fc.constant('mine'),
    tca_from: fc.constant('2026-03-09T20:00:00Z'),
    tca_to: fc.constant('2026-03-10T10:00:00Z'),
    miss_below_km: fc.constantFrom(0.2, 0.5),
    probability_from: fc.constantFrom(0, 1e-5),
    disposition: fc.subarray([...DISPOSITIONS]),
    sort: fc.constantFrom('tca' as const, 'miss' as const, 'probability' as const),
  });
  const states = ['open', 'cleared', 'past', 'all'] as const;

  it('are listed by the database as by memory, whatever is asked, page by page, to each team its own', async () => {
    clock.nowUs = MADE_UP_NOW_US;
    await fc.assert(
      fc.asyncProperty(
        someEvents,
        fc.array(query, { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(SYSTEM, TEAM, OTHERS),
        async (events, queries, limit, actor) => {
          await empty();
          await keep(events);
          // All of them are of the last day: memory has them all.
          const { model, stored } = await open();
          await runAs(actor, async () => {
            for (const asked of queries.flatMap((each) => states.map((state) => ({ ...each, state, limit })))) {
              for (let cursor: string | undefined; ; ) {
                const page = await stored.list({ ...asked, cursor });
                expect(page, JSON.stringify(asked)).toEqual(model.list({ ...asked, cursor }));
                if (page.next === null) break;
                cursor = page.next;
              }
            }
            expect(await stored.inTable()).toEqual(model.inTable('all'));
            for (const { event_id } of events) {
              expect(await stored.find(event_id)).toEqual(model.find(event_id));
              expect(await stored.row(event_id)).toEqual(model.row(event_id));
            }
          });
        },
      ),
      { numRuns: 6 },
    );
  });

  it('refuses what cannot be meant as memory does', async () => {
    const { stored, model } = await open();
    const wrong: readonly EventQuery[] = [
      { watchlist: 'theirs' },
      { tca_from: 'soon' },
      { limit: 0 },
      { sort: 'miss', cursor: Buffer.from('["event-tca",1,2]').toString('base64url') },
    ];
    for (const asked of wrong) {
      const refusal = await stored.list({ ...asked, state: 'past' }).catch((error: Error) => error);
      expect(refusal).toBeInstanceOf(Error);
      expect(() => model.list(asked)).toThrow(expect.objectContaining({ message: (refusal as Error).message }));
    }
    // A cursor that somebody made up is one all the same.
    const made = Buffer.from('["event-tca",1.5,2.5]').toString('base64url');
    expect(await stored.list({ state: 'past', cursor: made })).toMatchObject({ next: null });
  });

  it('leave memory, and are answered as before they did, before and after a restart', async () => {
    await empty();
    clock.nowUs = MADE_UP_NOW_US;
    const lived = await open();
    const sizes: number[] = [];
    const made: EventRow[] = [];
    const documents = new Map<number, EventDocument>();
    for (let day = 0; day < 40; day++) {
      clock.nowUs = MADE_UP_NOW_US + day * DAY_US;
      // As a run of each day sees them: TCAs over the three days to come.
      const events = Array.from({ length: 30 }, (_, k) =>
        madeUpEvent(day * 30 + k + 1, {
          tca_us: clock.nowUs + (k + 1) * 2.4 * HOUR_US,
          miss_distance_km: ((k * 7) % 30) / 30,
          secondary_id: 101 + (k % 4),
          state: k % 5 === 0 ? 'cleared' : 'open',
        }),
      );
      await keep(events);
      made.push(...events);
      lived.model.apply({ changed: events });
      sizes.push(lived.model.size());
      for (const { event_id } of events) documents.set(event_id, lived.model.find(event_id)!);
    }
    // Three days to come and one gone by, for as long as it lives.
    expect(Math.max(...sizes)).toBeLessThanOrEqual(4 * 30);
    expect(sizes.at(-1)).toBe(sizes[9]);

    const shown = async ({ live, model }: Opened): Promise<object[]> => {
      const pages: object[] = [{ open: model.openCount(), ofOne: model.openOf(102) }];
      for (const state of states) {
        for (const sort of ['tca', 'miss', 'probability'] as const) {
          for (const asked of [{}, { object: [102] }, { kind: 'debris' as const }]) {
            pages.push(await live.list({ state, sort, limit: 1000, ...asked }));
          }
        }
      }
      return pages;
    };
    const before = await shown(lived);
    expect(await shown(await open())).toEqual(before);
    const { items, total } = await lived.live.list({ state: 'all', limit: 1000 });
    expect([items.length, total]).toEqual([1000, 1200]);
    const gone = made.filter((row) => row.tca_us < clock.nowUs);
    expect((await lived.live.list({ state: 'past', limit: 1 })).total).toBe(gone.length);
    for (const each of items) {
      expect({ ...documents.get(each.event_id)!, state: each.state }).toEqual(each);
      if (each.event_id % 20 === 0) expect(await lived.live.find(each.event_id)).toEqual(each);
    }
    expect(await lived.live.find(100_000)).toBeNull();
    await expect(lived.live.notes(100_000)).rejects.toMatchObject({ code: 'unknown' });
  });

  it('are decided on and written about, which does not bring them back into memory', async () => {
    const { live, model } = await open();
    const [size, revision] = [model.size(), model.revision()];
    expect(model.find(1)).toBeNull();
    expect(await live.decide(1, { disposition: 'watched' })).toMatchObject({ state: 'past', disposition: 'watched' });
    expect(model.size()).toBe(size);
    // Answers that are kept are made anew.
    expect(model.revision()).not.toBe(revision);
    expect((await live.list({ state: 'past', disposition: ['watched'] })).items.map((e) => e.event_id)).toEqual([1]);
    await live.addNote(1, { author: 'ada', text: 'why' });
    expect(await live.notes(1)).toMatchObject([{ author: 'ada', text: 'why' }]);
    expect(await live.history(1)).toEqual([]);
  });

  it('are to come again where the clock is set back by days', async () => {
    const { live, model } = await open();
    const { nowUs } = clock;
    try {
      clock.nowUs = MADE_UP_NOW_US;
      expect((await live.list({ limit: 1000 })).total).toBe(1200 - 240);
      expect((await live.list({ state: 'cleared', limit: 1 })).total).toBe(240);
      await model.load(eventPages(store().db, { fromUs: model.leastTcaUs() }));
      expect(model.openCount()).toBe(1200 - 240);
    } finally {
      clock.nowUs = nowUs;
    }
  });
});
