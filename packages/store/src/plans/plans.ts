import { type Selectable, sql } from 'kysely';
import { isVisible, ownTeam } from '../actor/visible-rows.ts';
import type { Database, Row } from '../schema/database.ts';
import type { PlansTable, StoredPlanState } from '../schema/plan-tables.ts';

/** A plan without what was computed, which is large. */
export type PlanRow = Omit<Row<'plans'>, 'computed'>;

export type NewPlanRow = Readonly<
  Omit<Selectable<PlansTable>, 'plan_id' | 'team_id' | 'computed' | 'inputs' | 'stale'>
>;

const COLUMNS = [
  'plan_id',
  'team_id',
  'version',
  'state',
  'event_id',
  'cdm_id',
  'primary_id',
  'secondary_id',
  'primary_name',
  'secondary_name',
  'mover',
  'tca_us',
  'basis',
  'created_us',
  'created_by',
  'settings',
  'route',
  'burn_us',
  'go_us',
  'total_mm_s',
  'probability_before',
  'probability_after',
  'two_person_rule',
  'replaces',
  'failure',
  'inputs',
  'stale',
] as const satisfies readonly (keyof PlanRow)[];

/** Plans that the actor may see. */
function visible(db: Database) {
  return db.selectFrom('plans').where(isVisible('plans'));
}

/** Of the actor's team. */
export async function insertPlan(db: Database, { settings, ...plan }: NewPlanRow): Promise<PlanRow> {
  return db
    .insertInto('plans')
    .values({
      ...plan,
      ...ownTeam(),
      settings: JSON.stringify(settings),
      inputs: null,
      stale: sql<string>`'[]'::jsonb`,
      computed: null,
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
}

export async function findPlan(db: Database, planId: number): Promise<PlanRow | undefined> {
  return visible(db).select(COLUMNS).where('plan_id', '=', planId).executeTakeFirst();
}

/** Until the transaction ends nobody else changes the plan. */
export async function lockPlan(db: Database, planId: number): Promise<PlanRow | undefined> {
  return visible(db).select(COLUMNS).where('plan_id', '=', planId).forUpdate().executeTakeFirst();
}

/** What was computed, as gzip; null while nothing is. */
export async function readComputed(db: Database, planId: number): Promise<Uint8Array | null> {
  const row = await visible(db).select('computed').where('plan_id', '=', planId).executeTakeFirst();
  return row?.computed ?? null;
}

export interface PlanFilter {
  readonly objectIds?: readonly number[];
  readonly eventId?: number;
  readonly cdmId?: number;
  readonly states?: readonly StoredPlanState[];
  /** Only plans with lesser numbers. */
  readonly before?: number;
  readonly limit: number;
}

/** The last asked for first. */
export async function listPlans(db: Database, filter: PlanFilter): Promise<readonly PlanRow[]> {
  const { objectIds, eventId, cdmId, states, before, limit } = filter;
  let query = visible(db).select(COLUMNS).orderBy('plan_id', 'desc').limit(limit);
  if (objectIds !== undefined) {
    query = query.where(
      sql<boolean>`(primary_id = any(${objectIds}::int4[]) or secondary_id = any(${objectIds}::int4[]))`,
    );
  }
  if (eventId !== undefined) query = query.where('event_id', '=', eventId);
  if (cdmId !== undefined) query = query.where('cdm_id', '=', cdmId);
  if (states !== undefined) query = query.where('state', 'in', states);
  if (before !== undefined) query = query.where('plan_id', '<', before);
  return query.execute();
}

/** Numbers of the plans that compute this one anew. */
export async function plansReplacing(db: Database, planId: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('plans')
    .select('plan_id')
    .where('replaces', '=', planId)
    .orderBy('plan_id')
    .execute();
  return rows.map((row) => row.plan_id);
}

export type PlanChange = Partial<
  Pick<
    Readonly<Selectable<PlansTable>>,
    | 'state'
    | 'route'
    | 'burn_us'
    | 'go_us'
    | 'total_mm_s'
    | 'probability_before'
    | 'probability_after'
    | 'failure'
    | 'inputs'
    | 'stale'
    | 'computed'
    | 'tca_us'
  >
>;

/** Changes a plan whose version is this one; undefined where it has another by now. The version grows by one. */
export async function changePlan(
  db: Database,
  planId: number,
  version: number,
  { inputs, stale, ...change }: PlanChange,
): Promise<PlanRow | undefined> {
  return db
    .updateTable('plans')
    .set({
      ...change,
      version: version + 1,
      ...(inputs === undefined ? {} : { inputs: inputs === null ? null : JSON.stringify(inputs) }),
      ...(stale === undefined ? {} : { stale: sql<string>`${JSON.stringify(stale)}::jsonb` }),
    })
    .where('plan_id', '=', planId)
    .where('version', '=', version)
    .returning(COLUMNS)
    .executeTakeFirst();
}
