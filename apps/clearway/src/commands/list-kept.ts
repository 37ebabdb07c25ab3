import type { Client, Page } from '@clearway/contract';
import { streamSink, writeText } from '@clearway/service';
import { readIds, readNumber } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { type PlaceOptions, withClient } from '../live/connect.ts';
import { firstItems } from '../live/first-items.ts';

/** Options of a list of what was brought, as commander gives them. */
export interface KeptOptions extends PlaceOptions {
  readonly object?: string;
  readonly limit?: string;
  readonly json?: boolean;
}

/** What was brought to a running Clearway, and how it is shown. */
export interface KeptList<Item> {
  /** Under which it stands in `--json`, and what it is counted in. */
  readonly name: string;
  /** What is said where there is nothing. */
  readonly none: string;
  readonly read: (
    client: Client,
    part: {
      readonly object?: readonly number[];
      readonly cursor: string | undefined;
      readonly limit: number;
    },
  ) => Promise<Page<Item>>;
  readonly table: (client: Client, items: readonly Item[]) => string | Promise<string>;
}

const MOST_ITEMS = 100_000;

/** Lists what was brought, the last first, of all objects or some. */
export async function listKept<Item>(
  { name, none, read, table }: KeptList<Item>,
  options: KeptOptions,
  around: Surroundings,
): Promise<void> {
  const most = { least: 1, most: MOST_ITEMS, whole: true, unit: name } as const;
  const limit = readNumber('--limit', options.limit ?? '20', most);
  const query = options.object === undefined ? {} : { object: readIds('--object', options.object) };
  const sink = streamSink(around.stdout);
  await withClient(
    options,
    around,
    async (client) => {
      const found = await firstItems(limit, (part) => read(client, { ...query, ...part }));
      if (options.json) return writeText(sink, `${JSON.stringify({ [name]: found })}\n`);
      return writeText(sink, found.length === 0 ? `${none}\n` : await table(client, found));
    },
    'lists',
  );
}
