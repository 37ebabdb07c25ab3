import { UserError } from '@clearway/astro';
import type { EventDocument, EventObservation } from '@clearway/contract';
import {
  addNote,
  appendAudit,
  currentActor,
  decideOnEvent,
  type EventObservationRow,
  eventHistory,
  listNotes,
  type Store,
} from '@clearway/store';
import type { LiveEvents } from '../live-service.ts';
import { utcOfMicros } from '../runs/run-documents.ts';
import type { AllEvents } from './all-events.ts';
import { readEventRisk } from './event-details.ts';
import type { EventModel } from './event-model.ts';
import { writeEventTable } from './write-event-table.ts';

export interface EventSources {
  readonly store: Store;
  readonly events: AllEvents;
  readonly inMemory: Pick<EventModel, 'apply'>;
  readonly nowUs: () => number;
  /** The time by which events are past or to come. */
  readonly clockUs: () => number;
  readonly shownRunId: () => number | null;
}

/** Events to be read, and decided on in the database. */
export function liveEvents({ store, events, inMemory, nowUs, clockUs, shownRunId }: EventSources): LiveEvents {
  const { db } = store;
  const known = async (eventId: number): Promise<EventDocument> => {
    const event = await events.find(eventId);
    if (!event) throw new UserError('unknown', `there is no event ${eventId}`, 'see the list of events');
    return event;
  };
  return {
    list: (query) => events.list(query),
    writeTable: async ({ state = 'open' }, sink, signal) => {
      const table = { runId: shownRunId(), clockUtc: utcOfMicros(clockUs()), events: await events.inTable(state) };
      await writeEventTable(table, sink, signal);
    },
    find: (eventId) => events.find(eventId),
    history: async (eventId) => {
      await known(eventId);
      return (await eventHistory(db, eventId)).map(observation);
    },
    decide: async (eventId, { disposition, reason, assignee }) => {
      await known(eventId);
      if (disposition === 'dismissed' && !reason) {
        throw new UserError('option-invalid', 'a dismissal needs a reason', 'give `reason`');
      }
      if (reason && disposition === undefined) {
        throw new UserError('option-invalid', 'a reason belongs to a disposition', 'give `disposition` too');
      }
      const decision = {
        ...(disposition === undefined ? {} : { disposition }),
        ...(reason === undefined ? {} : { reason }),
        ...(assignee === undefined ? {} : { assignee }),
      };
      const row = await db.transaction().execute(async (trx) => {
        const decided = await decideOnEvent(trx, eventId, decision, nowUs());
        const target = `/api/v1/events/${eventId}`;
        if (decided) await appendAudit(trx, { action: 'decideEvent', target, change: decision }, nowUs());
        return decided;
      });
      if (row) inMemory.apply({ changed: [row] });
      return known(eventId);
    },
    notes: async (eventId) => {
      await known(eventId);
      return (await listNotes(db, eventId)).map(({ note_id, author, written_us, text }) => ({
        note_id,
        author,
        written_utc: utcOfMicros(written_us),
        text,
      }));
    },
    addNote: async (eventId, note) => {
      await known(eventId);
      const written_us = nowUs();
      const { name, via } = currentActor();
      const { text } = note;
      // Whoever has signed in writes in no other name.
      const author = via === 'key' || via === 'session' ? name : note.author;
      const note_id = await db.transaction().execute(async (trx) => {
        await addNote(trx, { event_id: eventId, author, written_us, text });
        const target = `/api/v1/events/${eventId}/notes`;
        await appendAudit(trx, { action: 'addEventNote', target, change: { author, text } }, nowUs());
        return (await listNotes(trx, eventId)).at(-1)!.note_id;
      });
      return { note_id, author, written_utc: utcOfMicros(written_us), text };
    },
  };
}

function observation(row: EventObservationRow): EventObservation {
  return {
    run_id: row.run_id,
    seen_utc: utcOfMicros(row.seen_us),
    state: row.state,
    tca_utc: utcOfMicros(row.tca_us),
    miss_distance_km: row.miss_distance_km,
    relative_speed_km_s: row.relative_speed_km_s,
    radial_km: row.radial_km,
    in_track_km: row.in_track_km,
    cross_track_km: row.cross_track_km,
    max_probability: row.max_probability,
    ...readEventRisk(row.details),
  };
}
