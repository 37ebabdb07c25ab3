import type { EventDocument, EventQuery } from '@clearway/contract';
import { streamSink, writeText } from '@clearway/service';
import { invalid, readIds, readNumber } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { type PlaceOptions, withClient } from '../live/connect.ts';
import { firstItems } from '../live/first-items.ts';
import { encounterLines, WIDE } from '../people/encounter-table.ts';

/** Options of `events` as commander gives them. */
export interface EventsOptions extends PlaceOptions {
  readonly object?: string;
  readonly watchlist?: string;
  readonly missBelowKm?: string;
  readonly probabilityFrom?: string;
  readonly state: string;
  readonly sort: string;
  readonly limit: string;
  readonly json?: boolean;
}

const STATES = ['open', 'cleared', 'past', 'all'] as const;
const SORTS = ['tca', 'miss', 'probability'] as const;
const MOST_EVENTS = 1_000_000;

/** `clearway events`: the encounters worth following, from a running Clearway or its database. */
export async function events(options: EventsOptions, around: Surroundings): Promise<void> {
  const query = readQuery(options);
  const limit = readNumber('--limit', options.limit, { least: 1, most: MOST_EVENTS, whole: true, unit: 'events' });
  const { items, total } = await withClient(
    options,
    around,
    async (client) => {
      let all: number | null = null;
      const found = await firstItems(limit, async (part) => {
        const page = await client.listEvents({ ...query, ...part });
        all = page.total;
        return page;
      });
      return { items: found, total: all };
    },
    'lists',
  );
  const sink = streamSink(around.stdout);
  if (options.json) return writeText(sink, `${JSON.stringify({ events: items, total })}\n`);
  const columns = (around.stdout as { columns?: number }).columns ?? WIDE + ID_WIDTH;
  return writeText(sink, eventTable(items, total, options, columns));
}

const ID_WIDTH = 10;

function eventTable(
  items: readonly EventDocument[],
  total: number | null,
  { state }: EventsOptions,
  columns: number,
): string {
  const what = state === 'all' ? 'events' : `${state} events`;
  if (items.length === 0) return `No ${what} like this.\n`;
  const count = total === null || total === items.length ? `${items.length}` : `${items.length} of ${total}`;
  const lines = encounterLines(items, columns, {
    heading: 'event',
    width: ID_WIDTH,
    text: ({ event_id }) => String(event_id),
    note: ({ state: its, disposition, alarm }) =>
      disposition !== 'open' ? disposition : its !== 'open' ? its : alarm === 'none' ? '' : alarm,
  });
  const title = `${count} ${what}. Screening only: positions are uncertain by kilometres.`;
  return `${[title, '', ...lines].join('\n')}\n`;
}

function readQuery(options: EventsOptions): EventQuery {
  const { object, watchlist, missBelowKm, probabilityFrom } = options;
  return {
    state: readChoice('--state', options.state, STATES),
    sort: readChoice('--sort', options.sort, SORTS),
    ...(object === undefined ? {} : { object: readIds('--object', object) }),
    ...(watchlist === undefined ? {} : { watchlist }),
    ...(missBelowKm === undefined
      ? {}
      : { miss_below_km: readNumber('--miss-below-km', missBelowKm, { above: 0, most: 1000, unit: 'km' }) }),
    ...(probabilityFrom === undefined
      ? {}
      : {
          probability_from: readNumber('--probability-from', probabilityFrom, {
            least: 0,
            most: 1,
            unit: 'probability',
          }),
        }),
  };
}

function readChoice<const Choice extends string>(option: string, text: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw invalid(option, text, `give one of ${choices.join(', ')}`);
  return found;
}
