import { type Selectable, sql } from 'kysely';
import { isOwn, isVisible, ownTeam } from '../actor/visible-rows.ts';
import type { Database, Row } from '../schema/database.ts';
import type { CdmsTable } from '../schema/schema.ts';

/** A message without its text and its assessment, which are large. */
export type CdmRow = Omit<Row<'cdms'>, 'message' | 'assessment' | 'team_id'>;

/** A message before it has its number. */
export type NewCdm = Readonly<Omit<Selectable<CdmsTable>, 'cdm_id' | 'team_id'>>;

const COLUMNS = [
  'cdm_id',
  'conjunction_id',
  'created_us',
  'received_us',
  'tca_us',
  'miss_distance_km',
  'relative_speed_km_s',
  'reported_probability',
  'probability',
  'max_probability',
  'hard_body_radius_m',
  'mahalanobis_distance',
  'sigma_minor_km',
  'sigma_major_km',
  'primary_id',
  'secondary_id',
  'has_states',
  'from_elements',
  'identity',
  'message_id',
  'originator',
  'conjunction_name',
  'primary_name',
  'secondary_name',
  'method',
  'file_name',
  'syntax',
] as const satisfies readonly (keyof CdmRow)[];

function visible(db: Database) {
  return db.selectFrom('cdms').where(isVisible('cdms'));
}

/** Of the actor's team. */
export async function insertCdm(db: Database, { assessment, ...cdm }: NewCdm): Promise<CdmRow> {
  return db
    .insertInto('cdms')
    .values({ ...cdm, assessment: JSON.stringify(assessment), ...ownTeam() })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
}

export async function findCdm(db: Database, cdmId: number): Promise<CdmRow | undefined> {
  return visible(db).select(COLUMNS).where('cdm_id', '=', cdmId).executeTakeFirst();
}

/** Of the actor's own team: whether another has it is nobody's business. */
export async function findCdmByIdentity(db: Database, identity: string): Promise<CdmRow | undefined> {
  return db.selectFrom('cdms').select(COLUMNS).where('identity', '=', identity).where(isOwn('cdms')).executeTakeFirst();
}

/** What was found out about a message when it came. */
export async function readCdmAssessment(db: Database, cdmId: number): Promise<object | undefined> {
  const row = await visible(db).select('assessment').where('cdm_id', '=', cdmId).executeTakeFirst();
  return row?.assessment;
}

/** What was found out about a message anew, in place of what was. */
export async function replaceCdmAssessment(
  db: Database,
  cdmId: number,
  { assessment, ...numbers }: Pick<NewCdm, 'assessment'> & Partial<Omit<NewCdm, 'assessment' | 'message'>>,
): Promise<void> {
  await db
    .updateTable('cdms')
    .set({ ...numbers, assessment: JSON.stringify(assessment) })
    .where('cdm_id', '=', cdmId)
    .execute();
}

/** The message itself, as gzip. */
export async function readCdmMessage(
  db: Database,
  cdmId: number,
): Promise<Pick<Row<'cdms'>, 'message' | 'syntax'> | undefined> {
  return visible(db).select(['message', 'syntax']).where('cdm_id', '=', cdmId).executeTakeFirst();
}

export interface CdmFilter {
  readonly objectIds?: readonly number[];
  readonly conjunctionId?: number;
  readonly fromUs?: number;
  readonly toUs?: number;
  /** Only messages with lesser numbers. */
  readonly before?: number;
  readonly limit: number;
}

/** Messages, the last received first. */
export async function listCdms(db: Database, filter: CdmFilter): Promise<readonly CdmRow[]> {
  const { objectIds, conjunctionId, fromUs, toUs, before, limit } = filter;
  let query = visible(db).select(COLUMNS).orderBy('cdm_id', 'desc').limit(limit);
  if (objectIds !== undefined) {
    query = query.where(
      sql<boolean>`(primary_id = any(${objectIds}::int4[]) or secondary_id = any(${objectIds}::int4[]))`,
    );
  }
  if (conjunctionId !== undefined) query = query.where('conjunction_id', '=', conjunctionId);
  if (fromUs !== undefined) query = query.where('tca_us', '>=', fromUs);
  if (toUs !== undefined) query = query.where('tca_us', '<', toUs);
  if (before !== undefined) query = query.where('cdm_id', '<', before);
  return query.execute();
}

/** All messages of some encounters, each encounter's by creation. */
export async function cdmsOfConjunctions(db: Database, conjunctionIds: readonly number[]): Promise<readonly CdmRow[]> {
  return visible(db)
    .select(COLUMNS)
    .where(sql<boolean>`conjunction_id = any(${conjunctionIds}::int8[])`)
    .orderBy('conjunction_id')
    .orderBy('created_us')
    .orderBy('cdm_id')
    .execute();
}

/** Deletes a message, and its encounter with the last one; false where there is none. In a transaction. */
export async function deleteCdm(db: Database, cdmId: number): Promise<boolean> {
  const row = await db
    .deleteFrom('cdms')
    .where('cdm_id', '=', cdmId)
    .where(isVisible('cdms'))
    .returning('conjunction_id')
    .executeTakeFirst();
  if (!row) return false;
  const left = await db
    .selectFrom('cdms')
    .select(['cdm_id', 'tca_us'])
    .where('conjunction_id', '=', row.conjunction_id)
    .orderBy('created_us', 'desc')
    .orderBy('cdm_id', 'desc')
    .executeTakeFirst();
  if (!left) {
    await db.deleteFrom('conjunctions').where('conjunction_id', '=', row.conjunction_id).execute();
    return true;
  }
  await db
    .updateTable('conjunctions')
    .set({
      tca_us: left.tca_us,
      last_cdm_id: sql<number>`(select max(cdm_id) from cdms where conjunction_id = ${row.conjunction_id})`,
    })
    .where('conjunction_id', '=', row.conjunction_id)
    .execute();
  return true;
}
