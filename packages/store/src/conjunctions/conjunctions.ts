import { sql } from 'kysely';
import { isOwn, isVisible, ownTeam } from '../actor/visible-rows.ts';
import type { Database, Row } from '../schema/database.ts';

export type ConjunctionRow = Row<'conjunctions'>;

/** By what a message finds the encounter it belongs to. */
export interface ConjunctionKey {
  /** Both objects as messages name them, the lesser first. */
  readonly pair: string;
  readonly tcaUs: number;
  /** How far the TCA may be from that of the latest message. */
  readonly toleranceUs: number;
  readonly originator: string;
  /** What version 2.0 calls the event; null where the message does not say. */
  readonly name: string | null;
}

/** Holds the table until the transaction ends, so that two messages that come at once make one encounter, and one that comes twice one row. */
export async function lockConjunctions(db: Database): Promise<void> {
  await sql`lock table conjunctions in share row exclusive mode`.execute(db);
}

/** The encounter of the actor's team that a message belongs to: the one that its originator gave the same name, else the nearest in time of the same pair. */
export async function matchConjunction(db: Database, key: ConjunctionKey): Promise<ConjunctionRow | undefined> {
  if (key.name !== null) {
    const named = await db
      .selectFrom('conjunctions')
      .selectAll('conjunctions')
      .innerJoin('cdms', 'cdms.conjunction_id', 'conjunctions.conjunction_id')
      .where('cdms.originator', '=', key.originator)
      .where('cdms.conjunction_name', '=', key.name)
      .where('conjunctions.pair', '=', key.pair)
      .where(isOwn('conjunctions'))
      .limit(1)
      .executeTakeFirst();
    if (named) return named;
  }
  return db
    .selectFrom('conjunctions')
    .selectAll()
    .where('pair', '=', key.pair)
    .where(isOwn('conjunctions'))
    .where('tca_us', '>=', key.tcaUs - key.toleranceUs)
    .where('tca_us', '<=', key.tcaUs + key.toleranceUs)
    .orderBy(sql`abs(tca_us - ${key.tcaUs}::int8)`)
    .limit(1)
    .executeTakeFirst();
}

export async function createConjunction(
  db: Database,
  conjunction: Omit<ConjunctionRow, 'conjunction_id' | 'last_cdm_id' | 'team_id'>,
): Promise<number> {
  const row = await db
    .insertInto('conjunctions')
    .values({ ...conjunction, last_cdm_id: 0, ...ownTeam() })
    .returning('conjunction_id')
    .executeTakeFirstOrThrow();
  return row.conjunction_id;
}

/** Notes the message that came last; the TCA is that of the one created last. */
export async function noteMessage(db: Database, conjunctionId: number, cdmId: number): Promise<void> {
  await sql`
    update conjunctions set
      last_cdm_id = ${cdmId}::int8,
      tca_us = (
        select tca_us from cdms where conjunction_id = ${conjunctionId}::int8 order by created_us desc, cdm_id desc limit 1)
    where conjunction_id = ${conjunctionId}::int8`.execute(db);
}

export interface ConjunctionFilter {
  readonly objectIds?: readonly number[];
  readonly fromUs?: number;
  readonly toUs?: number;
  /** Only those whose last message has a lesser number. */
  readonly before?: number;
  readonly limit: number;
}

/** Encounters, that of the last received message first. */
export async function listConjunctions(db: Database, filter: ConjunctionFilter): Promise<readonly ConjunctionRow[]> {
  const { objectIds, fromUs, toUs, before, limit } = filter;
  let query = db
    .selectFrom('conjunctions')
    .selectAll()
    .where(isVisible('conjunctions'))
    .orderBy('last_cdm_id', 'desc')
    .limit(limit);
  if (objectIds !== undefined) {
    query = query.where(
      sql<boolean>`(primary_id = any(${objectIds}::int4[]) or secondary_id = any(${objectIds}::int4[]))`,
    );
  }
  if (fromUs !== undefined) query = query.where('tca_us', '>=', fromUs);
  if (toUs !== undefined) query = query.where('tca_us', '<', toUs);
  if (before !== undefined) query = query.where('last_cdm_id', '<', before);
  return query.execute();
}

export async function findConjunction(db: Database, conjunctionId: number): Promise<ConjunctionRow | undefined> {
  return db
    .selectFrom('conjunctions')
    .selectAll()
    .where('conjunction_id', '=', conjunctionId)
    .where(isVisible('conjunctions'))
    .executeTakeFirst();
}

