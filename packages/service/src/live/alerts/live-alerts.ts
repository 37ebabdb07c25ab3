import { UserError } from '@clearway/astro';
import {
  type AlertChannel,
  type AlertDelivery,
  type AlertDocument,
  type AlertRule,
  type AlertRuleDefinition,
  completeAlertRule,
} from '@clearway/contract';
import {
  type AlertChannelRow,
  type AlertRuleRow,
  acknowledgeAlert,
  currentActor,
  deleteAlertChannel,
  deleteAlertRule,
  deliveryFigures,
  findAlert,
  insertAlertChannel,
  insertAlertRule,
  insertDelivery,
  listAlertChannels,
  listAlertRules,
  listAlerts,
  listDeliveries,
  readAlertEvaluation,
  reviveDelivery,
  runAs,
  type Store,
  updateAlertChannel,
  updateAlertRule,
} from '@clearway/store';
import { testMessage } from '../../alerts/alert-message.ts';
import { changeDigestSettings, readDigestSettings } from '../../alerts/daily-digest.ts';
import { deliverOnce } from '../../alerts/deliver-messages.ts';
import { problemOf } from '../../alerts/send-message.ts';
import type { SendingSettings } from '../../alerts/sending-settings.ts';
import { readCursor, writeCursor } from '../cursors/list-cursor.ts';
import { pageLimit } from '../cursors/page-limit.ts';
import type { LiveAlerts } from '../live-alerts.ts';
import { utcOfMicros } from '../runs/run-documents.ts';
import { alertDocumentOf, alertRuleOf, deliveryOf } from './alert-documents.ts';
import { checkChannels, checkRule, checkUnused } from './alert-rule-checks.ts';

export interface AlertSources {
  readonly store: Store;
  readonly settings: SendingSettings;
  readonly nowUs: () => number;
  /** There is something to evaluate or to send. */
  readonly poke: () => void;
}

