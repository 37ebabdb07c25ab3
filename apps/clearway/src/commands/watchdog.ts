import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmailTarget, newAlertChannel, type WebhookTarget } from '@clearway/contract';
import { checkWritable, UserError, writeFileAtomically } from '@clearway/service';
import { readSendingSettings } from '@clearway/service/alerts';
import { lookOnce, type Watchdog, type WatchdogLook, watchdogMetrics } from '@clearway/service/watchdog';
import { invalid, readNumber } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { readKey } from '../live/connect.ts';
import { readDatabaseUrl } from './up-options.ts';

/** Options of `watchdog` as commander gives them. */
export interface WatchdogOptions {
  readonly url?: string;
  readonly databaseUrl?: string;
  readonly hours: string;
  readonly webhook?: readonly string[];
  readonly secret?: string;
  readonly email?: readonly string[];
  readonly everyMinutes: string;
  readonly repeatHours: string;
  readonly state: string;
  readonly metrics?: string;
  readonly once?: boolean;
}

/** `clearway watchdog`: looks until it is stopped, or once. What goes wrong in one look does not end it. */
export async function watchdog(options: WatchdogOptions, around: Surroundings): Promise<void> {
  const every = readNumber('--every-minutes', options.everyMinutes, { least: 0.05, most: 1440, unit: 'minutes' });
  const wanted = await readWatchdog(options, around);
  await checkWritable(wanted.stateFile);
  if (options.metrics !== undefined) await checkWritable(resolve(options.metrics));
  const lookNow = async (): Promise<WatchdogLook> => {
    const look = await lookOnce(wanted);
    if (options.metrics !== undefined) await writeMetrics(resolve(options.metrics), look, wanted.nowUs());
    return look;
  };
  const say = (look: WatchdogLook): void => {
    for (const line of [summary(look), ...look.sent]) around.stderr.write(`clearway: ${line}\n`);
  };
  if (options.once) {
    const look = await lookNow();
    say(look);
    if (look.state.alarmSinceUs === null) return;
    throw new UserError(
      'source-unreachable',
      `nothing was screened for ${options.hours} h`,
      'see whether Clearway runs',
    );
  }
  around.stderr.write(`clearway: watching ${wanted.rule.place} every ${every} min (Ctrl-C stops)\n`);
  let last = '';
  for (;;) {
    try {
      const look = await lookNow();
      const now = summary(look);
      if (now !== last || look.sent.length > 0) say(look);
      last = now;
    } catch (error) {
      around.signal.throwIfAborted();
      around.stderr.write(`clearway: a look failed: ${(error as Error).message}\n`);
    }
    await sleep(every * 60_000, undefined, { signal: around.signal }).catch(() => undefined);
    around.signal.throwIfAborted();
  }
}

async function writeMetrics(file: string, { state }: WatchdogLook, nowUs: number): Promise<void> {
  await writeFileAtomically(file, async (sink) => {
    await sink.write(Buffer.from(watchdogMetrics(state, nowUs)));
  });
}

async function readWatchdog(options: WatchdogOptions, around: Surroundings): Promise<Watchdog> {
  const hours = readNumber('--hours', options.hours, { least: 0.001, most: 720, unit: 'hours' });
  const repeatHours = readNumber('--repeat-hours', options.repeatHours, { least: 0.001, most: 720, unit: 'hours' });
  const databaseUrl = options.url === undefined ? (options.databaseUrl ?? around.environment.DATABASE_URL) : undefined;
  if (options.url !== undefined && options.databaseUrl !== undefined) {
    throw new UserError('option-invalid', '--url and --database-url name two places', 'give one of them');
  }
  const place =
    options.url === undefined
      ? { databaseUrl: readDatabaseUrl(databaseUrl || undefined) }
      : { url: readUrl(options.url), key: readKey(around) };
  if ('databaseUrl' in place && place.databaseUrl === null) {
    throw new UserError('option-missing', 'a watchdog needs something to watch', 'give --url or --database-url');
  }
  const targets = readTargets(options);
  return {
    place: place as Watchdog['place'],
    rule: { hours, repeatHours, place: options.url ?? 'the database of Clearway' },
    targets,
    settings: await readSendingSettings(around.environment),
    stateFile: resolve(options.state),
    nowUs: () => Date.now() * 1000,
    signal: around.signal,
  };
}

function readTargets({ webhook = [], secret, email = [] }: WatchdogOptions): (WebhookTarget | EmailTarget)[] {
  if (webhook.length + email.length === 0) {
    throw new UserError('option-missing', 'a watchdog needs somebody to tell', 'give --webhook or --email');
  }
  if (webhook.length > 0 && secret === undefined) {
    throw new UserError('option-missing', 'a webhook needs --secret', 'name the secret its requests are signed with');
  }
  const targets = [
    ...webhook.map((url) => ({ kind: 'webhook', url, secret: secret! }) as const),
    ...(email.length === 0 ? [] : [{ kind: 'email', to: email } as const]),
  ];
  for (const target of targets) {
    const read = newAlertChannel.safeParse({ name: 'watchdog', target });
    const [issue] = read.error?.issues ?? [];
    const shown = target.kind === 'email' ? target.to.join(' ') : target.url;
    if (issue !== undefined) throw invalid(target.kind === 'email' ? '--email' : '--webhook', shown, issue.message);
  }
  return targets;
}

function readUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text;
  throw invalid('--url', text, 'give an address such as http://127.0.0.1:8080');
}

function summary({ seen, state }: WatchdogLook): string {
  const last =
    state.publishedUs === null
      ? 'no screening seen yet'
      : `last screening ${new Date(state.publishedUs / 1000).toISOString()}`;
  const reach = seen.kind === 'unreachable' ? `; cannot be reached: ${seen.reason}` : '';
  return `${state.alarmSinceUs === null ? 'no alarm' : 'ALARM'}: ${last}${reach}`;
}
