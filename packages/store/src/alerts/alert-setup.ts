import { sql } from 'kysely';
import { isOwn, isVisible, ownTeam } from '../actor/visible-rows.ts';
import type { Database, Row } from '../schema/database.ts';

export type AlertChannelRow = Row<'alert_channels'>;
export type AlertRuleRow = Row<'alert_rules'>;

/** Channels that the actor may see, by name; of two of one name that of the actor's team first. */
export async function listAlertChannels(db: Database): Promise<readonly AlertChannelRow[]> {
  return db
    .selectFrom('alert_channels')
    .selectAll()
    .where(isVisible('alert_channels'))
    .orderBy('name')
    .orderBy(isOwn('alert_channels'), 'desc')
    .orderBy('channel_id')
    .execute();
}

/** Those of the actor's team alone: where its rules go. */
export async function ownAlertChannels(db: Database): Promise<readonly AlertChannelRow[]> {
  return db.selectFrom('alert_channels').selectAll().where(isOwn('alert_channels')).orderBy('name').execute();
}

/** Makes a channel of the actor's team; gives the row, or undefined where that has one of this name. */
export async function insertAlertChannel(
  db: Database,
  { target, quiet_hours, ...channel }: Omit<AlertChannelRow, 'channel_id' | 'team_id'>,
): Promise<AlertChannelRow | undefined> {
  return db
    .insertInto('alert_channels')
    .values({ ...channel, ...ownTeam(), target: JSON.stringify(target), quiet_hours: jsonOrNull(quiet_hours) })
    .onConflict((conflict) => conflict.doNothing())
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

export type RuleWithStanding = AlertRuleRow & { readonly standing: number };

/** Rules that the actor may see, by name, with how many of their alerts are not closed; of two of one name the actor's own first. */
export async function listAlertRules(db: Database): Promise<readonly RuleWithStanding[]> {
  return rules(db)
    .where(isVisible('alert_rules'))
    .orderBy('name')
    .orderBy(isOwn('alert_rules'), 'desc')
    .orderBy('rule_id')
    .execute();
}

/** Those of the actor's team alone. */
export async function ownAlertRules(db: Database): Promise<readonly RuleWithStanding[]> {
  return rules(db).where(isOwn('alert_rules')).orderBy('name').execute();
}

/** Teams with rules or digests, null for what is of none. */
export async function teamsWithAlerts(db: Database): Promise<readonly (number | null)[]> {
  const { rows: found } = await sql<{ team_id: number | null }>`
    select team_id from alert_rules union select team_id from alert_digests`.execute(db);
  return found.map(({ team_id }) => team_id);
}

function rules(db: Database) {
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
    );
}

/** Makes a rule of the actor's team; gives false where that has one of this name. Evaluation follows. */
export async function insertAlertRule(
  db: Database,
  { definition, ...rule }: Omit<AlertRuleRow, 'rule_id' | 'team_id'>,
): Promise<boolean> {
  const row = await db
    .insertInto('alert_rules')
    .values({ ...rule, ...ownTeam(), definition: JSON.stringify(definition) })
    .onConflict((conflict) => conflict.doNothing())
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
