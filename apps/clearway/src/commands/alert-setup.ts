import {
  ALERT_LEVELS,
  type AlertChannel,
  type AlertDigestSettings,
  type AlertRule,
  type EscalationStep,
  type NewAlertChannel,
  type NewAlertRule,
} from '@clearway/contract';
import { UserError } from '@clearway/service';
import { invalid, readIds, readNumber } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import type { PlaceOptions } from '../live/connect.ts';
import { printable } from '../people/encounter-table.ts';
import { choice, say } from './alert.ts';

interface JsonOptions extends PlaceOptions {
  readonly json?: boolean;
}

/** Options of `alert add-rule` as commander gives them. */
export interface RuleOptions extends JsonOptions {
  readonly object?: string;
  readonly watchlist?: readonly string[];
  readonly fleet?: readonly string[];
  readonly missBelowKm?: string;
  readonly probabilityFrom?: string;
  readonly maxProbabilityFrom?: string;
  readonly alarmFrom?: string;
  readonly leadBelowHours?: string;
  readonly worsenedFactor?: string;
  readonly worsenedPercent?: string;
  readonly onlyWhenWorsened?: boolean;
  readonly level?: string;
  readonly channel?: readonly string[];
  readonly escalate?: readonly string[];
}

export async function listRules(options: JsonOptions, around: Surroundings): Promise<void> {
  await say(
    options,
    around,
    (client) => client.listAlertRules(),
    ({ items }) =>
      items.length === 0 ? 'No rules yet. clearway alert add-rule NAME makes one.\n' : items.map(ruleLine).join(''),
  );
}

export async function addRule(name: string, options: RuleOptions, around: Surroundings): Promise<void> {
  const rule = readRule(name, options);
  await say(options, around, (client) => client.createAlertRule(rule), ruleLine);
}

export async function changeRule(
  action: 'enable' | 'disable' | 'delete',
  name: string,
  options: JsonOptions,
  around: Surroundings,
): Promise<void> {
  if (action === 'delete') {
    const gone = { deleted: name };
    await say(
      options,
      around,
      (client) => client.deleteAlertRule(name).then(() => gone),
      () => deleted(name),
    );
  } else {
    const enabled = action === 'enable';
    await say(options, around, (client) => client.changeAlertRule(name, { enabled }), ruleLine);
  }
}

function readRule(name: string, options: RuleOptions): NewAlertRule {
  const number = (
    option: string,
    text: string | undefined,
    above: number,
    most: number,
    unit: string,
  ): number | null => (text === undefined ? null : readNumber(option, text, { above, most, unit }));
  const factor = number('--worsened-factor', options.worsenedFactor, 1, 1e6, 'times');
  const percent = number('--worsened-percent', options.worsenedPercent, 0, 99.99, '%');
  const worsened = {
    ...(factor === null ? {} : { probability_factor: factor }),
    ...(percent === null ? {} : { miss_percent: percent }),
  };
  return {
    name,
    objects: options.object === undefined ? [] : readIds('--object', options.object),
    watchlists: options.watchlist ?? [],
    fleets: options.fleet ?? [],
    miss_below_km: number('--miss-below-km', options.missBelowKm, 0, 1000, 'km'),
    probability_from: number('--probability-from', options.probabilityFrom, 0, 1, 'probability'),
    max_probability_from: number('--max-probability-from', options.maxProbabilityFrom, 0, 1, 'probability'),
    alarm_from: choice<'watch' | 'act'>('--alarm-from', options.alarmFrom, ['watch', 'act']) ?? null,
    lead_below_hours: number('--lead-below-hours', options.leadBelowHours, 0, 720, 'hours'),
    ...(factor === null && percent === null ? {} : { worsened }),
    only_when_worsened: options.onlyWhenWorsened ?? false,
    level: choice('--level', options.level, ALERT_LEVELS) ?? 'watch',
    channels: options.channel ?? [],
    escalation: readSteps(options.escalate ?? []),
  };
}

/** `15:phone`; several of the same time are one step. */
function readSteps(texts: readonly string[]): EscalationStep[] {
  const steps = new Map<number, string[]>();
  for (const text of texts) {
    const [, minutes, channel] = /^(\d+(?:\.\d+)?):(.+)$/.exec(text) ?? [];
    if (minutes === undefined || channel === undefined) {
      throw invalid('--escalate', text, 'give minutes and a channel, such as 15:phone');
    }
    const after = readNumber('--escalate', minutes, { least: 1, most: 10_080, unit: 'minutes' });
    steps.set(after, [...(steps.get(after) ?? []), channel]);
  }
  return [...steps]
    .map(([after_minutes, channels]) => ({ after_minutes, channels }))
    .toSorted((one, other) => one.after_minutes - other.after_minutes);
}

