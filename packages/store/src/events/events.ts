import { sql } from 'kysely';
import type { Database, Row } from '../schema/database.ts';

export type EventRow = Row<'events'>;
export type EventObservationRow = Row<'event_observations'>;
export type EventNoteRow = Row<'event_notes'>;

/** Published events, open and cleared, with TCA in [fromUs, toUs). By id, in pages. */
export async function* eventPages(
  db: Database,
  { fromUs = Number.MIN_SAFE_INTEGER, toUs = Number.MAX_SAFE_INTEGER }: { fromUs?: number; toUs?: number } = {},
  pageSize = 2000,
): AsyncGenerator<readonly EventRow[]> {
  for (let after = 0; ; ) {
    const page = await db
      .selectFrom('events')
      .selectAll()
      .where('state', '<>', 'staged')
      .where('tca_us', '>=', fromUs)
      .where('tca_us', '<', toUs)
      .where('event_id', '>', after)
      .orderBy('event_id')
      .limit(pageSize)
      .execute();
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    after = page.at(-1)!.event_id;
  }
}

/** Published events of these ids, in no order. At most a few thousand at a time. */
export async function eventsById(db: Database, ids: readonly number[]): Promise<readonly EventRow[]> {
  return db
    .selectFrom('events')
    .selectAll()
    .where('state', '<>', 'staged')
    .where(sql<boolean>`event_id = any(${ids}::int8[])`)
    .execute();
}

/** How an event changed from one published run to the next. */
export async function eventHistory(db: Database, eventId: number): Promise<readonly EventObservationRow[]> {
  return db
    .selectFrom('event_observations')
    .innerJoin('runs', 'runs.run_id', 'event_observations.run_id')
    .selectAll('event_observations')
    .where('event_id', '=', eventId)
    .where('runs.state', '=', 'complete')
    .orderBy('event_observations.run_id')
    .execute();
}

/** Notes that a run saw open events as they were known. In the transaction that publishes the run. */
export async function noteSeen(
  db: Database,
  eventIds: readonly number[],
  { runId, seenUs }: { readonly runId: number; readonly seenUs: number },
): Promise<void> {
  if (eventIds.length === 0) return;
  await db
    .updateTable('events')
    .set({ last_run_id: runId, last_seen_us: seenUs })
    .where('state', '=', 'open')
    .where(sql<boolean>`event_id = any(${eventIds}::int8[])`)
    .execute();
}
