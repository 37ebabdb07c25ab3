import type { AlertLevel, AlertMessage, AlertMessageType, ToldAlert } from '@clearway/contract';
import { ALERT_LEVELS } from '@clearway/contract';
import { utcOfMicros } from '../live/runs/run-documents.ts';
import { alertTitle } from './alert-words.ts';

/** Alerts that a summary or a digest names. */
const MOST_NAMED = 50;

/** Of one alert. */
export function singleMessage(alert: ToldAlert, nowUs: number): AlertMessage {
  return message('alert', alert.level, alertTitle(alert), [], [alert], 1, nowUs);
}

/** Of many alerts of a rule at once: one message instead of a storm. */
export function summaryMessage(rule: string, alerts: readonly ToldAlert[], nowUs: number): AlertMessage {
  const level = loudest(alerts);
  const title = `${level}: ${alerts.length} encounters by the rule "${rule}"`;
  return message('alert-summary', level, title, ['The most urgent first.'], byUrgency(alerts), alerts.length, nowUs);
}

export interface DigestFigures {
  readonly day: string;
  readonly told: readonly ToldAlert[];
  readonly open: number;
  /** Messages of this channel that quiet hours left to the digest. */
  readonly held: number;
  readonly dead: number;
  readonly lastScreenedUs: number | null;
}

export function digestMessage(figures: DigestFigures, nowUs: number): AlertMessage {
  const { day, told, open, held, dead, lastScreenedUs } = figures;
  const lines = [
    `${count(told.length, 'alert')} told of in the last day or open; ${open} not acknowledged.`,
    lastScreenedUs === null ? 'Nothing has been screened yet.' : `Last screening ${utcOfMicros(lastScreenedUs)}.`,
    ...(held > 0 ? [`${count(held, 'message')} came in quiet hours and stands only here.`] : []),
    ...(dead > 0
      ? [`${count(dead, 'message')} could not be delivered in the last day: see the list of deliveries.`]
      : []),
  ];
  return message('digest', 'notice', `Digest of ${day}`, lines, byUrgency(told), told.length, nowUs);
}

export function testMessage(channel: string, nowUs: number): AlertMessage {
  const lines = ['Somebody pressed the test button. Alerts that go to this channel will arrive like this one.'];
  return message('test', 'notice', `Test message of Clearway to "${channel}"`, lines, [], 0, nowUs);
}

/** Of the watchdog, which knows nothing of alerts. */
export function watchdogMessage(
  level: AlertLevel,
  title: string,
  lines: readonly string[],
  nowUs: number,
): AlertMessage {
  return message('watchdog', level, title, lines, [], 0, nowUs);
}

function message(
  type: AlertMessageType,
  level: AlertLevel,
  title: string,
  lines: readonly string[],
  alerts: readonly ToldAlert[],
  count: number,
  nowUs: number,
): AlertMessage {
  const created_utc = utcOfMicros(nowUs);
  return {
    schema: 'clearway-alert-1',
    type,
    created_utc,
    level,
    title,
    lines,
    alerts: alerts.slice(0, MOST_NAMED),
    count,
  };
}

function byUrgency(alerts: readonly ToldAlert[]): ToldAlert[] {
  const rank = ({ level }: ToldAlert): number => -ALERT_LEVELS.indexOf(level);
  const danger = ({ facts }: ToldAlert): number => -(facts.probability ?? facts.max_probability ?? 0);
  return alerts.toSorted(
    (one, other) =>
      rank(one) - rank(other) ||
      danger(one) - danger(other) ||
      one.facts.miss_distance_km - other.facts.miss_distance_km,
  );
}

function loudest(alerts: readonly ToldAlert[]): AlertLevel {
  return ALERT_LEVELS.findLast((level) => alerts.some((alert) => alert.level === level)) ?? 'notice';
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
