import { sql } from 'kysely';
import { isVisible } from '../actor/visible-rows.ts';
import { columnNames, columnsOf, portions, rowsAsTable } from '../bulk-writes/columns.ts';
import type { Database, Row } from '../schema/database.ts';

export type SignalRow = Row<'signals'>;

/** A signal before it has its number. */
export interface NewSignal {
  readonly type: string;
  readonly private: boolean;
  readonly body: object;
}

interface Written {
  readonly type: string;
  readonly private: boolean;
  readonly body: string;
}

const COLUMNS = columnsOf<Written>({ type: 'text', private: 'boolean', body: 'text' });

/** Of the lock that lets one transaction at a time number its signals: any number nobody else uses. */
const LOCK = 7_305_301;

/**
 * Keeps signals in the order given; gives their numbers. To be called in the transaction of what they tell of, near its end: numbers
 * grow in the order of commits, so that nobody who has seen one misses a smaller one that comes later. `teamId`: for that team alone.
 */
export async function keepSignals(
  db: Database,
  toldUs: number,
  signals: readonly NewSignal[],
  teamId: number | null = null,
): Promise<number[]> {
  const ids: number[] = [];
  if (signals.length === 0) return ids;
  await sql`select pg_advisory_xact_lock(${LOCK}::int8)`.execute(db);
  for (const portion of portions(signals)) {
    const rows = portion.map(({ body, ...rest }) => ({ ...rest, body: JSON.stringify(body) }));
    const answer = await sql<{ signal_id: number }>`
      insert into signals (told_us, type, private, body, team_id)
      select ${toldUs}::int8, type, private, body::jsonb, ${teamId}::int4
      from (select ${columnNames(COLUMNS)} from ${rowsAsTable(rows, COLUMNS)}) given
      returning signal_id`.execute(db);
    ids.push(...answer.rows.map((row) => row.signal_id));
  }
  return ids;
}

/** The signals after one that the actor may see, the oldest first. */
export async function signalsAfter(db: Database, signalId: number, limit = 1000): Promise<readonly SignalRow[]> {
  return db
    .selectFrom('signals')
    .selectAll()
    .where('signal_id', '>', signalId)
    .where(isVisible('signals'))
    .orderBy('signal_id')
    .limit(limit)
    .execute();
}

/** The number of the newest signal; 0 where there is none. */
export async function lastSignalId(db: Database): Promise<number> {
  const row = await db
    .selectFrom('signals')
    .select(({ fn }) => fn.max('signal_id').as('last'))
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}

/** Deletes the signals told before a time; gives how many. */
export async function dropSignalsBefore(db: Database, toldUs: number): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('signals').where('told_us', '<', toldUs).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
