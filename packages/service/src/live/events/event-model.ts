import { setImmediate } from 'node:timers/promises';
import {
  DEFAULT_RISK_SETTINGS,
  type EventCdm,
  type EventDocument,
  type EventQuery,
  type EventState,
  type Page,
  type RiskSettings,
} from '@clearway/contract';
import { type EventRow, maySee, viewKey } from '@clearway/store';
import { alarmOfEvent } from '../../inbox/risk-settings.ts';
import { createKeptAnswers } from '../cursors/kept-answers.ts';
import { readCursor, writeCursor } from '../cursors/list-cursor.ts';
import { pageLimit } from '../cursors/page-limit.ts';
import { encounterBounds, filterKey, type WatchlistMembers } from '../objects/encounter-filter.ts';
import type { KnownObjects } from '../objects/party.ts';
import { eventDocument, eventState, shownProbability } from './event-document.ts';
import { eventFilter } from './event-filter.ts';
import { createEventTable, EVENT_ORDERS, type EventSort, type EventTable, type KeptEvent } from './event-table.ts';
import type { EventInTable } from './write-event-table.ts';

/** What changed of the events: rows that are new or other than before, and events that are no more. */
export interface EventChanges {
  readonly changed?: readonly EventRow[];
  readonly removed?: readonly number[];
}

/**
 * The events in memory, which are those that are to come or have been past for less than {@link KEPT_PAST_US}: what is older stays in the
 * database alone, where it is kept for months. To each are given those that they may see. Documents are shared, and the same object until they change.
 */
export interface EventModel {
  /** Takes events, in place of those before. Staged ones and those of former times are passed over. */
  readonly load: (rows: AsyncIterable<readonly EventRow[]> | Iterable<readonly EventRow[]>) => Promise<void>;
  readonly apply: (changes: EventChanges) => void;
  /** Events with a TCA before it are not here, microseconds since 1970-01-01 UTC. */
  readonly keptFromUs: () => number;
  /** What it would be if all were loaded now. */
  readonly leastTcaUs: () => number;
  /** Whether all that a list has are here; else it is to be had from the database. Throws as `list`. */
  readonly hasAllOf: (query: Pick<EventQuery, 'state' | 'tca_from'>) => boolean;
  /** Throws UserError where limit, cursor, time or watchlist cannot be meant. */
  readonly list: (query: EventQuery) => Page<EventDocument>;
  /** All that are open, or all that are here, as they are now: by TCA, then by number. */
  readonly inTable: (state: 'open' | 'all') => readonly EventInTable[];
  readonly find: (eventId: number) => EventDocument | null;
  readonly row: (eventId: number) => EventRow | null;
  /** How many open events an object has, those of what flies together with it among them. A clock that is set back by days finds fewer, until all are loaded anew. */
  readonly openOf: (objectId: number) => number;
  /** Of all states, as they are kept here. */
  readonly rowsOf: (objectId: number) => readonly EventRow[];
  readonly openCount: () => number;
  readonly size: () => number;
  /** Another number after every change, the passing of a TCA too. */
  readonly revision: () => number;
  /** The members of watchlists have changed. */
  readonly forgetLists: () => void;
  /** What messages say, or the thresholds, have changed. */
  readonly forgetDocuments: () => void;
}

/** Events of answered lists that are kept. */
const EVENTS_KEPT = 2_000_000;
const ROWS_AT_ONCE = 1000;
/** Clocks are set back by less, and whoever looks at what has just gone by need not wait for the database. */
const KEPT_PAST_US = 86_400e6;

export interface EventModelOptions {
  readonly objects: KnownObjects;
  readonly members?: WatchlistMembers;
  /** What messages say of an event. */
  readonly messageOf?: (eventId: number) => EventCdm | null;
  /** From which probabilities people watch and act. */
  readonly thresholds?: () => RiskSettings;
  /** The time, microseconds since 1970-01-01 UTC. */
  readonly nowUs?: () => number;
}

