import { type JSX, useDeferredValue, useLayoutEffect, useMemo, useRef } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { PanelFrame } from '../panels/panel-frame.tsx';
import { searchIndexOf } from '../search/search-index.ts';
import { useStore } from '../view/store.ts';
import { ALL_OBJECTS, type ObjectChoice, type Panel } from '../view/view.ts';
import { watchedIds } from '../watchlists/watched.ts';
import { ObjectFilters } from './object-filters.tsx';
import { ObjectTable } from './object-table.tsx';
import { selectObjects } from './select-objects.ts';
import './objects.css';

const NONE = new Int32Array(0);

/** Everything that the globe shows, as a table. */
export function ObjectsPanel({ panel }: { readonly panel: Extract<Panel, { kind: 'objects' }> }): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const catalog = useStore(app.catalog);
  const watchlists = useStore(app.watchlists);
  const { choice } = panel;
  const applied = useDeferredValue(choice);
  const watched = useMemo(() => watchedIds(watchlists), [watchlists]);
  const slots = useMemo(
    () => (catalog === null ? NONE : selectObjects(searchIndexOf(catalog), applied, watched)),
    [catalog, applied, watched],
  );
  const top = useRef<HTMLSpanElement>(null);
  const shown = useRef(applied);
  // Another choice is another list: it is read from its beginning.
  useLayoutEffect(() => {
    if (shown.current === applied) return;
    shown.current = applied;
    top.current?.closest('.panel-body')?.scrollTo({ top: 0 });
  }, [applied]);
  const change = (part: Partial<ObjectChoice>): void =>
    app.actions.changePanel({ kind: 'objects', choice: { ...choice, ...part } });
  return (
    <PanelFrame
      title={t('objects.title')}
      scrollKey="objects"
      head={<ObjectFilters catalog={catalog} choice={choice} onChange={change} />}
      foot={
        catalog === null ? null : (
          <p className="objects-foot muted small">
            <output>
              {t('objects.shown', { shown: quantities.count(slots.length), all: quantities.count(catalog.count) })}
            </output>
          </p>
        )
      }
    >
      <span ref={top} hidden />
      {catalog === null ? (
        <p className="muted" aria-busy="true">
          {t('objects.waiting')}
        </p>
      ) : slots.length === 0 ? (
        <>
          <p>{applied.watched && watched.size === 0 ? t('objects.none-watched') : t('objects.none')}</p>
          <button
            type="button"
            className="button"
            onClick={() => change({ ...ALL_OBJECTS, sort: choice.sort, descending: choice.descending })}
          >
            {t('objects.clear')}
          </button>
        </>
      ) : (
        <ObjectTable catalog={catalog} slots={slots} choice={choice} watched={watched} onChange={change} />
      )}
    </PanelFrame>
  );
}
