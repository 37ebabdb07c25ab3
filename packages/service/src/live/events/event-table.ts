import type { EventCdm, EventDocument, EventQuery, EventState, ObjectSummary } from '@clearway/contract';
import type { EventRow } from '@clearway/store';
import { placesByNumber } from '../../runs/rank-sort-rows.ts';
import type { KnownObjects } from '../objects/party.ts';
import { type EventDetails, readEventDetails } from './event-details.ts';

/** An event in memory, with what is known of its objects, and its document as long as that holds. */
export interface KeptEvent {
  row: EventRow;
  details: EventDetails;
  primary: ObjectSummary | undefined;
  secondary: ObjectSummary | undefined;
  document: EventDocument | null;
  documentState: EventState | null;
  /** The message that the document tells of. */
  documentMessage: EventCdm | null;
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
  /** Asks anew what is known of the objects. */
  readonly describeObjects: () => void;
  readonly inOrder: (sort: EventSort) => readonly KeptEvent[];
  /** Events of an object, and of those that fly together with it. */
  readonly ofObject: (objectId: number) => readonly KeptEvent[];
}

export function createEventTable(objects: KnownObjects): EventTable {
  const events = new Map<number, KeptEvent>();
  const orders = new Map<EventSort, SortedEvents>();
  const byObject = new Map<number, KeptEvent[]>();
  /** Moved since an order was made: it takes them out and puts them in where they belong now. */
  const moved = (event: KeptEvent): void => {
    for (const [sort, order] of orders) {
      order.moved.add(event);
      // An order that nobody asks for any more is made anew when somebody does.
      if (order.moved.size > events.size) orders.delete(sort);
    }
  };
  return {
    put(row) {
      const given = describedEvent(row, objects);
      const known = events.get(row.event_id);
      if (known === undefined) {
        events.set(row.event_id, given);
        addByObject(byObject, given);
        moved(given);
        return;
      }
      // Where it stays in its place, as when somebody decides on it, orders are left as they are.
      if (!standsAlike(known.row, row)) moved(known);
      const isOfOthers = !hasSameObjects(known, given);
      if (isOfOthers) removeByObject(byObject, known);
      Object.assign(known, given);
      if (isOfOthers) addByObject(byObject, known);
    },
    remove(eventId) {
      const known = events.get(eventId);
      if (known === undefined) return;
      events.delete(eventId);
      removeByObject(byObject, known);
      moved(known);
    },
    get: (eventId) => events.get(eventId),
    size: () => events.size,
    describeObjects() {
      for (const event of events.values()) {
        event.primary = objects.summary(event.row.primary_id);
        event.secondary = objects.summary(event.row.secondary_id);
        event.document = null;
      }
    },
    inOrder(sort) {
      const known = orders.get(sort);
      if (known?.moved.size === 0) return known.events;
      const isThere = (event: KeptEvent): boolean => events.get(event.row.event_id) === event;
      const sorted =
        known === undefined || known.moved.size > events.size / 2
          ? sortedEvents([...events.values()], EVENT_ORDERS[sort])
          : mergedEvents(
              known.events.filter((event) => !known.moved.has(event)),
              sortedEvents([...known.moved].filter(isThere), EVENT_ORDERS[sort]),
              EVENT_ORDERS[sort],
            );
      orders.set(sort, { events: sorted, moved: new Set() });
      return sorted;
    },
    ofObject: (objectId) => byObject.get(objectId) ?? [],
  };
}

interface SortedEvents {
  readonly events: readonly KeptEvent[];
  readonly moved: Set<KeptEvent>;
}

type OrderValue = (row: EventRow) => number;

/** Events by ascending value, then by number. */
function sortedEvents(events: readonly KeptEvent[], value: OrderValue): readonly KeptEvent[] {
  const byNumber = placesByNumber(Float64Array.from(events, (event) => event.row.event_id));
  const byValue = placesByNumber(Float64Array.from(byNumber, (place) => value(events[place]!.row)));
  return Array.from(byValue, (place) => events[byNumber[place]!]!);
}

/** Two lists in this order as one. */
function mergedEvents(one: readonly KeptEvent[], other: readonly KeptEvent[], value: OrderValue): readonly KeptEvent[] {
  const merged: KeptEvent[] = [];
  let k = 0;
  for (const event of other) {
    const at = value(event.row);
    for (; k < one.length; k++) {
      const next = value(one[k]!.row);
      if (next > at || (next === at && one[k]!.row.event_id > event.row.event_id)) break;
      merged.push(one[k]!);
    }
    merged.push(event);
  }
  for (; k < one.length; k++) merged.push(one[k]!);
  return merged;
}

function describedEvent(row: EventRow, objects: KnownObjects): KeptEvent {
  return {
    row,
    details: readEventDetails(row.details),
    primary: objects.summary(row.primary_id),
    secondary: objects.summary(row.secondary_id),
    document: null,
    documentState: null,
    documentMessage: null,
  };
}

/** Whether two rows of an event stand in the same places of all orders. */
function standsAlike(one: EventRow, other: EventRow): boolean {
  return Object.values(EVENT_ORDERS).every((value) => value(one) === value(other));
}

function hasSameObjects(one: KeptEvent, other: KeptEvent): boolean {
  const isSame = (some: readonly number[], others: readonly number[]): boolean =>
    some.length === others.length && some.every((id, k) => id === others[k]);
  return (
    one.row.primary_id === other.row.primary_id &&
    one.row.secondary_id === other.row.secondary_id &&
    isSame(one.details.primary_together_with, other.details.primary_together_with) &&
    isSame(one.details.secondary_together_with, other.details.secondary_together_with)
  );
}

/** The objects of an event: the two, and what flies together with them. An object may fly together with both. */
function objectsOfEvent({ row, details }: KeptEvent): ReadonlySet<number> {
  const { primary_together_with, secondary_together_with } = details;
  return new Set([row.primary_id, row.secondary_id, ...primary_together_with, ...secondary_together_with]);
}

function addByObject(byObject: Map<number, KeptEvent[]>, event: KeptEvent): void {
  for (const id of objectsOfEvent(event)) {
    const list = byObject.get(id);
    if (list) list.push(event);
    else byObject.set(id, [event]);
  }
}

function removeByObject(byObject: Map<number, KeptEvent[]>, event: KeptEvent): void {
  for (const id of objectsOfEvent(event)) {
    const list = byObject.get(id);
    const at = list?.indexOf(event) ?? -1;
    if (at !== -1) list!.splice(at, 1);
    if (list?.length === 0) byObject.delete(id);
  }
}
