import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createLiveApp } from '@clearway/api';
import { type Client, createClient } from '@clearway/contract';
import { UserError } from '@clearway/service';
import { readSendingSettings } from '@clearway/service/alerts';
import { openLive } from '@clearway/service/live';
import { invalid } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { readDatabaseUrl } from '../commands/up-options.ts';
import { VERSION } from './version.ts';

/** Where a command asks: a Clearway that runs, or the database itself. */
export interface PlaceOptions {
  readonly server?: string;
  readonly dataDir?: string;
  readonly databaseUrl?: string;
}

export const DEFAULT_DATA_DIRECTORY = '.clearway';

/** Does `work` with a client of the place that the options name, and closes what was opened for it. */
export async function withClient<Result>(
  options: PlaceOptions,
  around: Surroundings,
  work: (client: Client) => Promise<Result>,
  needs: 'everything' | 'lists' | 'objects' | 'database' | 'new database' = 'everything',
): Promise<Result> {
  if (options.server !== undefined) {
    const others = [options.dataDir && '--data-dir', options.databaseUrl && '--database-url'].filter(Boolean);
    if (others.length > 0) {
      throw new UserError('option-invalid', `--server and ${others[0]} name two places`, 'give one of them');
    }
    return work(clientOf(readServer(options.server), around.signal, readKey(around)));
  }
  const place = readPlace(options, around, needs === 'new database');
  const sending = await readSendingSettings(around.environment);
  const live = await openLive({ place, version: VERSION, sending }).catch(sayServer);
  try {
    // The close approaches of a week take seconds to read.
    if (needs === 'objects') await live.loadForRuns();
    else if (needs === 'lists') await live.loadLists();
    else if (needs === 'everything') await live.load();
    around.signal.throwIfAborted();
    // The same routes as over the network, without one: what is refused, and how, is the same in both.
    const app = createLiveApp(live, { localName: localName(around) });
    const fetch = async (url: string, init?: RequestInit): Promise<Response> => app.request(url, init);
    return await work(createClient({ baseUrl: 'http://localhost', fetch }));
  } finally {
    await live.close();
  }
}

/** The database that the options name; a folder that is not there is a mistake, unless it `mayBeNew`. */
export function readPlace(
  options: PlaceOptions,
  { environment }: Surroundings,
  mayBeNew = false,
): { readonly dataDir: string } | { readonly databaseUrl: string } {
  if (options.dataDir !== undefined && options.databaseUrl !== undefined) {
    throw new UserError('option-invalid', '--data-dir and --database-url name two places', 'give one of them');
  }
  const fromEnvironment = options.dataDir === undefined ? environment.DATABASE_URL || undefined : undefined;
  const databaseUrl = readDatabaseUrl(options.databaseUrl ?? fromEnvironment);
  if (databaseUrl !== null) return { databaseUrl };
  const dataDir = options.dataDir ?? DEFAULT_DATA_DIRECTORY;
  if (dataDir === '') throw invalid('--data-dir', '', 'name a folder');
  if (!mayBeNew && !existsSync(dataDir)) {
    const hint = 'start clearway up there first, or name the place with --data-dir, --database-url or --server';
    throw new UserError('file-not-found', `${dataDir}: there is no such folder`, hint);
  }
  return { dataDir: resolve(dataDir) };
}

/** As whom the audit log knows whoever works on the machine itself. */
export function localName({ environment }: Surroundings): string {
  return (environment.CLEARWAY_USER ?? '').trim().slice(0, 100) || 'local';
}

/** The API key of the environment or of a file; never of an option, which the list of processes shows. */
export function readKey({ environment }: Surroundings): string | undefined {
  if (environment.CLEARWAY_KEY) return environment.CLEARWAY_KEY.trim();
  const file = environment.CLEARWAY_KEY_FILE;
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    const message = `CLEARWAY_KEY_FILE: ${(cause as Error).message}`;
    throw new UserError('file-unreadable', message, 'name a file with an API key in it', { cause });
  }
}

function clientOf(baseUrl: string, signal: AbortSignal, key: string | undefined): Client {
  return createClient({
    baseUrl,
    key,
    async fetch(url, init) {
      try {
        return await fetch(url, { signal, ...init });
      } catch (cause) {
        signal.throwIfAborted();
        const reason = (cause as { cause?: { code?: string } }).cause?.code ?? (cause as Error).message;
        const hint = 'check the address, and that clearway up runs there';
        throw new UserError('source-unreachable', `${baseUrl} does not answer (${reason})`, hint, { cause });
      }
    },
  });
}

function readServer(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text;
  throw invalid('--server', text, 'give an address such as http://127.0.0.1:8080');
}

/** A folder that somebody has open is mostly that of a `clearway up`, which can be asked instead. */
function sayServer(error: unknown): never {
  if (error instanceof UserError && error.code === 'busy') {
    const hint = 'ask the Clearway that runs there: --server http://127.0.0.1:8080';
    throw new UserError('busy', error.message, hint, { cause: error });
  }
  throw error;
}
