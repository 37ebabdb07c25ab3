import { type AlertDigestSettings, type AlertFacts, alertDigestSettings, NO_DIGEST } from '@clearway/contract';
import {
  type AlertEvaluationRow,
  alertsForDigest,
  countDead,
  type Database,
  insertDelivery,
  lastPublishedUs,
  noteDigestDay,
  readSetting,
  takeForDigest,
  writeSetting,
} from '@clearway/store';
import { digestMessage } from './alert-message.ts';
import { localTime } from './local-time.ts';
import { type TellingSources, toldAlert } from './tell-alerts.ts';

const NAME = 'alert-digest';
const DAY_US = 86_400e6;

export async function readDigestSettings(db: Database): Promise<AlertDigestSettings> {
  const kept = alertDigestSettings.safeParse(await readSetting(db, NAME));
  return kept.success ? kept.data : NO_DIGEST;
}

/** The next digest is that of the next time on the clock: none for a time that has gone by today. In a transaction. */
export async function changeDigestSettings(db: Database, settings: AlertDigestSettings, nowUs: number): Promise<void> {
  await writeSetting(db, NAME, settings);
  const { day, time } = localTime(settings.zone, nowUs);
  await noteDigestDay(db, time >= settings.at ? day : '');
}

/** Puts the digest of the day down where it is due, in the caller's transaction; one a day, however often it is asked. */
export async function makeDigest(
  db: Database,
  settings: AlertDigestSettings,
  { digest_day }: AlertEvaluationRow,
  sources: TellingSources,
): Promise<void> {
  const { channels, mapUrl, nowUs } = sources;
  const { day, time } = localTime(settings.zone, nowUs);
  if (!settings.enabled || time < settings.at || (digest_day ?? '') >= day) return;
  await noteDigestDay(db, day);
  const rows = await alertsForDigest(db, nowUs - DAY_US);
  const told = rows.map(({ rule_name, alert_id, level, change, change_number, facts }) => {
    const telling = { alertId: alert_id, level, change, changeNumber: change_number, facts: facts as AlertFacts };
    return toldAlert(rule_name, telling, mapUrl);
  });
  const figures = {
    day,
    told,
    open: rows.filter(({ state }) => state === 'open').length,
    dead: await countDead(db, nowUs - DAY_US),
    lastScreenedUs: await lastPublishedUs(db),
  };
  for (const name of new Set(settings.channels)) {
    const channel = channels.get(name);
    if (channel === undefined) continue;
    const held = await takeForDigest(db, channel.channel_id, nowUs);
    const body = digestMessage({ ...figures, held: held.length }, nowUs);
    await insertDelivery(db, {
      cause: `digest of ${day} to channel ${channel.channel_id}`,
      channel_id: channel.channel_id,
      channel_name: channel.name,
      type: 'digest',
      level: body.level,
      state: 'waiting',
      body,
      createdUs: nowUs,
      nextAttemptUs: nowUs,
      alerts: [],
    });
  }
}
