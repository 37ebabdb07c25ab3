import type {
  AlertChange,
  AlertChannel,
  AlertFacts,
  AlertLevel,
  AlertRuleDefinition,
  ToldAlert,
} from '@clearway/contract';
import {
  type AlertChannelRow,
  type AlertRuleRow,
  alertsHeardOf,
  type Database,
  insertDelivery,
  supersedeHeld,
} from '@clearway/store';
import { singleMessage, summaryMessage } from './alert-message.ts';
import { endOfQuiet } from './quiet-hours.ts';

/** Of more alerts of one rule at once a channel gets one message. */
export const MOST_SINGLE = 10;

/** A change of an alert to be told. */
export interface Telling {
  readonly alertId: number;
  readonly level: AlertLevel;
  readonly change: AlertChange;
  readonly changeNumber: number;
  readonly facts: AlertFacts;
}

/** How and with what alerts are told. */
export interface TellingSources {
  readonly channels: ReadonlyMap<string, AlertChannelRow>;
  /** Names of the channels that get the digest. */
  readonly digestChannels: ReadonlySet<string>;
  readonly mapUrl: string | null;
  readonly nowUs: number;
}

/**
 * Puts down what is to be sent of changes of a rule's alerts, in the transaction that changes them. Step 0 is the rule's own channels,
 * others those of its escalation. What is over is told only to those who have heard of it.
 */
export async function tellAlerts(
  db: Database,
  rule: AlertRuleRow,
  step: number,
  tellings: readonly Telling[],
  sources: TellingSources,
): Promise<void> {
  const definition = rule.definition as AlertRuleDefinition;
  const over = tellings.filter(({ change }) => change === 'cleared');
  const news = tellings.filter(({ change }) => change !== 'cleared');
  const names = step === 0 ? definition.channels : (definition.escalation[step - 1]?.channels ?? []);
  if (news.length > 0) {
    for (const channel of channelsOf(names, sources)) await tellChannel(db, rule, step, channel, news, sources);
  }
  if (over.length === 0) return;
  const all = [...definition.channels, ...definition.escalation.flatMap(({ channels }) => channels)];
  for (const channel of channelsOf(all, sources)) {
    const ids = over.map(({ alertId }) => alertId);
    const heard = await alertsHeardOf(db, channel.channel_id, ids);
    const told = over.filter(({ alertId }) => heard.has(alertId));
    if (told.length > 0) await tellChannel(db, rule, step, channel, told, sources);
    await supersedeHeld(
      db,
      channel.channel_id,
      ids.filter((id) => !heard.has(id)),
      sources.nowUs,
    );
  }
}

function channelsOf(names: readonly string[], { channels }: TellingSources): AlertChannelRow[] {
  return [...new Set(names)].flatMap((name) => channels.get(name) ?? []);
}

async function tellChannel(
  db: Database,
  rule: AlertRuleRow,
  step: number,
  channel: AlertChannelRow,
  tellings: readonly Telling[],
  sources: TellingSources,
): Promise<void> {
  await supersedeHeld(
    db,
    channel.channel_id,
    tellings.map(({ alertId }) => alertId),
    sources.nowUs,
  );
  // What must not be overlooked does not hide in a list of what may.
  const act = tellings.filter(({ level }) => level === 'act');
  for (const part of [act, tellings.filter(({ level }) => level !== 'act')]) {
    if (part.length > MOST_SINGLE) await put(db, rule, step, channel, part, sources);
    else for (const telling of part) await put(db, rule, step, channel, [telling], sources);
  }
}

async function put(
  db: Database,
  rule: AlertRuleRow,
  step: number,
  channel: AlertChannelRow,
  tellings: readonly Telling[],
  { digestChannels, mapUrl, nowUs }: TellingSources,
): Promise<void> {
  const told = tellings.map((telling) => toldAlert(rule.name, telling, mapUrl));
  const [first] = tellings;
  const message = told.length === 1 ? singleMessage(told[0]!, nowUs) : summaryMessage(rule.name, told, nowUs);
  const quiet = channel.quiet_hours as AlertChannel['quiet_hours'];
  const dueUs = endOfQuiet(quiet, message.level, nowUs);
  // Without a digest nobody would hear of it.
  const intoDigest = dueUs > nowUs && quiet?.release === 'digest' && digestChannels.has(channel.name);
  await insertDelivery(db, {
    cause: `${message.type} ${first!.alertId}.${first!.changeNumber} step ${step} channel ${channel.channel_id}`,
    channel_id: channel.channel_id,
    channel_name: channel.name,
    team_id: channel.team_id,
    type: message.type,
    level: message.level,
    state: intoDigest ? 'for-digest' : dueUs > nowUs ? 'held' : 'waiting',
    body: message,
    createdUs: nowUs,
    nextAttemptUs: intoDigest ? null : dueUs,
    alerts: tellings.map(({ alertId, changeNumber }) => ({ alertId, changeNumber })),
  });
}

/** As it stands in messages. */
export function toldAlert(rule: string, telling: Telling, mapUrl: string | null): ToldAlert {
  const { alertId, level, change, changeNumber, facts } = telling;
  const { event_id, primary, secondary, tca_utc } = facts;
  const pair = `${primary.object_id},${secondary.object_id}`;
  const link =
    mapUrl === null
      ? null
      : `${mapUrl}/?${new URLSearchParams({ panel: 'encounter', event: String(event_id), pair, tca: tca_utc })}`;
  return { alert_id: alertId, rule, level, change, change_number: changeNumber, facts, link };
}