export function createEventModel(options: EventModelOptions): EventModel {
  const { objects, members = () => undefined, messageOf = () => null, nowUs = () => Date.now() * 1000 } = options;
  const { thresholds = () => DEFAULT_RISK_SETTINGS } = options;
  let table = createEventTable(objects);
  let keptFromUs = Number.NEGATIVE_INFINITY;
  let revision = 0;
  let objectsRevision = objects.revision();
  /** Lists hold until the next event becomes past. */
  let holdUntilUs = Number.NEGATIVE_INFINITY;
  let heldFromUs = Number.NEGATIVE_INFINITY;
  /** How many are open, by who sees what. */
  const open = new Map<string, number>();
  const lists = createKeptAnswers<readonly KeptEvent[]>(EVENTS_KEPT, (events) => events.length + 100);

  const changed = (): void => {
    revision++;
    lists.clear();
    holdUntilUs = Number.NEGATIVE_INFINITY;
  };
  /** Lets go of what is of former times now. */
  const forgetFormer = (): void => {
    keptFromUs = Math.max(keptFromUs, nowUs() - KEPT_PAST_US);
    const coming = table.inOrder('tca');
    for (const { row } of coming.slice(0, firstNotBefore(coming, keptFromUs))) table.remove(row.event_id);
  };
  /** The time, with what was kept forgotten where it no longer holds. */
  const present = (): number => {
    const now = nowUs();
    if (objects.revision() !== objectsRevision) {
      objectsRevision = objects.revision();
      table.describeObjects();
      changed();
    }
    if (now <= heldFromUs || now > holdUntilUs) {
      if (holdUntilUs !== Number.NEGATIVE_INFINITY) revision++;
      lists.clear();
      const coming = table.inOrder('tca');
      const first = firstNotBefore(coming, now);
      heldFromUs = first === 0 ? Number.NEGATIVE_INFINITY : coming[first - 1]!.row.tca_us;
      holdUntilUs = coming[first]?.row.tca_us ?? Infinity;
      open.clear();
    }
    return now;
  };
  const documentOf = (event: KeptEvent, now: number): EventDocument => {
    const state: EventState = eventState(event.row, now);
    const { row, details } = event;
    // Of two teams each has messages of its own about an event.
    const cdm = messageOf(row.event_id);
    if (event.document === null || event.documentState !== state || event.documentMessage !== cdm) {
      const alarm = alarmOfEvent(shownProbability(row), cdm, thresholds());
      event.document = eventDocument(row, state, objects, { details, cdm, alarm });
      event.documentState = state;
      event.documentMessage = cdm;
    }
    return event.document;
  };
  const seenEvent = (eventId: number): KeptEvent | null => {
    const event = table.get(eventId);
    return event !== undefined && maySee(event.row.team_id) ? event : null;
  };
  const eventsOf = (query: EventQuery, sort: EventSort, now: number): readonly KeptEvent[] => {
    const { isWanted, objectIds } = eventFilter(query, objects, members);
    const candidates = objectIds === null ? table.inOrder(sort) : eventsOfObjects(table, objectIds, sort);
    return candidates.filter((event) => maySee(event.row.team_id) && isWanted(event, eventState(event.row, now)));
  };
  return {
    async load(pages) {
      const next = createEventTable(objects);
      const fromUs = nowUs() - KEPT_PAST_US;
      for await (const page of pages) {
        for (let from = 0; from < page.length; from += ROWS_AT_ONCE) {
          for (const row of page.slice(from, from + ROWS_AT_ONCE)) {
            if (row.state !== 'staged' && row.tca_us >= fromUs) next.put(row);
          }
          await setImmediate();
        }
      }
      table = next;
      keptFromUs = fromUs;
      changed();
    },
    apply({ changed: rows = [], removed = [] }) {
      for (const row of rows) {
        if (row.state === 'staged') table.remove(row.event_id);
        else table.put(row);
      }
      for (const id of removed) table.remove(id);
      forgetFormer();
      changed();
    },
    keptFromUs: () => keptFromUs,
    leastTcaUs: () => Math.floor(nowUs()) - KEPT_PAST_US,
    hasAllOf(query) {
      const { state = 'open' } = query;
      const isToCome = state === 'open' || state === 'cleared';
      return Math.max(encounterBounds(query).tcaFromUs, isToCome ? nowUs() : Number.NEGATIVE_INFINITY) >= keptFromUs;
    },
    list(query) {
      const now = present();
      const limit = pageLimit(query.limit);
      const { sort = 'tca', state = 'open', disposition = [] } = query;
      const key = `${viewKey()} ${sort} ${state} ${disposition.join(' ')} ${filterKey(query)}`;
      const events = lists.get(key, () => eventsOf(query, sort, now));
      const name = `event-${sort}`;
      const value = EVENT_ORDERS[sort];
      const [after, afterId] = query.cursor === undefined ? [] : readCursor(query.cursor, name, 2);
      const from = after === undefined ? 0 : countUpTo(events, value, after, afterId!);
      const shown = events.slice(from, from + limit);
      const last = shown.at(-1);
      return {
        items: shown.map((event) => documentOf(event, now)),
        next:
          last !== undefined && from + limit < events.length
            ? writeCursor(name, [value(last.row), last.row.event_id])
            : null,
        total: events.length,
      };
    },
    inTable(state) {
      const now = present();
      // What stands in the table may be replaced before it is written.
      const seen = table.inOrder('tca').filter(({ row }) => maySee(row.team_id));
      const events = seen.map(({ row, details }): EventInTable => {
        const cdm = messageOf(row.event_id);
        const alarm = alarmOfEvent(shownProbability(row), cdm, thresholds());
        return { row, details, cdm, alarm, state: eventState(row, now) };
      });
      return state === 'all' ? events : events.filter((event) => event.state === 'open');
    },
    find(eventId) {
      const now = present();
      const event = seenEvent(eventId);
      return event ? documentOf(event, now) : null;
    },
    row: (eventId) => seenEvent(eventId)?.row ?? null,
    rowsOf: (objectId) =>
      table
        .ofObject(objectId)
        .filter(({ row }) => maySee(row.team_id))
        .map(({ row }) => row),
    openOf(objectId) {
      const now = present();
      const isOpen = ({ row }: KeptEvent): boolean => maySee(row.team_id) && eventState(row, now) === 'open';
      return table.ofObject(objectId).filter(isOpen).length;
    },
    openCount() {
      const now = present();
      const view = viewKey();
      const isOpen = ({ row }: KeptEvent): boolean => maySee(row.team_id) && eventState(row, now) === 'open';
      const count = open.get(view) ?? table.inOrder('tca').filter(isOpen).length;
      open.set(view, count);
      return count;
    },
    size: () => table.size(),
    revision() {
      present();
      return revision;
    },
    forgetLists: changed,
    forgetDocuments() {
      table.describeObjects();
      changed();
    },
  };
}

function eventsOfObjects(table: EventTable, ids: readonly number[], sort: EventSort): readonly KeptEvent[] {
  const value = EVENT_ORDERS[sort];
  const found = new Set(ids.flatMap((id) => table.ofObject(id)));
  return [...found].sort((one, other) => value(one.row) - value(other.row) || one.row.event_id - other.row.event_id);
}

/** How many of the events, which are in this order, come up to this one and with it. */
function countUpTo(events: readonly KeptEvent[], value: (row: EventRow) => number, after: number, id: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { row } = events[middle]!;
    if (value(row) < after || (value(row) === after && row.event_id <= id)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first of the events, by TCA, whose time has not gone by. */
function firstNotBefore(events: readonly KeptEvent[], now: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle]!.row.tca_us < now) low = middle + 1;
    else high = middle;
  }
  return low;
}
