import type { Generated } from 'kysely';
import type { Json, NullableJson } from './json-columns.ts';
import type { TeamId } from './team-id.ts';

/** The tables of alerts; what a column means is said in the migrations 0008 and 0012. */
export interface AlertTables {
  readonly alert_channels: AlertChannelsTable;
  readonly alert_rules: AlertRulesTable;
  readonly alerts: AlertsTable;
  readonly alert_deliveries: AlertDeliveriesTable;
  readonly alert_delivery_alerts: AlertDeliveryAlertsTable;
  readonly alert_attempts: AlertAttemptsTable;
  readonly alert_evaluation: AlertEvaluationTable;
  readonly alert_digests: AlertDigestsTable;
}

export interface AlertChannelsTable {
  readonly channel_id: Generated<number>;
  readonly name: string;
  readonly kind: 'webhook' | 'email';
  readonly target: Json;
  readonly quiet_hours: NullableJson;
  readonly created_us: number;
  readonly team_id: TeamId;
}

export interface AlertRulesTable {
  readonly rule_id: Generated<number>;
  readonly name: string;
  readonly definition: Json;
  readonly created_us: number;
  readonly changed_us: number;
  readonly team_id: TeamId;
}

export type StoredAlertState = 'open' | 'acknowledged' | 'closed';
export type StoredAlertLevel = 'notice' | 'watch' | 'act';
export type StoredAlertChange = 'raised' | 'worsened' | 'level-raised' | 'not-acknowledged' | 'cleared';

export interface AlertsTable {
  readonly alert_id: Generated<number>;
  readonly rule_id: number;
  readonly event_id: number;
  readonly state: StoredAlertState;
  readonly level: StoredAlertLevel;
  readonly change_number: number;
  readonly change: StoredAlertChange;
  readonly matching: boolean;
  readonly facts: Json;
  readonly tca_us: number;
  readonly raised_us: number;
  readonly told_us: number;
  readonly acknowledged_us: number | null;
  readonly acknowledged_by: string | null;
  readonly acknowledgement_note: string | null;
  readonly escalation_step: Generated<number>;
  readonly next_escalation_us: number | null;
}

export type StoredDeliveryState = 'waiting' | 'held' | 'for-digest' | 'in-digest' | 'delivered' | 'dead' | 'superseded';

export interface AlertDeliveriesTable {
  readonly delivery_id: Generated<number>;
  readonly message_id: string;
  readonly cause: string;
  readonly channel_id: number | null;
  readonly channel_name: string;
  readonly type: 'alert' | 'alert-summary' | 'digest' | 'test' | 'watchdog';
  readonly level: StoredAlertLevel;
  readonly state: StoredDeliveryState;
  readonly body: Json;
  readonly attempts: Generated<number>;
  readonly created_us: number;
  readonly next_attempt_us: number | null;
  readonly claim: string | null;
  readonly claimed_until_us: number | null;
  readonly finished_us: number | null;
  readonly team_id: TeamId;
}

export interface AlertDeliveryAlertsTable {
  readonly delivery_id: number;
  readonly alert_id: number;
  readonly change_number: number;
}

export interface AlertAttemptsTable {
  readonly delivery_id: number;
  readonly attempt: number;
  readonly attempted_us: number;
  readonly status: number | null;
  readonly outcome: string;
}

export interface AlertEvaluationTable {
  readonly singleton: Generated<boolean>;
  readonly signal_id: Generated<number>;
  readonly evaluated_us: Generated<number>;
}

export interface AlertDigestsTable {
  readonly digest_id: Generated<number>;
  readonly team_id: TeamId;
  readonly settings: Json;
  readonly digest_day: string;
}
