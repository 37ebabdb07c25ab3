import {
  type AlertChannel,
  type AlertDelivery,
  type AlertDigestSettings,
  type AlertDocument,
  type AlertRule,
  completeAlertRule,
  exampleAlert,
  exampleAlertChannel,
  exampleAlertDelivery,
  exampleAlertDigest,
  exampleAlertRule,
} from '@clearway/contract';
import { type LiveAlerts, UserError } from '@clearway/service';
import { pageOfItems } from './fake-lists.fixture.ts';

/** A rule, a channel, an alert and a delivery that was given up, in memory. */
export function fakeAlerts(): LiveAlerts {
  const rules = new Map<string, AlertRule>([[exampleAlertRule.name, exampleAlertRule]]);
  const channels = new Map<string, AlertChannel>([[exampleAlertChannel.name, exampleAlertChannel]]);
  const alerts = new Map<number, AlertDocument>([[exampleAlert.alert_id, exampleAlert]]);
  let delivery: AlertDelivery = { ...exampleAlertDelivery, state: 'dead' };
  let digest: AlertDigestSettings = exampleAlertDigest;
  const known = <Key, Value>(values: ReadonlyMap<Key, Value>, key: Key): Value => {
    const value = values.get(key);
    if (value === undefined) throw new UserError('unknown', `there is no "${key}"`, 'see the list');
    return value;
  };
  const kept = <Value extends { readonly name: string }>(values: Map<string, Value>, value: Value): Value => {
    values.set(value.name, value);
    return value;
  };
  const refuseTwice = (values: ReadonlyMap<string, unknown>, name: string): void => {
    if (values.has(name)) throw new UserError('conflict', `"${name}" is there already`, 'choose another name');
  };
  return {
    list: async (query) => pageOfItems([...alerts.values()], query),
    find: async (alertId) => alerts.get(alertId) ?? null,
    async acknowledge(alertId, { by, note = null }) {
      const alert: AlertDocument = {
        ...known(alerts, alertId),
        state: 'acknowledged',
        acknowledged_by: by,
        acknowledged_utc: exampleAlert.told_utc,
        acknowledgement_note: note,
        next_escalation_utc: null,
      };
      alerts.set(alertId, alert);
      return alert;
    },
    deliveries: async (query) => pageOfItems([delivery], query),
    async retry(deliveryId) {
      if (deliveryId !== delivery.delivery_id)
        throw new UserError('unknown', 'there is no such delivery', 'see the list');
      delivery = { ...delivery, state: 'waiting', finished_utc: null };
      return delivery;
    },
    rules: async () => [...rules.values()],
    async createRule(rule) {
      refuseTwice(rules, rule.name);
      return kept(rules, { ...exampleAlertRule, ...completeAlertRule(rule), name: rule.name, standing: 0 });
    },
    changeRule: async (name, change) =>
      kept(rules, { ...known(rules, name), ...completeAlertRule({ ...known(rules, name), ...change }) }),
    async deleteRule(name) {
      rules.delete(known(rules, name).name);
    },
    channels: async () => [...channels.values()],
    async createChannel({ name, target, quiet_hours = null }) {
      refuseTwice(channels, name);
      return kept(channels, { ...exampleAlertChannel, name, target, quiet_hours });
    },
    async changeChannel(name, { target, quiet_hours }) {
      const before = known(channels, name);
      return kept(channels, {
        ...before,
        target: target ?? before.target,
        quiet_hours: quiet_hours === undefined ? before.quiet_hours : quiet_hours,
      });
    },
    async deleteChannel(name) {
      channels.delete(known(channels, name).name);
    },
    test: async (name) => ({
      ...exampleAlertDelivery,
      channel: known(channels, name).name,
      type: 'test',
      attempts: exampleAlertDelivery.attempts.slice(1),
    }),
    figures: async () => ({
      delivered: 1,
      dead: 1,
      waiting: 0,
      held: 0,
      attempts: 3,
      oldestWaitingSeconds: 0,
      evaluatedSecondsAgo: 1,
    }),
    digest: async () => digest,
    async changeDigest(settings) {
      digest = settings;
      return digest;
    },
  };
}
