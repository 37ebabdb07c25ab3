import { sql } from 'kysely';
import { isOwn, isVisible } from '../actor/visible-rows.ts';
import { columnNames, columnsOf, portions, rowsAsTable } from '../bulk-writes/columns.ts';
import type { StoredAlertState } from '../schema/alert-tables.ts';
import type { Database, Row } from '../schema/database.ts';

export type AlertRow = Row<'alerts'>;

export type AlertWithRule = AlertRow & { readonly rule_name: string };

export interface AlertFilter {
  readonly states?: readonly StoredAlertState[];
  /** Only alerts with lesser numbers. */
  readonly before?: number;
  readonly limit: number;
}

/** Alerts of rules that the actor may see, the last raised first. */
export async function listAlerts(
  db: Database,
  { states, before, limit }: AlertFilter,
): Promise<readonly AlertWithRule[]> {
  let query = withRule(db).where(isVisible('alert_rules')).orderBy('alert_id', 'desc').limit(limit);
  if (states !== undefined) query = query.where('alerts.state', 'in', states);
  if (before !== undefined) query = query.where('alert_id', '<', before);
  return query.execute();
}

export async function findAlert(db: Database, alertId: number): Promise<AlertWithRule | undefined> {
  return withRule(db).where(isVisible('alert_rules')).where('alert_id', '=', alertId).executeTakeFirst();
}

/** Alerts of the actor's team of which something was told since a time, and all that are open; the most urgent first. */
export async function alertsForDigest(db: Database, sinceUs: number): Promise<readonly AlertWithRule[]> {
  return withRule(db)
    .where(isOwn('alert_rules'))
    .where((where) => where.or([where('alerts.state', '=', 'open'), where('told_us', '>=', sinceUs)]))
    .orderBy(sql`array_position(array['act', 'watch', 'notice'], level)`)
    .orderBy('tca_us')
    .orderBy('alert_id')
    .execute();
}

/** Those of a rule, by event. */
export async function alertsOfRule(db: Database, ruleId: number): Promise<ReadonlyMap<number, AlertRow>> {
  const rows = await db.selectFrom('alerts').selectAll().where('rule_id', '=', ruleId).execute();
  return new Map(rows.map((row) => [row.event_id, row]));
}

/** What an evaluation writes of an alert. */
export type ToldAlertRow = Omit<AlertRow, 'alert_id'>;

type WrittenAlert = Omit<ToldAlertRow, 'facts'> & { readonly facts: string };

const COLUMNS = columnsOf<WrittenAlert>({
  rule_id: 'int8',
  event_id: 'int8',
  state: 'text',
  level: 'text',
  change_number: 'int4',
  change: 'text',
  matching: 'boolean',
  facts: 'text',
  tca_us: 'int8',
  raised_us: 'int8',
  told_us: 'int8',
  acknowledged_us: 'int8',
  acknowledged_by: 'text',
  acknowledgement_note: 'text',
  escalation_step: 'int4',
  next_escalation_us: 'int8',
});

/** Writes alerts of one rule as they were told of, new or known; gives their ids by event. */
export async function writeAlerts(db: Database, alerts: readonly ToldAlertRow[]): Promise<ReadonlyMap<number, number>> {
  const ids = new Map<number, number>();
  const values = COLUMNS.map(({ name }) => (name === 'facts' ? sql`facts::jsonb` : sql.ref(name)));
  const changes = COLUMNS.map(({ name }) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`);
  for (const portion of portions(alerts)) {
    const rows = portion.map(({ facts, ...row }) => ({ ...row, facts: JSON.stringify(facts) }));
    const written = await sql<{ alert_id: number; event_id: number }>`
      insert into alerts (${columnNames(COLUMNS)})
      select ${sql.join(values)} from ${rowsAsTable(rows, COLUMNS)}
      on conflict (rule_id, event_id) do update set ${sql.join(changes)}
      returning alert_id, event_id`.execute(db);
    for (const { alert_id, event_id } of written.rows) ids.set(event_id, alert_id);
  }
  return ids;
}

/** Sets whether the rule still speaks of alerts. */
export async function markMatching(db: Database, alertIds: readonly number[], matching: boolean): Promise<void> {
  if (alertIds.length === 0) return;
  await db.updateTable('alerts').set({ matching }).where(sql<boolean>`alert_id = any(${alertIds}::int8[])`).execute();
}

/** Closes alerts of which there is nothing more to tell. */
export async function closeAlerts(db: Database, alertIds: readonly number[]): Promise<void> {
  if (alertIds.length === 0) return;
  await db
    .updateTable('alerts')
    .set({ state: 'closed', matching: false, next_escalation_us: null })
    .where(sql<boolean>`alert_id = any(${alertIds}::int8[])`)
    .execute();
}

/** False where there is none that is open or acknowledged. */
export async function acknowledgeAlert(
  db: Database,
  alertId: number,
  { by, note, atUs }: { readonly by: string; readonly note: string | null; readonly atUs: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('alerts')
    .set({
      state: 'acknowledged',
      acknowledged_by: by,
      acknowledged_us: atUs,
      acknowledgement_note: note,
      next_escalation_us: null,
    })
    .where('alert_id', '=', alertId)
    .where('state', '<>', 'closed')
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Open alerts of the actor's team whose escalation is due, and that their rule still speaks of; locked. */
export async function escalationsDue(db: Database, nowUs: number): Promise<readonly AlertRow[]> {
  return db
    .selectFrom('alerts')
    .selectAll()
    .where('next_escalation_us', '<=', nowUs)
    .where('state', '=', 'open')
    .where('matching', '=', true)
    .where('rule_id', 'in', (rules) => rules.selectFrom('alert_rules').select('rule_id').where(isOwn('alert_rules')))
    .orderBy('alert_id')
    .forUpdate()
    .execute();
}

/** Brings the next step forward: who was to be told before could not be reached. */
export async function escalateNow(db: Database, deliveryId: number, nowUs: number): Promise<void> {
  await sql`
    update alerts set next_escalation_us = ${nowUs}::int8
    from alert_delivery_alerts told
    where told.delivery_id = ${deliveryId} and told.alert_id = alerts.alert_id and alerts.state = 'open'
      and told.change_number = alerts.change_number and next_escalation_us > ${nowUs}::int8`.execute(db);
}

export async function setEscalation(db: Database, alertId: number, step: number, nextUs: number | null): Promise<void> {
  await db
    .updateTable('alerts')
    .set({ escalation_step: step, next_escalation_us: nextUs })
    .where('alert_id', '=', alertId)
    .execute();
}

/** Deletes closed alerts whose TCA is before a time. */
export async function dropAlertsBefore(db: Database, tcaUs: number): Promise<void> {
  await db.deleteFrom('alerts').where('state', '=', 'closed').where('tca_us', '<', tcaUs).execute();
}

function withRule(db: Database) {
  return db
    .selectFrom('alerts')
    .innerJoin('alert_rules', 'alert_rules.rule_id', 'alerts.rule_id')
    .selectAll('alerts')
    .select('alert_rules.name as rule_name');
}