/** Alerts as people set them up and see them. */
export function liveAlerts({ store, settings, nowUs, poke }: AlertSources): LiveAlerts {
  const { db } = store;
  const alert = async (alertId: number): Promise<AlertDocument | null> => {
    const row = await findAlert(db, alertId);
    return row ? alertDocumentOf(row) : null;
  };
  const delivery = async (deliveryId: number): Promise<AlertDelivery | null> => {
    const [row] = await listDeliveries(db, { ids: [deliveryId], limit: 1 });
    return row ? deliveryOf(row) : null;
  };
  const ruleRow = async (name: string): Promise<AlertRuleRow & { readonly standing: number }> =>
    known(
      (await listAlertRules(db)).find((row) => row.name === name),
      `rule "${name}"`,
    );
  const rule = async (name: string): Promise<AlertRule> => alertRuleOf(await ruleRow(name));
  const channelRow = async (name: string): Promise<AlertChannelRow> =>
    known(
      (await listAlertChannels(db)).find((row) => row.name === name),
      `channel "${name}"`,
    );
  const channelOf = async (row: AlertChannelRow): Promise<AlertChannel> => {
    const target = row.target as AlertChannel['target'];
    return {
      name: row.name,
      target,
      quiet_hours: row.quiet_hours as AlertChannel['quiet_hours'],
      created_utc: utcOfMicros(row.created_us),
      problem: await problemOf(target, settings),
    };
  };

  return {
    async list({ state, ...page }) {
      const limit = pageLimit(page.limit);
      const [before] = page.cursor === undefined ? [] : readCursor(page.cursor, 'alerts', 1);
      const states = state === undefined ? undefined : state === 'standing' ? STANDING : [state];
      const rows = await listAlerts(db, {
        ...(states === undefined ? {} : { states }),
        ...(before === undefined ? {} : { before }),
        limit: limit + 1,
      });
      const shown = rows.slice(0, limit);
      const next = rows.length > limit ? writeCursor('alerts', [shown.at(-1)!.alert_id]) : null;
      return { items: shown.map(alertDocumentOf), next, total: null };
    },
    find: alert,
    async acknowledge(alertId, { by, note = null }) {
      known(await alert(alertId), `alert ${alertId}`);
      const done = await acknowledgeAlert(db, alertId, { by, note, atUs: nowUs() });
      const now = known(await alert(alertId), `alert ${alertId}`);
      if (!done) throw new UserError('conflict', `alert ${alertId} is closed`, 'there is nothing left to acknowledge');
      return now;
    },
    async deliveries({ state, ...page }) {
      const limit = pageLimit(page.limit);
      const [before] = page.cursor === undefined ? [] : readCursor(page.cursor, 'deliveries', 1);
      const rows = await listDeliveries(db, {
        ...(state === undefined ? {} : { state }),
        ...(before === undefined ? {} : { before }),
        limit: limit + 1,
      });
      const shown = rows.slice(0, limit);
      const next = rows.length > limit ? writeCursor('deliveries', [shown.at(-1)!.delivery_id]) : null;
      return { items: shown.map(deliveryOf), next, total: null };
    },
    async retry(deliveryId) {
      const done = await reviveDelivery(db, deliveryId, nowUs());
      const now = known(await delivery(deliveryId), `delivery ${deliveryId}`);
      if (!done) {
        const what = `delivery ${deliveryId} is ${now.state === 'dead' ? 'of a channel that is gone' : now.state}`;
        throw new UserError('conflict', what, 'only what was given up is tried again');
      }
      poke();
      return now;
    },
    rules: async () => (await listAlertRules(db)).map(alertRuleOf),
    async createRule({ name, ...given }) {
      const definition = completeAlertRule({ name, ...given });
      await db.transaction().execute(async (trx) => {
        await inTeam(currentActor().teamId, () => checkRule(trx, definition));
        const at = nowUs();
        if (await insertAlertRule(trx, { name, definition, created_us: at, changed_us: at })) return;
        throw new UserError('conflict', `there is a rule "${name}" already`, 'choose another name, or change that one');
      });
      poke();
      return rule(name);
    },
    async changeRule(name, change) {
      const row = await ruleRow(name);
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      const definition = { ...(row.definition as AlertRuleDefinition), ...Object.fromEntries(given) };
      await db.transaction().execute(async (trx) => {
        await inTeam(row.team_id, () => checkRule(trx, definition));
        await updateAlertRule(trx, row.rule_id, { definition, changed_us: nowUs() });
      });
      poke();
      return rule(name);
    },
    async deleteRule(name) {
      const { rule_id } = await ruleRow(name);
      await db.transaction().execute((trx) => deleteAlertRule(trx, rule_id, nowUs()));
    },
    channels: async () => Promise.all((await listAlertChannels(db)).map(channelOf)),
    async createChannel({ name, target, quiet_hours = null }) {
      const row = await insertAlertChannel(db, { name, kind: target.kind, target, quiet_hours, created_us: nowUs() });
      if (row) return channelOf(row);
      throw new UserError(
        'conflict',
        `there is a channel "${name}" already`,
        'choose another name, or change that one',
      );
    },
    async changeChannel(name, change) {
      const row = await channelRow(name);
      const target = change.target ?? (row.target as AlertChannel['target']);
      const quiet_hours = change.quiet_hours === undefined ? row.quiet_hours : change.quiet_hours;
      await updateAlertChannel(db, row.channel_id, { kind: target.kind, target, quiet_hours });
      return channelOf(await channelRow(name));
    },
    async deleteChannel(name) {
      const { channel_id, team_id } = await channelRow(name);
      await db.transaction().execute(async (trx) => {
        await inTeam(team_id, async () => checkUnused(trx, name, await readDigestSettings(trx)));
        await deleteAlertChannel(trx, channel_id, nowUs());
      });
    },
    async test(name) {
      const { channel_id, team_id } = await channelRow(name);
      const at = nowUs();
      const body = testMessage(name, at);
      const deliveryId = await insertDelivery(db, {
        cause: `test of channel ${channel_id} at ${at} ${crypto.randomUUID()}`,
        channel_id,
        channel_name: name,
        team_id,
        type: 'test',
        level: body.level,
        state: 'waiting',
        body,
        createdUs: at,
        // Not taken by whoever looks for what is due: it is sent here, once.
        nextAttemptUs: at + TEST_PATIENCE_US,
        alerts: [],
      });
      await deliverOnce({ store, settings, nowUs }, deliveryId!);
      return (await delivery(deliveryId!))!;
    },
    async figures() {
      const { oldestWaitingUs, ...counts } = await deliveryFigures(db);
      const { evaluated_us } = await readAlertEvaluation(db);
      const secondsSince = (us: number): number => Math.max(0, (nowUs() - us) / 1e6);
      return {
        ...counts,
        oldestWaitingSeconds: oldestWaitingUs === null ? 0 : secondsSince(oldestWaitingUs),
        evaluatedSecondsAgo: evaluated_us === 0 ? null : secondsSince(evaluated_us),
      };
    },
    digest: () => readDigestSettings(db),
    async changeDigest(wanted) {
      await db.transaction().execute(async (trx) => {
        await inTeam(currentActor().teamId, () => checkChannels(trx, wanted.channels));
        await changeDigestSettings(trx, wanted, nowUs());
      });
      poke();
      return readDigestSettings(db);
    },
  };
}

const STANDING = ['open', 'acknowledged'] as const;
const TEST_PATIENCE_US = 120e6;

/** What is set up for a team knows and uses what its people may see, also where an admin of the installation does it. */
function inTeam<Result>(teamId: number | null, work: () => Result): Result {
  return runAs({ ...currentActor(), teamId, seesAll: false }, work);
}

function known<Value>(value: Value | null | undefined, what: string): Value {
  if (value == null) throw new UserError('unknown', `there is no ${what.slice(0, 90)}`, 'see the list');
  return value;
}
