import { type FormEvent, type JSX, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { REACH_MS } from '../clock/sim-clock.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { momentOfWallTime, wallTimeOf } from './wall-time.ts';

/** A small dialog in which a time is typed; the browser's own field for it, so that it is written as people there write it. */
export function TimeEntry(props: { readonly onDone: () => void }): JSX.Element {
  const { onDone } = props;
  const { clock } = useApp();
  const t = useMessages();
  const { zone, zoneName, moment } = useQuantities();
  const [text, setText] = useState(() => wallTimeOf(clock.at(), zone));
  const field = useRef<HTMLInputElement>(null);
  const dialog = useRef<HTMLDivElement>(null);
  const fieldId = useId();
  const noteId = useId();
  const typedMs = momentOfWallTime(text, zone);
  const least = clock.nowMs() - REACH_MS;
  const most = clock.nowMs() + REACH_MS;
  const isWithin = typedMs !== null && typedMs >= least && typedMs <= most;
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    const outside = (event: Event): void => {
      const place = dialog.current?.parentElement;
      if (place && event.target instanceof Node && !place.contains(event.target)) onDone();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [onDone]);
  const go = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWithin) return;
    clock.seek(typedMs);
    onDone();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onDone();
  };
  return (
    <div ref={dialog} className="timeline-entry" role="dialog" aria-label={t('timeline.set-time')} onKeyDown={onKey}>
      <form onSubmit={go}>
        <label htmlFor={fieldId}>{t('timeline.entry', { zone: zoneName(clock.at()) })}</label>
        <div className="timeline-entry-row">
          <input
            ref={field}
            id={fieldId}
            type="datetime-local"
            step={1}
            required
            value={text}
            min={wallTimeOf(least, zone)}
            max={wallTimeOf(most, zone)}
            aria-describedby={noteId}
            aria-invalid={!isWithin}
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit" className="button is-primary" disabled={!isWithin}>
            {t('timeline.go')}
          </button>
        </div>
        <p id={noteId} className="small muted">
          {t('timeline.reach', {
            from: moment(least, { seconds: false, year: false }),
            to: moment(most, { seconds: false, year: false }),
          })}
        </p>
      </form>
    </div>
  );
}
