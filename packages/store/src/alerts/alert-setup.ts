import { sql } from 'kysely';
import type { Database, Row } from '../schema/database.ts';

export type AlertChannelRow = Row<'alert_channels'>;
export type AlertRuleRow = Row<'alert_rules'>;

/** All channels, by name. */
export async function listAlertChannels(db: Database): Promise<readonly AlertChannelRow[]> {
  return db.selectFrom('alert_channels').selectAll().orderBy('name').execute();
}

/** Gives the row, or undefined where one of this name exists. */
export async function insertAlertChannel(
  db: Database,
  { target, quiet_hours, ...channel }: Omit<AlertChannelRow, 'channel_id'>,
): Promise<AlertChannelRow | undefined> {
  return db
    .insertInto('alert_channels')
    .values({ ...channel, target: JSON.stringify(target), quiet_hours: jsonOrNull(quiet_hours) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returningAll()
    .executeTakeFirst();
}

export async function updateAlertChannel(
  db: Database,
  channelId: number,
  { kind, target, quiet_hours }: Pick<AlertChannelRow, 'kind' | 'target' | 'quiet_hours'>,
): Promise<void> {
  await db
    .updateTable('alert_channels')
    .set({ kind, target: JSON.stringify(target), quiet_hours: jsonOrNull(quiet_hours) })
    .where('channel_id', '=', channelId)
    .execute();
}

/** Deletes a channel; what waits for it is given up. In a transaction. */
export async function deleteAlertChannel(db: Database, channelId: number, nowUs: number): Promise<void> {
  await db
    .updateTable('alert_deliveries')
    .set({ state: 'dead', finished_us: nowUs, next_attempt_us: null })
    .where('channel_id', '=', channelId)
    .where('state', 'in', ['waiting', 'held', 'for-digest'])
    .execute();
  await db.deleteFrom('alert_channels').where('channel_id', '=', channelId).execute();
}

/** All rules, by name, with how many of their alerts are not closed. */
export async function listAlertRules(db: Database): Promise<readonly (AlertRuleRow & { readonly standing: number })[]> {
  return db
    .selectFrom('alert_rules')
    .selectAll()
    .select((select) =>
      select
        .selectFrom('alerts')
        .select(sql<number>`count(*)`.as('standing'))
        .whereRef('alerts.rule_id', '=', 'alert_rules.rule_id')
        .where('alerts.state', '<>', 'closed')
        .$asScalar()
        .$notNull()
        .as('standing'),
    )
    .orderBy('name')
    .execute();
}

/** Gives false where a rule of this name exists. Evaluation follows. */
export async function insertAlertRule(
  db: Database,
  { definition, ...rule }: Omit<AlertRuleRow, 'rule_id'>,
): Promise<boolean> {
  const row = await db
    .insertInto('alert_rules')
    .values({ ...rule, definition: JSON.stringify(definition) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('rule_id')
    .executeTakeFirst();
  if (row) await noteRulesChanged(db);
  return row !== undefined;
}

export async function updateAlertRule(
  db: Database,
  ruleId: number,
  { definition, changed_us }: Pick<AlertRuleRow, 'definition' | 'changed_us'>,
): Promise<void> {
  await db
    .updateTable('alert_rules')
    .set({ definition: JSON.stringify(definition), changed_us })
    .where('rule_id', '=', ruleId)
    .execute();
  await noteRulesChanged(db);
}

/** Deletes a rule with its alerts; messages about them that are not sent yet are not sent any more. In a transaction. */
export async function deleteAlertRule(db: Database, ruleId: number, nowUs: number): Promise<void> {
  await sql`
    update alert_deliveries set state = 'superseded', finished_us = ${nowUs}::int8, next_attempt_us = null
    where state in ('waiting', 'held', 'for-digest') and type = 'alert' and delivery_id in (
      select delivery_id from alert_delivery_alerts join alerts using (alert_id) where rule_id = ${ruleId})`.execute(
    db,
  );
  await db.deleteFrom('alert_rules').where('rule_id', '=', ruleId).execute();
}

/** Whoever evaluates looks at all events anew. */
async function noteRulesChanged(db: Database): Promise<void> {
  await db.updateTable('alert_evaluation').set({ evaluated_us: 0 }).execute();
}

function jsonOrNull(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}
