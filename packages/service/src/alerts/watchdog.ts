import { readFile } from 'node:fs/promises';
import { UserError } from '@clearway/astro';
import type { EmailTarget, WebhookTarget } from '@clearway/contract';
import { readPublishedUs } from '@clearway/store';
import { writeFileAtomically } from '../files/atomic-file.ts';
import { watchdogMessage } from './alert-message.ts';
import { sendMessage } from './send-message.ts';
import type { SendingSettings } from './sending-settings.ts';
import {
  firstWatchdogState,
  type WatchdogRule,
  type WatchdogState,
  type WatchedScreening,
  watchScreening,
} from './watch-screening.ts';

export { watchdogMetrics } from './watchdog-metrics.ts';

/** A server, with a key where it asks for one, or its database. */
export type WatchedPlace =
  | { readonly url: string; readonly key?: string | undefined }
  | { readonly databaseUrl: string };

export interface Watchdog {
  readonly place: WatchedPlace;
  readonly rule: Omit<WatchdogRule, 'targets'>;
  readonly targets: readonly (WebhookTarget | EmailTarget)[];
  readonly settings: SendingSettings;
  /** Where it remembers what it has told. */
  readonly stateFile: string;
  readonly nowUs: () => number;
  readonly signal: AbortSignal;
}

/** What a look came to. */
export interface WatchdogLook {
  readonly seen: WatchedScreening;
  readonly state: WatchdogState;
  /** What was sent, and what came of it, line by line. */
  readonly sent: readonly string[];
}

const ASK_SECONDS = 20;

/** Looks once: asks, decides, sends what is to be sent, and remembers it. Throws UserError where the state cannot be kept. */
export async function lookOnce(watchdog: Watchdog): Promise<WatchdogLook> {
  const { stateFile, settings, nowUs } = watchdog;
  const before = await readState(stateFile, nowUs());
  const seen = await askScreening(watchdog);
  const rule = { ...watchdog.rule, targets: watchdog.targets.map((_, k) => String(k)) };
  let state = watchScreening(before, seen, rule, nowUs());
  // Kept before it is sent: who dies over it sends it again with the same id, and does not forget the alarm.
  await writeState(stateFile, state);
  const sent: string[] = [];
  for (const untold of state.untold) {
    const target = watchdog.targets[Number(untold.target)];
    const message = watchdogMessage(untold.level, untold.title, untold.lines, nowUs());
    const came =
      target === undefined
        ? null
        : await sendMessage(target, { messageId: untold.messageId, message, nowUs: nowUs() }, settings);
    if (came !== null) sent.push(`${untold.title}: ${came.outcome}`);
    if (came?.kind === 'failed') continue;
    state = { ...state, untold: state.untold.filter((each) => each !== untold) };
    await writeState(stateFile, state);
  }
  return { seen, state, sent };
}

async function askScreening({ place, signal }: Watchdog): Promise<WatchedScreening> {
  try {
    if ('databaseUrl' in place) return { kind: 'seen', publishedUs: await readPublishedUs(place.databaseUrl) };
    // Of the person who starts it, not of somebody who asks through a server: it is asked as it is, private or not.
    const response = await fetch(new URL('/api/v1/health', place.url), {
      headers: place.key === undefined ? {} : { authorization: `Bearer ${place.key}` },
      signal: AbortSignal.any([signal, AbortSignal.timeout(ASK_SECONDS * 1000)]),
    });
    if (response.status === 401) {
      return { kind: 'unreachable', reason: 'it answers 401: give an API key of a viewer in CLEARWAY_KEY' };
    }
    if (!response.ok) return { kind: 'unreachable', reason: `it answers ${response.status}` };
    const { finished_utc } = (await response.json()) as { finished_utc?: unknown };
    const at = typeof finished_utc === 'string' ? Date.parse(finished_utc) : Number.NaN;
    return { kind: 'seen', publishedUs: Number.isFinite(at) ? at * 1000 : null };
  } catch (error) {
    signal.throwIfAborted();
    const { message, cause } = error as Error & { cause?: { code?: string } };
    return { kind: 'unreachable', reason: cause?.code ?? message };
  }
}

async function readState(file: string, nowUs: number): Promise<WatchdogState> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new UserError(
      'file-unreadable',
      `the state ${file} cannot be read (${error.code})`,
      'name another with --state',
    );
  });
  if (text === null) return firstWatchdogState(nowUs);
  try {
    const state = JSON.parse(text) as WatchdogState;
    // A damaged memory is no reason not to watch: at worst something is told twice.
    return Number.isFinite(state.sinceUs) && Array.isArray(state.untold) ? state : firstWatchdogState(nowUs);
  } catch {
    return firstWatchdogState(nowUs);
  }
}

async function writeState(file: string, state: WatchdogState): Promise<void> {
  await writeFileAtomically(file, async (sink) => {
    await sink.write(Buffer.from(`${JSON.stringify(state, null, 2)}\n`));
  });
}
