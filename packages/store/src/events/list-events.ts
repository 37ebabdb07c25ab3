import { type RawBuilder, sql } from 'kysely';
import { isVisible } from '../actor/visible-rows.ts';
import type { Database } from '../schema/database.ts';
import type { Disposition } from '../schema/schema.ts';
import type { EventRow } from './events.ts';

/** One of the two objects of an event must be one of these. */
export interface EventSide {
  readonly ids: readonly number[];
  /** Or one of those that fly together with them (`primary_together_with`, `secondary_together_with` of the details). */
  readonly withCompany: boolean;
}

/** Which published events; what is left out is not asked. Times are microseconds since 1970-01-01 UTC. */
export interface EventSelection {
  /** As people see it: whatever has its TCA before `nowUs` is past, cleared or not. */
  readonly state: 'open' | 'cleared' | 'past' | 'all';
  readonly nowUs: number;
  readonly tcaFromUs?: number;
  /** Not belonging to the range. */
  readonly tcaToUs?: number;
  readonly missBelowKm?: number;
  readonly probabilityFrom?: number;
  readonly dispositions?: readonly Disposition[];
  /** Each is to be fulfilled, by the one object or the other. */
  readonly sides?: readonly EventSide[];
}

/** Ascending by value, then by number. */
export type EventOrder = 'tca' | 'miss' | 'probability';

export interface EventPagePlace {
  readonly order: EventOrder;
  readonly limit: number;
  /** Value and number of the last event of the page before. */
  readonly after?: { readonly value: number; readonly eventId: number };
}

/** What an order goes by, as its indexes have it; a cursor has the value ascending. */
const ORDERS: Readonly<Record<EventOrder, { readonly by: RawBuilder<number>; readonly direction: 'asc' | 'desc' }>> = {
  tca: { by: sql`tca_us`, direction: 'asc' },
  miss: { by: sql`miss_distance_km`, direction: 'asc' },
  // The most probable first, those without a probability last.
  probability: { by: sql`coalesce(max_probability, -1)`, direction: 'desc' },
};

/** A page of the events that the actor may see, and how many there are on all pages. */
export async function listEvents(
  db: Database,
  selection: EventSelection,
  { order, limit, after }: EventPagePlace,
): Promise<{ readonly rows: readonly EventRow[]; readonly total: number }> {
  const wanted = sql.join([isVisible('events'), ...conditions(selection)], sql` and `);
  const { by, direction } = ORDERS[order];
  // Of a cursor that somebody made up the numbers may be any.
  const rest =
    after === undefined
      ? sql<boolean>`true`
      : sql<boolean>`(${behind(by, direction, after.value)}
          or (${by} = ${direction === 'asc' ? after.value : -after.value}::float8 and event_id > ${after.eventId}::float8))`;
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where(sql<boolean>`${wanted}`)
    .where(rest)
    .orderBy(by, direction)
    .orderBy('event_id')
    .limit(limit)
    .execute();
  if (after === undefined && rows.length < limit) return { rows, total: rows.length };
  const { total } = await db
    .selectFrom('events')
    .select((select) => select.fn.countAll<number>().as('total'))
    .where(sql<boolean>`${wanted}`)
    .executeTakeFirstOrThrow();
  return { rows, total: Number(total) };
}

function behind(by: RawBuilder<number>, direction: 'asc' | 'desc', value: number): RawBuilder<boolean> {
  return direction === 'asc' ? sql`${by} > ${value}::float8` : sql`${by} < ${-value}::float8`;
}

function conditions(selection: EventSelection): RawBuilder<boolean>[] {
  const { state, nowUs, tcaFromUs, tcaToUs, missBelowKm, probabilityFrom, dispositions, sides = [] } = selection;
  const asked = [sql<boolean>`state <> 'staged'`];
  if (state === 'past') asked.push(sql`tca_us < ${nowUs}::float8`);
  else if (state !== 'all') asked.push(sql`tca_us >= ${nowUs}::float8 and state = ${state}`);
  if (tcaFromUs !== undefined) asked.push(sql`tca_us >= ${tcaFromUs}::float8`);
  if (tcaToUs !== undefined) asked.push(sql`tca_us < ${tcaToUs}::float8`);
  if (missBelowKm !== undefined) asked.push(sql`miss_distance_km < ${missBelowKm}::float8`);
  if (probabilityFrom !== undefined) asked.push(sql`coalesce(max_probability, -1) >= ${probabilityFrom}::float8`);
  if (dispositions !== undefined) asked.push(sql`disposition = any(${dispositions}::text[])`);
  return [...asked, ...sides.map(eitherIs)];
}

function eitherIs({ ids, withCompany }: EventSide): RawBuilder<boolean> {
  const among = sql`in (select unnest(${ids}::int8[]))`;
  // Hardly any has company, and looking through an empty list of it would take ten times as long as everything else.
  const company = (
    name: string,
  ): RawBuilder<boolean> => sql`(coalesce(details -> ${name}::text, '[]') <> '[]'::jsonb and exists (
    select from jsonb_path_query(details, ${`$.${name}[*] ? (@.type() == "number")`}::jsonpath) as each
    where (each #>> '{}')::float8::int8 ${among}))`;
  const itself = sql<boolean>`primary_id ${among} or secondary_id ${among}`;
  if (!withCompany) return sql`(${itself})`;
  return sql`(${itself} or ${company('primary_together_with')} or ${company('secondary_together_with')})`;
}
