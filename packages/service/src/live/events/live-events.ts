import { UserError } from '@clearway/astro';
import type { EventDocument, EventObservation } from '@clearway/contract';
import { addNote, decideOnEvent, type EventObservationRow, eventHistory, listNotes, type Store } from '@clearway/store';
import type { LiveEvents } from '../live-service.ts';
import { utcOfMicros } from '../runs/run-documents.ts';
import type { EventModel } from './event-model.ts';

/** Events to be read from memory, and decided on in the database. */
export function liveEvents(store: Store, events: EventModel, nowUs: () => number): LiveEvents {
  const { db } = store;
  const known = (eventId: number): EventDocument => {
    const event = events.find(eventId);
    if (!event) throw new UserError('unknown', `there is no event ${eventId}`, 'see the list of events');
    return event;
  };
  return {
    list: (query) => events.list(query),
    find: async (eventId) => events.find(eventId),
    history: async (eventId) => {
      known(eventId);
      return (await eventHistory(db, eventId)).map(observation);
    },
    decide: async (eventId, { disposition, reason, assignee }) => {
      known(eventId);
      if (disposition === 'dismissed' && !reason) {
        throw new UserError('option-invalid', 'a dismissal needs a reason', 'give `reason`');
      }
      if (reason && disposition === undefined) {
        throw new UserError('option-invalid', 'a reason belongs to a disposition', 'give `disposition` too');
      }
      const row = await decideOnEvent(
        db,
        eventId,
        {
          ...(disposition === undefined ? {} : { disposition }),
          ...(reason === undefined ? {} : { reason }),
          ...(assignee === undefined ? {} : { assignee }),
        },
        nowUs(),
      );
      if (row) events.apply({ changed: [row] });
      return known(eventId);
    },
    notes: async (eventId) => {
      known(eventId);
      return (await listNotes(db, eventId)).map(({ note_id, author, written_us, text }) => ({
        note_id,
        author,
        written_utc: utcOfMicros(written_us),
        text,
      }));
    },
    addNote: async (eventId, { author, text }) => {
      known(eventId);
      const written_us = nowUs();
      await addNote(db, { event_id: eventId, author, written_us, text });
      const { note_id } = (await listNotes(db, eventId)).at(-1)!;
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
  };
}
