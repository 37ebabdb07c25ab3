import type { Client, WatchlistDocument } from '@clearway/contract';
import { streamSink, writeText } from '@clearway/service';
import { invalid, readIds } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { type PlaceOptions, withClient } from '../live/connect.ts';
import { printable } from '../people/encounter-table.ts';

/** Options of `watchlist` as commander gives them. */
export interface WatchlistOptions extends PlaceOptions {
  readonly description?: string;
  readonly json?: boolean;
}

export type WatchlistAction = 'list' | 'show' | 'create' | 'add' | 'remove' | 'delete';

const LONGEST_NAME = 100;

/** `clearway watchlist …`: the objects whose encounters are always events. */
export async function watchlist(
  action: WatchlistAction,
  given: readonly string[],
  options: WatchlistOptions,
  around: Surroundings,
): Promise<void> {
  const [name = '', numbers] = given;
  if (action !== 'list' && (name.trim() === '' || name.length > LONGEST_NAME || /[/?#]/.test(name))) {
    throw invalid('NAME', name, `give 1 to ${LONGEST_NAME} characters without / ? #`);
  }
  const ids = numbers === undefined ? [] : readIds('IDS', numbers);
  const sink = streamSink(around.stdout);
  const work = async (client: Client): Promise<void> => {
    if (action === 'list') {
      const { items } = await client.listWatchlists();
      return writeText(sink, options.json ? `${JSON.stringify({ watchlists: items })}\n` : listTable(items));
    }
    const watchlist = await act(client, action, name, ids, options.description);
    if (watchlist === null) {
      return writeText(sink, options.json ? `${JSON.stringify({ deleted: name })}\n` : `Deleted ${printable(name)}.\n`);
    }
    if (options.json) return writeText(sink, `${JSON.stringify({ watchlist })}\n`);
    return writeText(sink, await membersTable(client, watchlist));
  };
  await withClient(options, around, work, 'objects');
}

async function act(
  client: Client,
  action: Exclude<WatchlistAction, 'list'>,
  name: string,
  object_ids: readonly number[],
  description: string | undefined,
): Promise<WatchlistDocument | null> {
  switch (action) {
    case 'show':
      return client.findWatchlist(name);
    case 'create':
      return client.createWatchlist({ name, object_ids, ...(description === undefined ? {} : { description }) });
    case 'add':
      return client.addWatchlistMembers(name, object_ids);
    case 'remove':
      return client.removeWatchlistMembers(name, object_ids);
    case 'delete':
      await client.deleteWatchlist(name);
      return null;
  }
}

function listTable(watchlists: readonly WatchlistDocument[]): string {
  if (watchlists.length === 0) return 'No watchlists yet. clearway watchlist create NAME IDS makes one.\n';
  const width = Math.max(...watchlists.map(({ name }) => printable(name).length));
  const lines = watchlists.map(({ name, description, object_ids }) =>
    `${printable(name).padEnd(width)}  ${objects(object_ids.length).padStart(13)}  ${printable(description)}`.trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

const MEMBERS_NAMED = 100;

async function membersTable(client: Client, { name, object_ids }: WatchlistDocument): Promise<string> {
  const named = object_ids.slice(0, MEMBERS_NAMED);
  // A number may be watched before anything is known of it.
  const details = await Promise.all(named.map((id) => client.findObject(id).catch(() => null)));
  const lines = named.map(
    (id, i) => `${String(id).padStart(9)}  ${printable(details[i]?.name ?? 'not in the catalogue')}`,
  );
  if (object_ids.length > named.length) lines.push(`and ${object_ids.length - named.length} more`);
  return `${[`${printable(name)}: ${objects(object_ids.length)}`, ...lines].join('\n')}\n`;
}

function objects(count: number): string {
  return `${count} ${count === 1 ? 'object' : 'objects'}`;
}
