import { type JSX, useMemo } from 'react';
import { useApp } from '../app/app-context.ts';
import { estimateText, nameOf } from '../events/encounter-words.ts';
import { filterEvents } from '../events/filter-events.ts';
import { rankEvents } from '../events/rank-events.ts';
import { useMinute } from '../home/use-minute.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';

const MOST = 3;
const NOBODY: ReadonlySet<number> = new Set();

/** What comes near an object this week, the most important first. */
export function ObjectEvents({ objectId }: { readonly objectId: number }): JSX.Element | null {
  const app = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const events = useStore(app.events);
  const catalog = useStore(app.catalog);
  const minute = useMinute(app.clock);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has gone by leaves the list some time after.
  const rows = useMemo(() => {
    if (events === null) return null;
    const filter = { objectId };
    const found = filterEvents(events, filter, { catalog: null, watchlists: [], nowMs: app.clock.nowMs() });
    return rankEvents(events, found, 'rank', NOBODY);
  }, [events, objectId, minute]);
  if (events === null || rows === null) return null;
  const nowMs = app.clock.nowMs();
  return (
    <section>
      <h3>{t('object.events')}</h3>
      {rows.length === 0 ? <p className="muted">{t('object.no-events')}</p> : null}
      <ul className="entries">
        {Array.from(rows.subarray(0, MOST), (row) => {
          const primaryId = events.primaryIds[row]!;
          const secondaryId = events.secondaryIds[row]!;
          const otherId = primaryId === objectId ? secondaryId : primaryId;
          const tcaMs = events.tcaMs[row]!;
          const slot = catalog?.slotOf(otherId);
          return (
            <li key={events.eventIds[row]}>
              <button
                type="button"
                className="entry card-event"
                onClick={() =>
                  app.actions.openPanel({
                    kind: 'encounter',
                    of: { eventId: events.eventIds[row]!, primaryId, secondaryId, tcaMs },
                  })
                }
                onPointerEnter={() => app.highlighted.set(slot === undefined ? [] : [slot])}
                onPointerLeave={() => app.highlighted.set([])}
              >
                <strong>{nameOf(catalog, otherId)}</strong>
                <span>
                  {events.coLocated(row)
                    ? t('object.together')
                    : t('object.within', { distance: estimateText(events.missKm[row]!, quantities) })}
                </span>
                <span className="muted small">
                  {quantities.day(tcaMs)}, {quantities.clockTime(tcaMs, false)}
                </span>
                <span className="muted small">
                  {t('object.in', { duration: quantities.duration(Math.max(0, (tcaMs - nowMs) / 1000)) })}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {rows.length > 0 ? <p className="muted small">{t('object.screening-only')}</p> : null}
      {rows.length > MOST ? (
        <button
          type="button"
          className="button"
          onClick={() => app.actions.openPanel({ kind: 'events', filter: { objectId } })}
        >
          {t('object.all-events', { count: rows.length, shown: quantities.count(rows.length) })}
        </button>
      ) : null}
    </section>
  );
}
