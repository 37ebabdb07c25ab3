import type { EventCdm, EventDocument, EventQuery, Page, RiskSettings } from '@clearway/contract';
import {
  type Database,
  type EventRow,
  type EventSelection,
  eventPages,
  eventsById,
  listEvents,
  maySee,
} from '@clearway/store';
import { alarmOfEvent } from '../../inbox/risk-settings.ts';
import { readCursor, writeCursor } from '../cursors/list-cursor.ts';
import { pageLimit } from '../cursors/page-limit.ts';
import {
  encounterBounds,
  type SideCondition,
  sideConditions,
  type WatchlistMembers,
} from '../objects/encounter-filter.ts';
import type { ObjectIndex } from '../objects/object-index.ts';
import { readEventDetails } from './event-details.ts';
import { eventDocument, eventState, shownProbability } from './event-document.ts';
import { EVENT_ORDERS } from './event-table.ts';
import type { EventInTable } from './write-event-table.ts';

export interface StoredEventsOptions {
  readonly db: Database;
  readonly objects: Pick<ObjectIndex, 'summary' | 'row' | 'revision' | 'summaries'>;
  readonly members: WatchlistMembers;
  /** What messages say of an event. */
  readonly messageOf: (eventId: number) => EventCdm | null;
  readonly thresholds: () => RiskSettings;
  /** The time by which events are past, microseconds since 1970-01-01 UTC. */
  readonly nowUs: () => number;
}

/** Published events from the database, to each those that they may see: the same answers as from memory, of all that is kept. */
export interface StoredEvents {
  /** Throws UserError where limit, cursor, time or watchlist cannot be meant. */
  readonly list: (query: EventQuery) => Promise<Page<EventDocument>>;
  /** By TCA, then by number. */
  readonly inTable: () => Promise<readonly EventInTable[]>;
  readonly find: (eventId: number) => Promise<EventDocument | null>;
  readonly row: (eventId: number) => Promise<EventRow | null>;
}

export function createStoredEvents(options: StoredEventsOptions): StoredEvents {
  const { db, objects, members, messageOf, thresholds, nowUs } = options;
  const asNow = (row: EventRow): EventInTable => {
    const cdm = messageOf(row.event_id);
    const alarm = alarmOfEvent(shownProbability(row), cdm, thresholds());
    return { row, details: readEventDetails(row.details), cdm, alarm, state: eventState(row, nowUs()) };
  };
  const documentOf = (row: EventRow): EventDocument => {
    const { state, ...known } = asNow(row);
    return eventDocument(row, state, objects, known);
  };
  const rowOf = async (eventId: number): Promise<EventRow | null> => {
    const [row] = await eventsById(db, [eventId]);
    return row !== undefined && maySee(row.team_id) ? row : null;
  };
  const idsOf = ({ ids, holds }: SideCondition): readonly number[] => {
    if (ids !== null) return ids;
    const found: number[] = [];
    for (const summary of objects.summaries()) if (holds(summary.object_id, summary)) found.push(summary.object_id);
    return found;
  };
  const selectionOf = (query: EventQuery): EventSelection => {
    const { tcaFromUs, tcaToUs, missBelowKm, probabilityFrom } = encounterBounds(query);
    const { state = 'open', disposition = [] } = query;
    const sides = sideConditions(query, members);
    return {
      state,
      nowUs: nowUs(),
      ...(Number.isFinite(tcaFromUs) ? { tcaFromUs } : {}),
      ...(Number.isFinite(tcaToUs) ? { tcaToUs } : {}),
      ...(Number.isFinite(missBelowKm) ? { missBelowKm } : {}),
      ...(probabilityFrom > 0 ? { probabilityFrom } : {}),
      ...(disposition.length > 0 ? { dispositions: disposition } : {}),
      sides: sides.map((side) => ({ ids: idsOf(side), withCompany: side.withCompany })),
    };
  };
  return {
    async list(query) {
      const limit = pageLimit(query.limit);
      const { sort = 'tca', cursor } = query;
      const name = `event-${sort}`;
      const [value, eventId] = cursor === undefined ? [] : readCursor(cursor, name, 2);
      const after = value === undefined ? {} : { after: { value, eventId: eventId! } };
      // One more, to know whether there is a next page.
      const { rows, total } = await listEvents(db, selectionOf(query), { order: sort, limit: limit + 1, ...after });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const isMore = last !== undefined && rows.length > limit;
      return {
        items: shown.map(documentOf),
        next: isMore ? writeCursor(name, [EVENT_ORDERS[sort](last), last.event_id]) : null,
        total,
      };
    },
    async inTable() {
      const seen: EventInTable[] = [];
      for await (const page of eventPages(db)) {
        for (const row of page) if (maySee(row.team_id)) seen.push(asNow(row));
      }
      return seen.sort(({ row: a }, { row: b }) => a.tca_us - b.tca_us || a.event_id - b.event_id);
    },
    async find(eventId) {
      const row = await rowOf(eventId);
      return row && documentOf(row);
    },
    row: rowOf,
  };
}
