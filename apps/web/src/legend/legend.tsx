import { ChevronDown, ChevronUp } from 'lucide-react';
import { type JSX, useId, useMemo, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { useStore, useStorePart } from '../view/store.ts';
import { isAlone, isolateClass, toggleClass } from './class-switches.ts';
import { ColourModeSelect } from './colour-mode-select.tsx';
import { legendOf } from './colour-modes.ts';
import { LegendLine } from './legend-line.tsx';
import { useClassContext } from './use-class-context.ts';
import './legend.css';

const ROOMY = '(min-width: 900px)';
const NONE: ReturnType<typeof legendOf> = [];

/** What the colours mean, with how many objects have each; a click hides a class, "only" shows it alone. */
export function Legend(): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const catalog = useStore(app.catalog);
  const mode = useStorePart(app.view, ({ colour }) => colour);
  const hidden = useStorePart(app.view, (seen) => seen.hidden);
  const context = useClassContext();
  const [open, setOpen] = useState(() => window.matchMedia(ROOMY).matches);
  const listId = useId();
  const classes = useMemo(() => (catalog === null ? NONE : legendOf(mode, catalog, context)), [catalog, mode, context]);
  const keys = classes.map(({ key }) => key);
  const hide = (next: readonly string[]): void => app.actions.change({ hidden: next });
  const isWaiting = mode === 'traffic' && context.densityPerKm3 === null;
  return (
    <section className="legend" aria-label={t('legend.title')} data-open={open}>
      <div className="legend-head">
        <ColourModeSelect />
        <button
          type="button"
          className="button is-plain legend-fold"
          aria-expanded={open}
          aria-controls={listId}
          aria-label={t('legend.classes')}
          onClick={() => setOpen(!open)}
        >
          {open ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}
        </button>
      </div>
      <div id={listId} className="legend-body" hidden={!open}>
        {isWaiting ? (
          <p className="legend-note">{t('legend.waiting')}</p>
        ) : (
          <ul className="legend-lines">
            {classes.map((each) => (
              <LegendLine
                key={each.key}
                line={each}
                shown={!hidden.includes(each.key)}
                alone={isAlone(hidden, each.key, keys)}
                onToggle={() => hide(toggleClass(hidden, each.key))}
                onOnly={() => hide(isolateClass(hidden, each.key, keys))}
              />
            ))}
          </ul>
        )}
        {mode === 'risk' || mode === 'traffic' || mode === 'age' ? (
          <p className="legend-note">{t(`legend.note-${mode}`)}</p>
        ) : null}
        {hidden.some((key) => keys.includes(key)) ? (
          <button type="button" className="button is-plain legend-all" onClick={() => hide([])}>
            {t('legend.show-all')}
          </button>
        ) : null}
      </div>
    </section>
  );
}
