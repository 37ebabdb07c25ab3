import { createHash } from 'node:crypto';
import { createClient, type EventDocument } from '@clearway/contract';
import { openStore, type StorePlace } from '@clearway/store';
import { sql } from 'kysely';
import { expect } from 'vitest';

/** What people are shown. */
export interface Shown {
  /** The lines of the CSV of close approaches. */
  readonly rows: readonly string[];
  readonly events: readonly string[];
}

/** What the database holds, without what differs from run to run: times, and numbers of rows. */
export interface Stored {
  readonly runs: readonly { readonly state: string; readonly slices: number }[];
  /** Of the run that everybody reads: number and digest of each slice. */
  readonly slices: readonly string[];
  /** How many there are of each type: `event-new` as many as events, `run-published` one. */
  readonly signals: readonly string[];
  readonly events: number;
  readonly observations: number;
  readonly objects: number;
  readonly elementSets: number;
}

export interface Outcome {
  readonly shown: Shown;
  readonly stored: Stored;
}

export async function shownAt(url: string): Promise<Shown> {
  const csv = await (await fetch(`${url}/api/v1/close-approaches.csv`)).text();
  const client = createClient({ baseUrl: url });
  const events: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.listEvents({ state: 'all', limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    events.push(...page.items.map(lastingPart));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return { rows: csv.trimEnd().split('\n'), events: events.sort() };
}

/** An event without what says when and as which number it was stored. One that has gone by since is no other one. */
function lastingPart({
  event_id,
  first_run_id,
  last_run_id,
  first_seen_utc,
  last_seen_utc,
  ...event
}: EventDocument): string {
  return JSON.stringify({ ...event, state: event.state === 'past' ? 'open' : event.state });
}

/** Embedded only while nobody else has the directory. */
export async function storedIn(place: StorePlace): Promise<Stored> {
  const store = await openStore(place);
  try {
    const { db } = store;
    const list = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> => (await query.execute(db)).rows;
    const slices = await list(sql<{ slice: number; approaches: Uint8Array }>`
      select slice, approaches from run_slices join current_run using (run_id) order by slice`);
    const signals = await list(sql<{ type: string; count: number }>`
      select type, count(*)::int4 as count from signals group by type order by type`);
    const [counts] = await list(sql<Pick<Stored, 'events' | 'observations' | 'objects' | 'elementSets'>>`select
      (select count(*) from events)::int4 as events,
      (select count(*) from event_observations)::int4 as observations,
      (select count(*) from objects)::int4 as objects,
      (select count(*) from element_sets)::int4 as "elementSets"`);
    return {
      runs: await list(sql<{ state: string; slices: number }>`
        select state, (select count(*) from run_slices where run_id = runs.run_id)::int4 as slices from runs order by run_id`),
      slices: slices.map(
        ({ slice, approaches }) => `${slice} ${createHash('sha256').update(approaches).digest('hex')}`,
      ),
      signals: signals.map(({ type, count }) => `${count} ${type}`),
      ...counts!,
    };
  } finally {
    await store.close();
  }
}

/** Nothing lost, nothing doubled. */
export function expectSame(disturbed: Outcome, undisturbed: Outcome): void {
  expectSameShown(disturbed.shown, undisturbed.shown);
  expect(disturbed.stored).toEqual(undisturbed.stored);
}

export function expectSameShown({ rows, events }: Shown, undisturbed: Shown): void {
  expect(new Set(rows).size).toBe(rows.length);
  expect(new Set(events).size).toBe(events.length);
  expect(rows).toEqual(undisturbed.rows);
  expect(events).toEqual(undisturbed.events);
}
