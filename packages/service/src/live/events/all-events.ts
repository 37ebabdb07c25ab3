import type { EventDocument, EventQuery, Page } from '@clearway/contract';
import type { EventRow } from '@clearway/store';
import type { EventModel } from './event-model.ts';
import type { StoredEvents } from './stored-events.ts';
import type { EventInTable } from './write-event-table.ts';

/** All events that are kept: from memory where they are there, else from the database. */
export interface AllEvents {
  readonly list: (query: EventQuery) => Promise<Page<EventDocument>>;
  readonly inTable: (state: 'open' | 'all') => Promise<readonly EventInTable[]>;
  readonly find: (eventId: number) => Promise<EventDocument | null>;
  readonly row: (eventId: number) => Promise<EventRow | null>;
}

export function allEvents(model: EventModel, stored: StoredEvents): AllEvents {
  return {
    list: async (query) => (model.hasAllOf(query) ? model.list(query) : stored.list(query)),
    inTable: async (state) => {
      if (model.hasAllOf({ state })) return model.inTable(state);
      const events = await stored.inTable();
      return state === 'all' ? events : events.filter((event) => event.state === 'open');
    },
    find: async (eventId) => model.find(eventId) ?? stored.find(eventId),
    row: async (eventId) => model.row(eventId) ?? stored.row(eventId),
  };
}
