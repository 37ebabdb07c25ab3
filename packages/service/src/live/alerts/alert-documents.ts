import type {
  AlertDelivery,
  AlertDocument,
  AlertFacts,
  AlertMessage,
  AlertRule,
  AlertRuleDefinition,
} from '@clearway/contract';
import type { AlertRuleRow, AlertWithRule, DeliveryWithAttempts } from '@clearway/store';
import { utcOfMicros, utcOrNull } from '../runs/run-documents.ts';

export function alertDocumentOf(row: AlertWithRule): AlertDocument {
  return {
    alert_id: row.alert_id,
    rule: row.rule_name,
    state: row.state,
    level: row.level,
    change_number: row.change_number,
    change: row.change,
    raised_utc: utcOfMicros(row.raised_us),
    told_utc: utcOfMicros(row.told_us),
    facts: row.facts as AlertFacts,
    acknowledged_utc: utcOrNull(row.acknowledged_us),
    acknowledged_by: row.acknowledged_by,
    acknowledgement_note: row.acknowledgement_note,
    next_escalation_utc: utcOrNull(row.next_escalation_us),
  };
}

export function alertRuleOf(row: AlertRuleRow & { readonly standing: number }): AlertRule {
  return {
    ...(row.definition as AlertRuleDefinition),
    name: row.name,
    created_utc: utcOfMicros(row.created_us),
    changed_utc: utcOfMicros(row.changed_us),
    standing: row.standing,
  };
}

export function deliveryOf(row: DeliveryWithAttempts): AlertDelivery {
  return {
    delivery_id: row.delivery_id,
    message_id: row.message_id,
    channel: row.channel_name,
    type: row.type,
    level: row.level,
    state: row.state,
    title: (row.body as AlertMessage).title,
    created_utc: utcOfMicros(row.created_us),
    next_attempt_utc: utcOrNull(row.next_attempt_us),
    finished_utc: utcOrNull(row.finished_us),
    attempts: row.history.map(({ attempted_us, status, outcome }) => ({
      attempted_utc: utcOfMicros(attempted_us),
      status,
      outcome,
    })),
  };
}
