import type { Database } from '../schema/database.ts';
import type { Disposition } from '../schema/schema.ts';
import type { EventNoteRow, EventRow } from './events.ts';

/** What people decide about an event. What is left out stays as it is. */
export interface Decision {
  readonly disposition?: Disposition;
  /** Needed for `dismissed`. */
  readonly reason?: string | null;
  readonly assignee?: string | null;
}

/** Gives the event as it is now, or undefined where there is no such published event. */
export async function decideOnEvent(
  db: Database,
  eventId: number,
  decision: Decision,
  changedUs: number,
): Promise<EventRow | undefined> {
  const { disposition, reason, assignee } = decision;
  return db
    .updateTable('events')
    .set({
      changed_us: changedUs,
      // A reason belongs to the disposition it was given for.
      ...(disposition === undefined ? {} : { disposition, disposition_reason: reason ?? null }),
      ...(assignee === undefined ? {} : { assignee }),
    })
    .where('event_id', '=', eventId)
    .where('state', '<>', 'staged')
    .returningAll()
    .executeTakeFirst();
}

/** False where there is no such published event. */
export async function addNote(
  db: Database,
  note: Pick<EventNoteRow, 'event_id' | 'author' | 'written_us' | 'text'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('event_notes')
    .columns(['event_id', 'author', 'written_us', 'text'])
    .expression((build) =>
      build
        .selectFrom('events')
        .select((select) => [
          'event_id',
          select.val(note.author).as('author'),
          select.cast<number>(select.val(note.written_us), 'int8').as('written_us'),
          select.val(note.text).as('text'),
        ])
        .where('event_id', '=', note.event_id)
        .where('state', '<>', 'staged'),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function listNotes(db: Database, eventId: number): Promise<readonly EventNoteRow[]> {
  return db.selectFrom('event_notes').selectAll().where('event_id', '=', eventId).orderBy('note_id').execute();
}
