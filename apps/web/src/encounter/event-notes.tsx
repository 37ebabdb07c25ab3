import { type EventNote, ProblemError } from '@clearway/contract';
import { type JSX, type SyntheticEvent, useId, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { keepAuthor, keptAuthor } from './note-author.ts';

/** What people noted on an event, and a place for another note. */
export function EventNotes(props: {
  readonly eventId: number;
  readonly notes: readonly EventNote[];
  readonly onAdded: (note: EventNote) => void;
}): JSX.Element {
  const { client, notices } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const { eventId, notes, onAdded } = props;
  const authorId = useId();
  const textId = useId();
  const [isBusy, setBusy] = useState(false);
  const add = async (submit: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    submit.preventDefault();
    const form = submit.currentTarget;
    const fields = new FormData(form);
    const author = String(fields.get('author') ?? '').trim();
    const text = String(fields.get('text') ?? '').trim();
    if (author === '' || text === '') return;
    setBusy(true);
    try {
      onAdded(await client.addEventNote(eventId, { author, text }));
      keepAuthor(author);
      const field = form.elements.namedItem('text');
      if (field instanceof HTMLTextAreaElement) field.value = '';
    } catch (error) {
      notices.say(error instanceof ProblemError ? error.problem.detail : t('encounter.not-saved'), { tone: 'warning' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {notes.length === 0 ? (
        <p className="muted">{t('encounter.no-notes')}</p>
      ) : (
        <ul className="notes">
          {notes.map((note) => (
            <li key={note.note_id}>
              <p className="note-text">{note.text}</p>
              <p className="muted small">
                {note.author} · {quantities.moment(Date.parse(note.written_utc), { seconds: false, year: false })}
              </p>
            </li>
          ))}
        </ul>
      )}
      <form className="note-form" onSubmit={add}>
        <label htmlFor={textId} className="for-readers">
          {t('encounter.note')}
        </label>
        <textarea id={textId} name="text" rows={2} required maxLength={10_000} placeholder={t('encounter.note')} />
        <div className="decision-line">
          <label htmlFor={authorId}>{t('encounter.author')}</label>
          <input id={authorId} name="author" required maxLength={100} defaultValue={keptAuthor()} autoComplete="name" />
          <button type="submit" className="button" disabled={isBusy}>
            {t('encounter.add-note')}
          </button>
        </div>
      </form>
    </>
  );
}
