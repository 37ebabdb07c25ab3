import type { EventDocument, EventQuery, EventState } from '@clearway/contract';
import type { EventRow } from '@clearway/store';
import { type EventDetails, readEventDetails } from './event-details.ts';

/** An event in memory, with its document as long as that holds. */
export interface KeptEvent {
  readonly row: EventRow;
  readonly details: EventDetails;
  document: EventDocument | null;
  documentState: EventState | null;
}

export type EventSort = NonNullable<EventQuery['sort']>;

/** What a list is ordered by, ascending: the soonest, the closest, the most probable first; those without one last. */
export const EVENT_ORDERS: Readonly<Record<EventSort, (row: EventRow) => number>> = {
  tca: (row) => row.tca_us,
  miss: (row) => row.miss_distance_km,
  probability: (row) => -(row.max_probability ?? -1),
};

/** Events by number, in each order, and by object. */
export interface EventTable {
  readonly put: (row: EventRow) => void;
  readonly remove: (eventId: number) => void;
  readonly get: (eventId: number) => KeptEvent | undefined;
  readonly size: () => number;
  readonly all: () => Iterable<KeptEvent>;
  readonly inOrder: (sort: EventSort) => readonly KeptEvent[];
  /** Events of an object, and of those that fly together with it. */
  readonly ofObject: (objectId: number) => readonly KeptEvent[];
}

export function createEventTable(): EventTable {
  const events = new Map<number, KeptEvent>();
  const orders = new Map<EventSort, readonly KeptEvent[]>();
  let byObject: Map<number, KeptEvent[]> | null = null;
  const forget = (): void => {
    orders.clear();
    byObject = null;
  };
  return {
    put(row) {
      events.set(row.event_id, {
        row,
        details: readEventDetails(row.details),
        document: null,
        documentState: null,
      });
      forget();
    },
    remove(eventId) {
      if (events.delete(eventId)) forget();
    },
    get: (eventId) => events.get(eventId),
    size: () => events.size,
    all: () => events.values(),
    inOrder(sort) {
      const known = orders.get(sort);
      if (known) return known;
      const value = EVENT_ORDERS[sort];
      const sorted = [...events.values()].sort(
        (one, other) => value(one.row) - value(other.row) || one.row.event_id - other.row.event_id,
      );
      orders.set(sort, sorted);
      return sorted;
    },
    ofObject(objectId) {
      byObject ??= eventsByObject(events.values());
      return byObject.get(objectId) ?? [];
    },
  };
}

/** The objects of an event: the two, and what flies together with them. */
export function objectsOfEvent({ row, details }: KeptEvent): ReadonlySet<number> {
  const { primary_together_with, secondary_together_with } = details;
  return new Set([row.primary_id, row.secondary_id, ...primary_together_with, ...secondary_together_with]);
}

function eventsByObject(events: Iterable<KeptEvent>): Map<number, KeptEvent[]> {
  const byObject = new Map<number, KeptEvent[]>();
  for (const event of events) {
    for (const id of objectsOfEvent(event)) {
      const list = byObject.get(id);
      if (list) list.push(event);
      else byObject.set(id, [event]);
    }
  }
  return byObject;
}
