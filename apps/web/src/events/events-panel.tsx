import { Download, SlidersHorizontal, Table2 } from 'lucide-react';
import { type JSX, useEffect, useId, useMemo, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { PanelFrame } from '../panels/panel-frame.tsx';
import { useStore, useStorePart } from '../view/store.ts';
import type { EventFilter } from '../view/view.ts';
import { EventFilterForm } from './event-filter-form.tsx';
import { EventRow } from './event-row.tsx';
import { FilterChips } from './filter-chips.tsx';
import { ANY_WATCHLIST, askedCount, filterEvents, membersOf } from './filter-events.ts';
import { EVENT_SORTS, type EventSort, rankEvents } from './rank-events.ts';
import { useNowMs } from './use-now-ms.ts';
import { useRowWindow } from './use-row-window.ts';
import './events.css';

/** Height of a row in rem, as events.css has it. */
const ROW_REM = 6;

/** The coming seven days' encounters, what matters most first; filtered as the link says. */
export function EventsPanel({
  panel,
}: {
  readonly panel: { readonly kind: 'events'; readonly filter: EventFilter };
}): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const { filter } = panel;
  const table = useStore(app.events);
  const catalog = useStore(app.catalog);
  const watchlists = useStore(app.watchlists);
  const connection = useStore(app.connection);
  const nowMs = useNowMs();
  const formId = useId();
  const [isUnfolded, setUnfolded] = useState(false);
  const watched = useMemo(() => membersOf(ANY_WATCHLIST, watchlists), [watchlists]);
  const rows = useMemo(() => {
    if (table === null) return null;
    const found = filterEvents(table, filter, { catalog, watchlists, nowMs });
    return rankEvents(table, found, filter.sort ?? 'rank', watched);
  }, [table, filter, catalog, watchlists, nowMs, watched]);
  const all = useMemo(
    () => (table === null ? 0 : filterEvents(table, {}, { catalog, watchlists, nowMs }).length),
    [table, catalog, watchlists, nowMs],
  );
  const count = rows?.length ?? 0;
  const asked = askedCount(filter);
  const change = (next: EventFilter): void => app.actions.changePanel({ kind: 'events', filter: next });
  const changeSort = ({ target }: { readonly target: { readonly value: string } }): void => {
    const { sort: _, ...rest } = filter;
    change(target.value === 'rank' ? rest : { ...rest, sort: target.value as EventSort });
  };
  useEffect(() => () => app.highlighted.set([]), [app.highlighted]);

  const head = (
    <div className="events-head">
      <div className="events-bar">
        <button
          type="button"
          className="button"
          aria-expanded={isUnfolded}
          aria-controls={formId}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          <SlidersHorizontal aria-hidden />
          {asked === 0 ? t('events.filter') : t('events.filter-count', { count: asked })}
        </button>
        <select
          className="events-sort"
          aria-label={t('events.sort')}
          value={filter.sort ?? 'rank'}
          onChange={changeSort}
        >
          {EVENT_SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {t(`events.sort-${sort}`)}
            </option>
          ))}
        </select>
        <output className="events-count muted small">
          <span aria-hidden>
            {count >= all
              ? quantities.count(count)
              : t('events.count', { shown: quantities.count(count), all: quantities.count(all) })}
          </span>
          <span className="for-readers">
            {t('events.count-spoken', { count, all: quantities.count(Math.max(all, count)) })}
          </span>
        </output>
      </div>
      <div id={formId} hidden={!isUnfolded}>
        {isUnfolded ? <EventFilterForm filter={filter} nowMs={nowMs} onChange={change} /> : null}
      </div>
      {isUnfolded ? null : <FilterChips filter={filter} nowMs={nowMs} onChange={change} />}
    </div>
  );
  const foot = (
    <footer className="events-foot small">
      <a href="/close-approaches.csv" download>
        <Download aria-hidden />
        {t('events.download-csv')}
      </a>
      <a href="/events">
        <Table2 aria-hidden />
        {t('events.as-table')}
      </a>
    </footer>
  );
  return (
    <PanelFrame title={t('events.title')} head={head} foot={foot} scrollKey="events">
      <p className="events-note muted small">{t('events.screening-only')}</p>
      {table !== null && connection === 'lost' ? <p className="notice-line">{t('events.kept')}</p> : null}
      {table === null || rows === null ? (
        <Waiting />
      ) : count === 0 ? (
        <Nothing
          filter={filter}
          all={all}
          onClear={() => change(filter.sort === undefined ? {} : { sort: filter.sort })}
        />
      ) : (
        <Rows
          count={count}
          row={(place, top, isActive, onFocus) => (
            <EventRow
              key={table.eventIds[rows[place]!]}
              {...{ table, catalog, nowMs, watched, place, count, top, isActive, onFocus }}
              row={rows[place]!}
            />
          )}
        />
      )}
    </PanelFrame>
  );
}

function Rows(props: {
  readonly count: number;
  readonly row: (place: number, top: number, isActive: boolean, onFocus: () => void) => JSX.Element;
}): JSX.Element {
  const t = useMessages();
  const { list, first, end, rowPx, active, setActive, onKeyDown } = useRowWindow(props.count, ROW_REM);
  const places = Array.from({ length: end - first }, (_, index) => first + index);
  return (
    <ol
      className="entries events-list"
      ref={list}
      aria-label={t('events.list')}
      style={{ height: props.count * rowPx }}
      onKeyDown={onKeyDown}
    >
      {places.map((place) => props.row(place, place * rowPx, place === active, () => setActive(place)))}
    </ol>
  );
}

/** Before there is a list: why not yet. */
function Waiting(): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const connection = useStore(app.connection);
  const isFirst = useStorePart(app.health, (health) => health !== null && health.finished_utc === null);
  const key = connection === 'lost' ? 'unreachable' : isFirst ? 'screening-first' : 'waiting';
  return (
    <p className="events-empty muted" aria-busy={connection !== 'lost'}>
      {t(`events.${key}`)}
    </p>
  );
}

/** An empty list: what would be in it, or what to take away. */
function Nothing(props: {
  readonly filter: EventFilter;
  readonly all: number;
  readonly onClear: () => void;
}): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const watchlists = useStore(app.watchlists);
  const isFirst = useStorePart(app.health, (health) => health !== null && health.finished_utc === null);
  const asksWatched = props.filter.watchlist !== undefined && membersOf(props.filter.watchlist, watchlists).size === 0;
  if (askedCount(props.filter) === 0) {
    return <p className="events-empty muted">{t(isFirst ? 'events.screening-first' : 'events.none-coming')}</p>;
  }
  return (
    <div className="events-empty">
      <p className="muted">{asksWatched ? t('events.none-watched') : t('events.none-fit', { all: props.all })}</p>
      <button type="button" className="button" onClick={props.onClear}>
        {t('events.clear')}
      </button>
    </div>
  );
}
