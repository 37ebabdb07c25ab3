import type { Database, Row } from '../schema/database.ts';

/** A line of what happened to a plan, without the document that was shown. */
export type PlanRecordRow = Omit<Row<'plan_records'>, 'document'> & { readonly has_document: boolean };

const COLUMNS = [
  'plan_id',
  'entry',
  'at_us',
  'action',
  'by_name',
  'role',
  'from_state',
  'to_state',
  'route',
  'reason',
  'override_reason',
  'version',
  'document_sha256',
] as const satisfies readonly (keyof PlanRecordRow)[];

/** Adds the next line of a plan; the plan is locked by its own change. */
export async function addPlanRecord(db: Database, record: Omit<Row<'plan_records'>, 'entry'>): Promise<number> {
  const { entry } = await db
    .insertInto('plan_records')
    .values(({ selectFrom, fn, lit }) => ({
      ...record,
      entry: selectFrom('plan_records')
        .select((build) => build(fn.coalesce(fn.max('entry'), lit(0)), '+', lit(1)).as('next'))
        .where('plan_id', '=', record.plan_id)
        .$asScalar()
        .$notNull(),
    }))
    .returning('entry')
    .executeTakeFirstOrThrow();
  return entry;
}

/** The first first. */
export async function planRecords(db: Database, planId: number): Promise<readonly PlanRecordRow[]> {
  return db
    .selectFrom('plan_records')
    .select(COLUMNS)
    .select((build) => build('document', 'is not', null).$castTo<boolean>().as('has_document'))
    .where('plan_id', '=', planId)
    .orderBy('entry')
    .execute();
}

/** What was shown at a line, as gzip; undefined where there is no such line, null where nothing was kept. */
export async function shownDocument(
  db: Database,
  planId: number,
  entry: number,
): Promise<Uint8Array | null | undefined> {
  const row = await db
    .selectFrom('plan_records')
    .select('document')
    .where('plan_id', '=', planId)
    .where('entry', '=', entry)
    .executeTakeFirst();
  return row?.document;
}

/** Lines of some plans by which people approved. */
export async function approvalRecords(db: Database, planIds: readonly number[]): Promise<readonly PlanRecordRow[]> {
  if (planIds.length === 0) return [];
  return db
    .selectFrom('plan_records')
    .select(COLUMNS)
    .select((build) => build('document', 'is not', null).$castTo<boolean>().as('has_document'))
    .where('plan_id', 'in', planIds)
    .where('action', 'in', ['approve', 'choose', 'review'])
    .orderBy('plan_id')
    .orderBy('entry')
    .execute();
}
