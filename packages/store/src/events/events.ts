import { sql } from 'kysely';
import type { Database, Row } from '../schema/database.ts';
import type { Disposition } from '../schema/schema.ts';

export type EventRow = Row<'events'>;
export type EventObservationRow = Row<'event_observations'>;
export type EventNoteRow = Row<'event_notes'>;

export type EventOrder = 'tca' | 'miss-distance' | 'max-probability';

/** Where a page ended: the value that it is ordered by, and the id, of its last event. */
export interface EventCursor {
  readonly value: number;
  readonly eventId: number;
}

export interface EventFilter {
  readonly state?: 'open' | 'cleared';
  readonly dispositions?: readonly Disposition[];
  /** Events of which the primary or the secondary is one of these. */
  readonly objectIds?: readonly number[];
  readonly tcaFromUs?: number;
  readonly tcaToUs?: number;
  readonly missDistanceBelowKm?: number;
  readonly maxProbabilityFrom?: number;
  /** Also those that rest on data of a personal account. Default: false. */
  readonly includePrivate?: boolean;
}

/** By TCA and by miss distance the smallest first, by probability the greatest, those without one last. */
const ORDERS = {
  tca: { value: sql<number>`tca_us`, direction: 'asc' },
  'miss-distance': { value: sql<number>`miss_distance_km`, direction: 'asc' },
  'max-probability': { value: sql<number>`coalesce(max_probability, -1)`, direction: 'desc' },
} as const;

/** The cursor after this event. */
export function eventCursor(order: EventOrder, event: EventRow): EventCursor {
  const value = {
    tca: event.tca_us,
    'miss-distance': event.miss_distance_km,
    'max-probability': event.max_probability ?? -1,
  };
  return { value: value[order], eventId: event.event_id };
}

/** A page of published events. */
export async function listEvents(
  db: Database,
  filter: EventFilter,
  { order = 'tca', after, limit = 100 }: { order?: EventOrder; after?: EventCursor; limit?: number } = {},
): Promise<readonly EventRow[]> {
  const { value, direction } = ORDERS[order];
  let query = db.selectFrom('events').selectAll().where('state', '<>', 'staged');
  if (filter.includePrivate !== true) query = query.where('private', '=', false);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  if (filter.dispositions !== undefined) query = query.where('disposition', 'in', filter.dispositions);
  if (filter.tcaFromUs !== undefined) query = query.where('tca_us', '>=', filter.tcaFromUs);
  if (filter.tcaToUs !== undefined) query = query.where('tca_us', '<', filter.tcaToUs);
  if (filter.missDistanceBelowKm !== undefined)
    query = query.where('miss_distance_km', '<', filter.missDistanceBelowKm);
  if (filter.maxProbabilityFrom !== undefined) query = query.where('max_probability', '>=', filter.maxProbabilityFrom);
  if (filter.objectIds !== undefined) {
    const ids = sql`any(${filter.objectIds}::int4[])`;
    query = query.where(sql<boolean>`(primary_id = ${ids} or secondary_id = ${ids})`);
  }
  if (after !== undefined) {
    const beyond = direction === 'asc' ? sql`>` : sql`<`;
    query = query.where(sql<boolean>`(${value}, event_id) ${beyond} (${after.value}, ${after.eventId})`);
  }
  return query.orderBy(value, direction).orderBy('event_id', direction).limit(limit).execute();
}

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

/** A published event. */
export async function findEvent(db: Database, eventId: number): Promise<EventRow | undefined> {
  return db
    .selectFrom('events')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('state', '<>', 'staged')
    .executeTakeFirst();
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
