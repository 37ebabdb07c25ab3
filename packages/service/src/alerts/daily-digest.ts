import { type AlertDigestSettings, type AlertFacts, alertDigestSettings, NO_DIGEST } from '@clearway/contract';
import {
  alertsForDigest,
  countDead,
  type Database,
  insertDelivery,
  lastPublishedUs,
  noteDigestDay,
  readAlertDigest,
  takeForDigest,
  writeAlertDigest,
} from '@clearway/store';
import { digestMessage } from './alert-message.ts';
import { localTime } from './local-time.ts';
import { type TellingSources, toldAlert } from './tell-alerts.ts';

const DAY_US = 86_400e6;

/** Those of the actor's team. */
export async function readDigestSettings(db: Database): Promise<AlertDigestSettings> {
  const kept = alertDigestSettings.safeParse((await readAlertDigest(db))?.settings);
  return kept.success ? kept.data : NO_DIGEST;
}

/** The next digest is that of the next time on the clock: none for a time that has gone by today. In a transaction. */
export async function changeDigestSettings(db: Database, settings: AlertDigestSettings, nowUs: number): Promise<void> {
  const { day, time } = localTime(settings.zone, nowUs);
  await writeAlertDigest(db, { settings, digest_day: time >= settings.at ? day : '' });
}

/** Puts the digest of the day down where it is due, in the caller's transaction; one a day, however often it is asked. */
export async function makeDigest(db: Database, settings: AlertDigestSettings, sources: TellingSources): Promise<void> {
  const { channels, mapUrl, nowUs } = sources;
  const { day, time } = localTime(settings.zone, nowUs);
  if (!settings.enabled || time < settings.at) return;
  if (((await readAlertDigest(db))?.digest_day ?? '') >= day) return;
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
      team_id: channel.team_id,
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
