import { type Selectable, sql } from 'kysely';
import { isOwn, isVisible, ownTeam } from '../actor/visible-rows.ts';
import type { Database, Row } from '../schema/database.ts';
import type { EphemeridesTable } from '../schema/schema.ts';

/** An ephemeris without its states, with the name of the file that it came in. */
export type EphemerisRow = Omit<Row<'ephemerides'>, 'prepared'> & { readonly file_name: string | null };

/** An ephemeris before it has its number. */
export type NewEphemeris = Readonly<Omit<Selectable<EphemeridesTable>, 'ephemeris_id' | 'removed_us' | 'team_id'>>;

const COLUMNS = [
  'ephemeris_id',
  'ephemerides.ephemeris_file_id',
  'object_id',
  'object_name',
  'mode',
  'format',
  'originator',
  'created_us',
  'epoch_us',
  'ephemerides.received_us',
  'start_us',
  'stop_us',
  'spans',
  'states',
  'frame',
  'covariance_frame',
  'covariances',
  'interpolation',
  'warnings',
  'identity',
  'removed_us',
  'ephemerides.team_id',
  'file_name',
] as const;

const rows = (db: Database) =>
  db
    .selectFrom('ephemerides')
    .innerJoin('ephemeris_files', 'ephemeris_files.ephemeris_file_id', 'ephemerides.ephemeris_file_id')
    .select(COLUMNS);

/** Those that the actor may see and that were not removed; runs use those of everybody. */
const shownRows = (db: Database) => rows(db).where('removed_us', 'is', null).where(isVisible('ephemerides'));

/** Keeps a file (gzip of its text) and gives its number. */
export async function insertEphemerisFile(
  db: Database,
  file: { readonly receivedUs: number; readonly name: string | null; readonly content: Uint8Array },
): Promise<number> {
  const row = await db
    .insertInto('ephemeris_files')
    .values({ received_us: file.receivedUs, file_name: file.name, content: file.content })
    .returning('ephemeris_file_id')
    .executeTakeFirstOrThrow();
  return row.ephemeris_file_id;
}

export async function insertEphemeris(
  db: Database,
  { spans, warnings, ...ephemeris }: NewEphemeris,
): Promise<EphemerisRow> {
  const { ephemeris_id } = await db
    .insertInto('ephemerides')
    .values({ ...ephemeris, ...ownTeam(), spans: JSON.stringify(spans), warnings: JSON.stringify(warnings) })
    .returning('ephemeris_id')
    .executeTakeFirstOrThrow();
  return (await findEphemeris(db, ephemeris_id))!;
}

/** One that the actor may see, and that was not removed. */
export async function findEphemeris(db: Database, ephemerisId: number): Promise<EphemerisRow | undefined> {
  return shownRows(db).where('ephemeris_id', '=', ephemerisId).executeTakeFirst();
}

/** One of the actor's own team, that was not removed. */
export async function findEphemerisByIdentity(db: Database, identity: string): Promise<EphemerisRow | undefined> {
  return shownRows(db).where('identity', '=', identity).where(isOwn('ephemerides')).executeTakeFirst();
}

export interface EphemerisFilter {
  readonly objectIds?: readonly number[];
  /** Only those with lesser numbers. */
  readonly before?: number;
  readonly limit: number;
}

/** Those that the actor may see, the last received first. */
export async function listEphemerides(db: Database, filter: EphemerisFilter): Promise<readonly EphemerisRow[]> {
  const { objectIds, before, limit } = filter;
  let query = shownRows(db).orderBy('ephemeris_id', 'desc').limit(limit);
  if (objectIds !== undefined) query = query.where(sql<boolean>`object_id = any(${objectIds}::int4[])`);
  if (before !== undefined) query = query.where('ephemeris_id', '<', before);
  return query.execute();
}

/** Those that are there and say something of [startUs, stopUs), by number. */
export async function ephemeridesInWindow(
  db: Database,
  startUs: number,
  stopUs: number,
): Promise<readonly EphemerisRow[]> {
  return rows(db)
    .where('removed_us', 'is', null)
    .where('start_us', '<', stopUs)
    .where('stop_us', '>', startUs)
    .orderBy('ephemeris_id')
    .execute();
}

/** Of these numbers, also those that were removed since; by number. */
export async function ephemeridesById(db: Database, ids: readonly number[]): Promise<readonly EphemerisRow[]> {
  if (ids.length === 0) return [];
  return rows(db).where(sql<boolean>`ephemeris_id = any(${ids}::int8[])`).orderBy('ephemeris_id').execute();
}

/** Which of these numbers are there and were not removed, whoever's they are. */
export async function remainingEphemerides(db: Database, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const found = await db
    .selectFrom('ephemerides')
    .select('ephemeris_id')
    .where(sql<boolean>`ephemeris_id = any(${ids}::int8[])`)
    .where('removed_us', 'is', null)
    .execute();
  return new Set(found.map(({ ephemeris_id: id }) => id));
}

/** States and covariances as they were packed. */
export async function readPreparedEphemeris(db: Database, ephemerisId: number): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('ephemerides')
    .select('prepared')
    .where('ephemeris_id', '=', ephemerisId)
    .executeTakeFirst();
  return row?.prepared;
}

/** The file that an ephemeris came in, as gzip. */
export async function readEphemerisFile(db: Database, ephemerisId: number): Promise<Uint8Array | undefined> {
  const row = await shownRows(db).select('content').where('ephemeris_id', '=', ephemerisId).executeTakeFirst();
  return row?.content;
}

/** Takes an ephemeris away; false where there is none. What runs need of it goes with `purgeEphemerides`. */
export async function removeEphemeris(db: Database, ephemerisId: number, nowUs: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('ephemerides')
    .set({ removed_us: nowUs })
    .where('ephemeris_id', '=', ephemerisId)
    .where('removed_us', 'is', null)
    .where(isVisible('ephemerides'))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes away those that ended, and came, before a time. */
export async function dropEndedEphemerides(db: Database, beforeUs: number, nowUs: number): Promise<void> {
  await sql`
    update ephemerides set removed_us = ${nowUs}
    where removed_us is null and stop_us < ${beforeUs} and received_us < ${beforeUs}`.execute(db);
}

/** Deletes those that were removed before every run that is current or goes on was made, and files without any. Gives how many. */
export async function purgeEphemerides(db: Database): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from ephemerides where removed_us is not null and not exists (
      select from runs where created_us <= ephemerides.removed_us
        and (state in ('planned', 'running') or run_id = (select run_id from current_run)))`.execute(db);
  await sql`
    delete from ephemeris_files where not exists (
      select from ephemerides where ephemerides.ephemeris_file_id = ephemeris_files.ephemeris_file_id)`.execute(db);
  return Number(numAffectedRows);
}
