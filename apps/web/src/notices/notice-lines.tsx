import { TriangleAlert, X } from 'lucide-react';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';
import './notice-lines.css';

/** The quiet lines at the foot of the map. Always there, so that screen readers hear what comes. */
export function NoticeLines(): JSX.Element {
  const { notices } = useApp();
  const t = useMessages();
  const shown = useStore(notices.shown);
  return (
    <section
      className="notice-lines"
      role="status"
      aria-live="polite"
      onPointerEnter={() => notices.hold(true)}
      onPointerLeave={() => notices.hold(false)}
      onFocus={() => notices.hold(true)}
      onBlur={() => notices.hold(false)}
    >
      {shown.map(({ id, text, tone, action }) => (
        <div key={id} className="notice" data-tone={tone}>
          {tone === 'warning' ? <TriangleAlert aria-hidden /> : null}
          <span className="notice-text">{text}</span>
          {action === null ? null : (
            <button
              type="button"
              className="button is-plain notice-action"
              onClick={() => {
                notices.dismiss(id);
                notices.hold(false);
                action.run();
              }}
            >
              {action.label}
            </button>
          )}
          <button
            type="button"
            className="button is-plain"
            aria-label={t('status.dismiss')}
            onClick={() => {
              notices.dismiss(id);
              notices.hold(false);
            }}
          >
            <X aria-hidden />
          </button>
        </div>
      ))}
    </section>
  );
}
