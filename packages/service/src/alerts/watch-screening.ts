import type { AlertLevel } from '@clearway/contract';

/** What one look at a Clearway found: when its last screening was published, or why that cannot be known. */
export type WatchedScreening =
  | { readonly kind: 'seen'; readonly publishedUs: number | null }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** What the watchdog remembers from look to look, also over restarts. */
export interface WatchdogState {
  /** It looks since; microseconds since 1970-01-01 UTC, like all times here. */
  readonly sinceUs: number;
  /** The last screening that it has seen. */
  readonly publishedUs: number | null;
  readonly unreachableSinceUs: number | null;
  /** Null while all is well. */
  readonly alarmSinceUs: number | null;
  /** When the alarm was given last. */
  readonly alarmToldUs: number | null;
  /** Counts alarms: each, with its recovery, has its own messages. */
  readonly alarms: number;
  /** Of the current state, who has not been told yet; sent to at every look. */
  readonly untold: readonly UntoldMessage[];
}

/** Something to be told to one target. */
export interface UntoldMessage {
  readonly target: string;
  readonly messageId: string;
  readonly level: AlertLevel;
  readonly title: string;
  readonly lines: readonly string[];
}

export interface WatchdogRule {
  /** Nothing screened for so long is an alarm. */
  readonly hours: number;
  /** While it lasts the alarm is repeated so often, hours. */
  readonly repeatHours: number;
  readonly targets: readonly string[];
  /** For people: what is watched. */
  readonly place: string;
}

const HOUR_US = 3600e6;

export function firstWatchdogState(nowUs: number): WatchdogState {
  return {
    sinceUs: nowUs,
    publishedUs: null,
    unreachableSinceUs: null,
    alarmSinceUs: null,
    alarmToldUs: null,
    alarms: 0,
    untold: [],
  };
}

/**
 * The state after a look. Alarm is when no screening is known to have been published within the hours: that a server cannot be reached
 * is no proof of one, so it counts, but a short absence alarms nobody. An alarm is told once, repeated after some hours, and its end
 * is told once. What was not delivered yet gives way to later news.
 */
export function watchScreening(
  state: WatchdogState,
  seen: WatchedScreening,
  rule: WatchdogRule,
  nowUs: number,
): WatchdogState {
  // One from the future is a wrong clock: it must not keep the watchdog quiet.
  const published = seen.kind === 'seen' && seen.publishedUs !== null ? Math.min(seen.publishedUs, nowUs) : null;
  const publishedUs = seen.kind === 'seen' ? (published ?? state.publishedUs) : state.publishedUs;
  const unreachableSinceUs = seen.kind === 'seen' ? null : (state.unreachableSinceUs ?? nowUs);
  const next = { ...state, publishedUs, unreachableSinceUs };
  const idleUs = nowUs - (publishedUs ?? state.sinceUs);
  if (idleUs < rule.hours * HOUR_US) {
    // Only a screening that was seen ends an alarm.
    if (state.alarmSinceUs === null || seen.kind !== 'seen') return next;
    const ended = { ...next, alarmSinceUs: null, alarmToldUs: null };
    return { ...ended, untold: recovery(state, rule, publishedUs!) };
  }
  const isDue = state.alarmToldUs === null || nowUs - state.alarmToldUs >= rule.repeatHours * HOUR_US;
  if (!isDue) return next;
  const alarms = state.alarmSinceUs === null ? state.alarms + 1 : state.alarms;
  const alarmed = { ...next, alarms, alarmSinceUs: state.alarmSinceUs ?? nowUs, alarmToldUs: nowUs };
  return { ...alarmed, untold: alarm(alarmed, seen, rule, nowUs) };
}

function alarm(state: WatchdogState, seen: WatchedScreening, rule: WatchdogRule, nowUs: number): UntoldMessage[] {
  const { publishedUs, sinceUs, alarms, alarmSinceUs } = state;
  const hours = Math.floor((nowUs - (publishedUs ?? sinceUs)) / HOUR_US);
  const title = `act: nothing screened for ${hours} h (${rule.place})`;
  const lines = [
    publishedUs === null
      ? `No screening has been seen since the watchdog began, ${utc(sinceUs)}.`
      : `The last screening that was seen was published ${utc(publishedUs)}.`,
    seen.kind === 'unreachable'
      ? `It cannot be asked since ${utc(state.unreachableSinceUs ?? nowUs)}: ${seen.reason}`
      : 'The server answers, but publishes nothing.',
    `Encounters of the days to come are not known. The limit is ${rule.hours} h.`,
  ];
  const repetition = Math.round((nowUs - alarmSinceUs!) / 1e6);
  return rule.targets.map((target, k) => ({
    target,
    messageId: `watchdog-${sinceUs}-${alarms}-${repetition}-${k}`,
    level: 'act',
    title,
    lines,
  }));
}

function recovery({ sinceUs, alarms }: WatchdogState, rule: WatchdogRule, publishedUs: number): UntoldMessage[] {
  return rule.targets.map((target, k) => ({
    target,
    messageId: `watchdog-${sinceUs}-${alarms}-end-${k}`,
    level: 'watch',
    title: `Screening goes on (${rule.place})`,
    lines: [`A screening was published ${utc(publishedUs)}. The alarm is over.`],
  }));
}

function utc(micros: number): string {
  return new Date(micros / 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}
