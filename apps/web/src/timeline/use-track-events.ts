import { useMemo } from 'react';
import { useApp } from '../app/app-context.ts';
import type { EventTable } from '../events/event-table.ts';
import { filterEvents } from '../events/filter-events.ts';
import { useStore, useStorePart } from '../view/store.ts';
import type { EventFilter } from '../view/view.ts';

const EVERYTHING: EventFilter = {};

/** The events that the track counts: those that the open list shows, else all; null until they have come. */
export function useTrackEvents(): { readonly table: EventTable; readonly rows: Int32Array } | null {
  const app = useApp();
  const table = useStore(app.events);
  const catalog = useStore(app.catalog);
  const watchlists = useStore(app.watchlists);
  const filter = useStorePart(app.view, ({ panel }) => (panel.kind === 'events' ? panel.filter : EVERYTHING));
  return useMemo(() => {
    if (table === null) return null;
    const anyTime = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };
    return { table, rows: filterEvents(table, { ...anyTime, ...filter }, { catalog, watchlists, nowMs: 0 }) };
  }, [table, catalog, watchlists, filter]);
}
