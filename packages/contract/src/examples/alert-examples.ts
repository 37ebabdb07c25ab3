import type { AlertChannel, AlertDigestSettings, NewAlertChannel } from '../schemas/alert-channels.ts';
import type { AlertDelivery, AlertMessage } from '../schemas/alert-deliveries.ts';
import { type AlertRule, completeAlertRule, type NewAlertRule } from '../schemas/alert-rules.ts';
import type { Acknowledgement, AlertDocument, AlertFacts } from '../schemas/alerts.ts';

export const exampleNewAlertChannel: NewAlertChannel = {
  name: 'on call',
  target: { kind: 'webhook', url: 'https://example.org/hooks/clearway', secret: 'OPS' },
  quiet_hours: { from: '22:00', to: '07:00', zone: 'Europe/Luxembourg', release: 'end' },
};

export const exampleAlertChannel: AlertChannel = {
  name: exampleNewAlertChannel.name,
  target: exampleNewAlertChannel.target,
  quiet_hours: exampleNewAlertChannel.quiet_hours!,
  created_utc: '2026-03-10T00:00:00.000Z',
  problem: null,
};

export const exampleNewAlertRule: NewAlertRule = {
  name: 'our satellites',
  watchlists: ['stations'],
  miss_below_km: 1,
  lead_below_hours: 72,
  worsened: { probability_factor: 3, miss_percent: 30 },
  level: 'act',
  channels: ['on call'],
  escalation: [{ after_minutes: 15, channels: ['on call'] }],
};

export const exampleAlertRule: AlertRule = {
  ...completeAlertRule(exampleNewAlertRule),
  name: exampleNewAlertRule.name,
  created_utc: '2026-03-10T00:00:00.000Z',
  changed_utc: '2026-03-10T00:00:00.000Z',
  standing: 1,
};

export const exampleAlertFacts: AlertFacts = {
  event_id: 1204,
  primary: { object_id: 25_544, name: 'ISS (ZARYA)' },
  secondary: { object_id: 38_222, name: 'COSMOS 2251 DEB' },
  tca_utc: '2026-03-11T14:02:11.512Z',
  miss_distance_km: 0.412,
  relative_speed_km_s: 11.204,
  max_probability: 1.2e-4,
  probability: 3.1e-5,
  probability_method: 'pc2d',
  basis: 'elements',
  alarm: 'watch',
  private: false,
};

export const exampleAlert: AlertDocument = {
  alert_id: 9,
  rule: exampleAlertRule.name,
  state: 'open',
  level: 'watch',
  change_number: 1,
  change: 'raised',
  raised_utc: '2026-03-10T01:22:00.000Z',
  told_utc: '2026-03-10T01:22:00.000Z',
  facts: exampleAlertFacts,
  acknowledged_utc: null,
  acknowledged_by: null,
  acknowledgement_note: null,
  next_escalation_utc: '2026-03-10T01:37:00.000Z',
};

export const exampleAcknowledgement: Acknowledgement = { by: 'Kim', note: 'asking the owner' };

export const exampleAcknowledgedAlert: AlertDocument = {
  ...exampleAlert,
  state: 'acknowledged',
  acknowledged_utc: '2026-03-10T01:25:00.000Z',
  acknowledged_by: 'Kim',
  acknowledgement_note: 'asking the owner',
  next_escalation_utc: null,
};

export const exampleAlertMessage: AlertMessage = {
  schema: 'clearway-alert-1',
  type: 'alert',
  created_utc: '2026-03-10T01:22:00.000Z',
  level: 'watch',
  title: 'watch: ISS (ZARYA) and COSMOS 2251 DEB, 0.412 km, 2026-03-11 14:02 UTC',
  lines: ['Rule "our satellites": raised.'],
  alerts: [
    {
      alert_id: 9,
      rule: 'our satellites',
      level: 'watch',
      change: 'raised',
      change_number: 1,
      facts: exampleAlertFacts,
      link: 'https://clearway.example.org/?event=1204',
    },
  ],
  count: 1,
};

export const exampleAlertDelivery: AlertDelivery = {
  delivery_id: 31,
  message_id: '0f3f6c1e-6f3e-4a53-9a0c-0f2b9d0b6d5e',
  channel: 'on call',
  type: 'alert',
  level: 'watch',
  state: 'delivered',
  title: exampleAlertMessage.title,
  created_utc: '2026-03-10T01:22:00.000Z',
  next_attempt_utc: null,
  finished_utc: '2026-03-10T01:22:06.000Z',
  attempts: [
    { attempted_utc: '2026-03-10T01:22:00.000Z', status: 500, outcome: 'example.org answered 500' },
    { attempted_utc: '2026-03-10T01:22:06.000Z', status: 204, outcome: 'taken' },
  ],
};

export const exampleAlertDigest: AlertDigestSettings = {
  enabled: true,
  at: '08:00',
  zone: 'Europe/Luxembourg',
  channels: ['on call'],
};
