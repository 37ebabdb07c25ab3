import type { AlertFacts, AlertRuleDefinition } from '@clearway/contract';
import { type AlertRow, type Database, escalationsDue, ownAlertRules, setEscalation } from '@clearway/store';
import { type TellingSources, tellAlerts } from './tell-alerts.ts';

const MINUTE_US = 60e6;

/** Tells the next channels of alerts of the actor's team that nobody has acknowledged in time, in the caller's transaction. */
export async function escalateAlerts(db: Database, around: TellingSources): Promise<void> {
  const due = await escalationsDue(db, around.nowUs);
  if (due.length === 0) return;
  const rules = new Map((await ownAlertRules(db)).map((row) => [row.rule_id, row]));
  const groups = Map.groupBy(due, ({ rule_id, escalation_step }) => `${rule_id} ${escalation_step}`);
  for (const alerts of groups.values()) {
    const row = rules.get(alerts[0]!.rule_id)!;
    const step = alerts[0]!.escalation_step;
    const { enabled, escalation } = row.definition as AlertRuleDefinition;
    const next = enabled ? escalation[step + 1] : undefined;
    for (const alert of alerts) {
      const nextUs = next === undefined ? null : Math.max(alert.told_us + next.after_minutes * MINUTE_US, around.nowUs);
      await setEscalation(db, alert.alert_id, step + 1, nextUs);
    }
    if (enabled && escalation[step] !== undefined) {
      await tellAlerts(db, row, step + 1, alerts.map(notAcknowledged), around);
    }
  }
}

function notAcknowledged({
  alert_id,
  level,
  change_number,
  facts,
}: AlertRow): Parameters<typeof tellAlerts>[3][number] {
  return {
    alertId: alert_id,
    level,
    change: 'not-acknowledged',
    changeNumber: change_number,
    facts: facts as AlertFacts,
  };
}
