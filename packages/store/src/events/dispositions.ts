import { isVisible, ownTeam } from '../actor/visible-rows.ts';
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
    .columns(['event_id', 'author', 'written_us', 'text', 'team_id'])
    .expression((build) =>
      build
        .selectFrom('events')
        .select((select) => [
          'event_id',
          select.val(note.author).as('author'),
          select.cast<number>(select.val(note.written_us), 'int8').as('written_us'),
          select.val(note.text).as('text'),
          select.cast<number | null>(select.val(ownTeam().team_id), 'int4').as('team_id'),
        ])
        .where('event_id', '=', note.event_id)
        .where('state', '<>', 'staged'),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Those that the actor may see. */
export async function listNotes(db: Database, eventId: number): Promise<readonly EventNoteRow[]> {
  return db
    .selectFrom('event_notes')
    .selectAll()
    .where('event_id', '=', eventId)
    .where(isVisible('event_notes'))
    .orderBy('note_id')
    .execute();
}