/** An encounter of messages and the event of the screening that it is. */
export interface MatchedEvent {
  readonly conjunctionId: number;
  readonly eventId: number;
}

/**
 * The published events that encounters of messages are, by encounter: of the same pair, the nearest in time within the tolerance. Looked
 * up whenever it is asked, as events come and go with every run.
 */
export async function eventsOfConjunctions(
  db: Database,
  conjunctionIds: readonly number[],
  toleranceUs: number,
): Promise<readonly MatchedEvent[]> {
  if (conjunctionIds.length === 0) return [];
  const { rows } = await sql<{ conjunction_id: number; event_id: number }>`
    select distinct on (conjunction_id) conjunction_id, event_id
    from conjunctions join events on (
      (events.primary_id = conjunctions.primary_id and events.secondary_id = conjunctions.secondary_id)
      or (events.primary_id = conjunctions.secondary_id and events.secondary_id = conjunctions.primary_id))
    where conjunction_id = any(${conjunctionIds}::int8[]) and events.state <> 'staged'
      and (events.team_id is null or events.team_id = conjunctions.team_id)
      and events.tca_us between conjunctions.tca_us - ${toleranceUs}::int8 and conjunctions.tca_us + ${toleranceUs}::int8
    order by conjunction_id, abs(events.tca_us - conjunctions.tca_us), event_id`.execute(db);
  return rows.map((row) => ({ conjunctionId: row.conjunction_id, eventId: row.event_id }));
}

/** The latest message about an event, and how many there are. */
export interface LatestMessage {
  readonly event_id: number;
  readonly conjunction_id: number;
  readonly cdm_id: number;
  readonly cdms: number;
  readonly probability: number | null;
  readonly method: string | null;
  readonly from_elements: boolean;
  /** Whose message it is. */
  readonly team_id: number | null;
}

/** The latest message of each team that the actor may see about every published event or these; of two encounters of a team the one nearer in time. */
export async function latestMessages(
  db: Database,
  toleranceUs: number,
  eventIds?: readonly number[],
): Promise<readonly LatestMessage[]> {
  const wanted =
    eventIds === undefined ? sql`events.state <> 'staged'` : sql`events.event_id = any(${eventIds}::int8[])`;
  const { rows } = await sql<LatestMessage>`
    select distinct on (event_id, conjunctions.team_id)
      event_id, conjunctions.team_id, conjunctions.conjunction_id, latest.cdm_id, probability, method, from_elements,
      (select count(*) from cdms where cdms.conjunction_id = conjunctions.conjunction_id) as cdms
    from conjunctions join events on (
      (events.primary_id = conjunctions.primary_id and events.secondary_id = conjunctions.secondary_id)
      or (events.primary_id = conjunctions.secondary_id and events.secondary_id = conjunctions.primary_id))
    join lateral (
      select cdm_id, probability, method, from_elements from cdms
      where cdms.conjunction_id = conjunctions.conjunction_id order by created_us desc, cdm_id desc limit 1) latest on true
    where ${wanted} and ${isVisible('conjunctions')}
      and (events.team_id is null or conjunctions.team_id is null or events.team_id = conjunctions.team_id)
      and events.tca_us between conjunctions.tca_us - ${toleranceUs}::int8 and conjunctions.tca_us + ${toleranceUs}::int8
    order by event_id, conjunctions.team_id, abs(events.tca_us - conjunctions.tca_us), conjunctions.conjunction_id`.execute(
    db,
  );
  return rows;
}

/** The encounter of messages that an event is, if any: of those that the actor may see, their own before others', the nearest in time within the tolerance. */
export async function conjunctionOfEvent(
  db: Database,
  eventId: number,
  toleranceUs: number,
): Promise<ConjunctionRow | undefined> {
  const { rows } = await sql<ConjunctionRow>`
    select conjunctions.* from events join conjunctions on (
      (conjunctions.primary_id = events.primary_id and conjunctions.secondary_id = events.secondary_id)
      or (conjunctions.primary_id = events.secondary_id and conjunctions.secondary_id = events.primary_id))
    where event_id = ${eventId}::int8 and ${isVisible('conjunctions')}
      and conjunctions.tca_us between events.tca_us - ${toleranceUs}::int8 and events.tca_us + ${toleranceUs}::int8
    order by conjunctions.team_id is null, abs(conjunctions.tca_us - events.tca_us), conjunction_id
    limit 1`.execute(db);
  return rows[0];
}