function ruleLine(rule: AlertRule): string {
  const who = [
    ...rule.objects.slice(0, 5).map(String),
    ...(rule.objects.length > 5 ? [`${rule.objects.length - 5} more`] : []),
    ...rule.watchlists.map((name) => `list ${name}`),
    ...rule.fleets.map((name) => `fleet ${name}`),
  ];
  const conditions = [
    rule.miss_below_km === null ? '' : `miss below ${rule.miss_below_km} km`,
    rule.probability_from === null ? '' : `probability from ${rule.probability_from}`,
    rule.max_probability_from === null ? '' : `maximum probability from ${rule.max_probability_from}`,
    rule.alarm_from === null ? '' : `alarm from ${rule.alarm_from}`,
    rule.lead_below_hours === null ? '' : `within ${rule.lead_below_hours} h`,
    rule.only_when_worsened ? 'only when worse' : '',
  ].filter((each) => each !== '');
  const steps = rule.escalation.map((step) => ` → after ${step.after_minutes} min ${step.channels.join(', ')}`);
  const to = rule.channels.length === 0 ? 'the list of alerts only' : `${rule.channels.join(', ')}${steps.join('')}`;
  const parts = [
    who.length === 0 ? 'everything' : who.join(', '),
    ...conditions,
    `level ${rule.level}`,
    `to ${to}`,
    `${rule.standing} standing`,
    ...(rule.enabled ? [] : ['DISABLED']),
  ];
  return `${printable(rule.name)}: ${printable(parts.join('; '))}\n`;
}

/** Options of `alert add-channel` as commander gives them. */
export interface ChannelOptions extends JsonOptions {
  readonly webhook?: string;
  readonly secret?: string;
  readonly email?: readonly string[];
  readonly quiet?: string;
  readonly zone?: string;
  readonly quietIntoDigest?: boolean;
}

export async function listChannels(options: JsonOptions, around: Surroundings): Promise<void> {
  await say(
    options,
    around,
    (client) => client.listAlertChannels(),
    ({ items }) =>
      items.length === 0
        ? 'No channels yet. clearway alert add-channel NAME makes one.\n'
        : items.map(channelLine).join(''),
  );
}

export async function addChannel(name: string, options: ChannelOptions, around: Surroundings): Promise<void> {
  const channel: NewAlertChannel = { name, target: readTarget(options), quiet_hours: readQuiet(options) };
  await say(options, around, (client) => client.createAlertChannel(channel), channelLine);
}

export async function deleteChannel(name: string, options: JsonOptions, around: Surroundings): Promise<void> {
  const gone = { deleted: name };
  await say(
    options,
    around,
    (client) => client.deleteAlertChannel(name).then(() => gone),
    () => deleted(name),
  );
}

function readTarget({ webhook, secret, email }: ChannelOptions): NewAlertChannel['target'] {
  if ((webhook === undefined) === (email === undefined)) {
    throw new UserError('option-missing', 'a channel is a webhook or e-mail', 'give one of --webhook and --email');
  }
  if (email !== undefined) return { kind: 'email', to: email };
  if (secret === undefined) {
    throw new UserError('option-missing', 'a webhook needs --secret', 'name the secret its requests are signed with');
  }
  return { kind: 'webhook', url: webhook!, secret };
}

function readQuiet({ quiet, zone = 'UTC', quietIntoDigest = false }: ChannelOptions): NewAlertChannel['quiet_hours'] {
  if (quiet === undefined) return null;
  const [from, to, more] = quiet.split('-');
  if (!from || !to || more !== undefined) throw invalid('--quiet', quiet, 'give two times, such as 22:00-07:00');
  return { from, to, zone, release: quietIntoDigest ? 'digest' : 'end' };
}

function channelLine({ name, target, quiet_hours, problem }: AlertChannel): string {
  const where = target.kind === 'email' ? target.to.join(', ') : `${target.url} (secret ${target.secret})`;
  const quiet = quiet_hours === null ? '' : `; quiet ${quiet_hours.from}-${quiet_hours.to} ${quiet_hours.zone}`;
  return `${printable(`${name}: ${target.kind} to ${where}${quiet}`)}${problem === null ? '' : `\n  cannot send: ${printable(problem)}`}\n`;
}

/** Options of `alert digest` as commander gives them. */
export interface DigestOptions extends JsonOptions {
  readonly at?: string;
  readonly zone?: string;
  readonly channel?: readonly string[];
  readonly off?: boolean;
}

export async function digest(options: DigestOptions, around: Surroundings): Promise<void> {
  const { at, zone = 'UTC', channel, off = false } = options;
  if (!off && (at === undefined) !== (channel === undefined)) {
    throw new UserError('option-missing', 'a digest needs a time and a channel', 'give --at and --channel, or --off');
  }
  await say(
    options,
    around,
    async (client) => {
      if (off) return client.changeAlertDigest({ ...(await client.readAlertDigest()), enabled: false });
      if (at === undefined) return client.readAlertDigest();
      return client.changeAlertDigest({ enabled: true, at, zone, channels: channel! });
    },
    digestLine,
  );
}

function digestLine({ enabled, at, zone, channels }: AlertDigestSettings): string {
  return enabled ? `Daily at ${at} ${zone} to ${printable(channels.join(', '))}.\n` : 'No digest.\n';
}

function deleted(name: string): string {
  return `Deleted ${printable(name)}.\n`;
}
