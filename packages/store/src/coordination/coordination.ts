import { type Selectable, sql } from 'kysely';
import type { Database, Row } from '../schema/database.ts';
import type { CoordinationMessagesTable } from '../schema/plan-tables.ts';

export type CoordinationRow = Row<'coordinations'>;
export type StatementRow = Row<'coordination_statements'>;
export type ReceivedRow = Row<'coordination_messages'>;

/** Until the transaction ends nobody else makes one, so that two who speak at once speak in the same. */
export async function lockCoordinations(db: Database): Promise<void> {
  await sql`lock table coordinations in share row exclusive mode`.execute(db);
}

/** The one of a pair that is nearest in time. */
export async function matchCoordination(
  db: Database,
  pair: string,
  tcaUs: number,
  toleranceUs: number,
): Promise<CoordinationRow | undefined> {
  return db
    .selectFrom('coordinations')
    .selectAll()
    .where('pair', '=', pair)
    .where('tca_us', '>=', tcaUs - toleranceUs)
    .where('tca_us', '<=', tcaUs + toleranceUs)
    .orderBy(sql`abs(tca_us - ${tcaUs}::int8)`)
    .limit(1)
    .executeTakeFirst();
}

export async function createCoordination(
  db: Database,
  coordination: Omit<CoordinationRow, 'coordination_id'>,
): Promise<CoordinationRow> {
  return db.insertInto('coordinations').values(coordination).returningAll().executeTakeFirstOrThrow();
}

export async function findCoordination(db: Database, id: number): Promise<CoordinationRow | undefined> {
  return db.selectFrom('coordinations').selectAll().where('coordination_id', '=', id).executeTakeFirst();
}

export interface CoordinationFilter {
  readonly objectIds?: readonly number[];
  readonly before?: number;
  readonly limit: number;
}

/** The last begun first. */
export async function listCoordinations(
  db: Database,
  { objectIds, before, limit }: CoordinationFilter,
): Promise<readonly CoordinationRow[]> {
  let query = db.selectFrom('coordinations').selectAll().orderBy('coordination_id', 'desc').limit(limit);
  if (objectIds !== undefined) {
    query = query.where(
      sql<boolean>`(primary_id = any(${objectIds}::int4[]) or secondary_id = any(${objectIds}::int4[]))`,
    );
  }
  if (before !== undefined) query = query.where('coordination_id', '<', before);
  return query.execute();
}

export async function addStatement(db: Database, statement: Omit<StatementRow, 'statement_id'>): Promise<void> {
  await db.insertInto('coordination_statements').values(statement).execute();
}

/** By time. */
export async function statementsOf(db: Database, coordinationId: number): Promise<readonly StatementRow[]> {
  return db
    .selectFrom('coordination_statements')
    .selectAll()
    .where('coordination_id', '=', coordinationId)
    .orderBy('at_us')
    .orderBy('statement_id')
    .execute();
}

export async function addReceived(
  db: Database,
  { body, ...row }: Readonly<Omit<Selectable<CoordinationMessagesTable>, 'received_id'>>,
): Promise<number> {
  const { received_id } = await db
    .insertInto('coordination_messages')
    .values({ ...row, body: JSON.stringify(body) })
    .returning('received_id')
    .executeTakeFirstOrThrow();
  return received_id;
}

export async function findReceived(
  db: Database,
  originator: string,
  messageId: string,
): Promise<ReceivedRow | undefined> {
  return db
    .selectFrom('coordination_messages')
    .selectAll()
    .where('originator', '=', originator)
    .where('message_id', '=', messageId)
    .executeTakeFirst();
}

/** All messages of a coordination, by when they came. */
export async function receivedOf(db: Database, coordinationId: number): Promise<readonly ReceivedRow[]> {
  return db
    .selectFrom('coordination_messages')
    .selectAll()
    .where('coordination_id', '=', coordinationId)
    .orderBy('received_id')
    .execute();
}
