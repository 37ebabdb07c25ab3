import { type JSX, useMemo } from 'react';
import { useApp } from '../app/app-context.ts';
import { EncounterSentence } from '../events/encounter-sentence.tsx';
import { nameOf } from '../events/encounter-words.ts';
import type { EventTable } from '../events/event-table.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';
import type { EncounterReference } from '../view/view.ts';
import { watchedIds } from '../watchlists/watched.ts';
import { FirstScreening } from './first-screening.tsx';
import { pickEncounters } from './pick-encounters.ts';
import { useMinute } from './use-minute.ts';

const MOST = 3;

/** The three encounters of the coming week that one should see first. */
export function ComingEncounters(): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const events = useStore(app.events);
  const catalog = useStore(app.catalog);
  const health = useStore(app.health);
  const watchlists = useStore(app.watchlists);
  const connection = useStore(app.connection);
  const minute = useMinute(app.clock);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has gone by leaves the list some time after.
  const picked = useMemo(() => {
    if (events === null) return null;
    const context = { catalog, watchlists, nowMs: app.clock.nowMs() };
    return pickEncounters(events, context, watchedIds(watchlists), MOST);
  }, [events, catalog, watchlists, minute]);

  if (events === null || picked === null || catalog === null) {
    if (connection === 'lost') return <p className="notice-line">{t('home.unreachable')}</p>;
    if (health !== null && health.finished_utc === null) return <FirstScreening health={health} />;
    return <Skeleton />;
  }
  if (picked.rows.length === 0) {
    if (health !== null && health.finished_utc === null) return <FirstScreening health={health} />;
    return <p>{t('home.none-coming')}</p>;
  }
  return (
    <>
      <ol className="home-encounters">
        {picked.rows.map((row, at) => (
          <Encounter key={events.eventIds[row]} table={events} row={row} first={at === 0} />
        ))}
      </ol>
      <p className="muted small">{t('home.screening-only')}</p>
      <button type="button" className="button" onClick={() => app.actions.openPanel({ kind: 'events', filter: {} })}>
        {t('home.all-encounters', { count: picked.coming, shown: quantities.count(picked.coming) })}
      </button>
    </>
  );
}

function Encounter(props: {
  readonly table: EventTable;
  readonly row: number;
  /** What one is to press if one presses anything. */
  readonly first: boolean;
}): JSX.Element {
  const { table, row, first } = props;
  const app = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const catalog = useStore(app.catalog);
  const primaryId = table.primaryIds[row]!;
  const secondaryId = table.secondaryIds[row]!;
  const tcaMs = table.tcaMs[row]!;
  const of: EncounterReference = { eventId: table.eventIds[row]!, primaryId, secondaryId, tcaMs };
  const spoken = {
    primaryName: nameOf(catalog, primaryId),
    secondaryName: nameOf(catalog, secondaryId),
    tcaMs,
    missKm: table.missKm[row]!,
    coLocated: table.coLocated(row),
    past: false,
  };
  const hover = (on: boolean): void => {
    const slots = [primaryId, secondaryId].map((id) => catalog?.slotOf(id)).filter((slot) => slot !== undefined);
    app.highlighted.set(on ? slots : []);
  };
  const names = `${spoken.primaryName} – ${spoken.secondaryName}`;
  return (
    <li onPointerEnter={() => hover(true)} onPointerLeave={() => hover(false)}>
      <p>
        <EncounterSentence of={spoken} advice={false} />
      </p>
      <div className="home-encounter-foot">
        <button
          type="button"
          className={first ? 'button is-primary' : 'button'}
          aria-label={t('home.show-me-of', { names })}
          onClick={() => app.actions.showEncounter(of, { play: true })}
        >
          {t('home.show-me')}
        </button>
        <button
          type="button"
          className="button is-plain"
          aria-label={t('home.details-of', { names })}
          onClick={() => app.actions.openPanel({ kind: 'encounter', of })}
        >
          {t('home.details')}
        </button>
        <span className="muted small">
          {t('home.in', { duration: quantities.duration(Math.max(0, (tcaMs - app.clock.nowMs()) / 1000)) })}
        </span>
      </div>
    </li>
  );
}

/** As high as what comes, so that nothing jumps. */
function Skeleton(): JSX.Element {
  const t = useMessages();
  return (
    <div className="home-skeleton" aria-busy="true">
      <p className="for-readers">{t('home.waiting')}</p>
      {Array.from({ length: MOST }, (_, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same.
        <span key={k} aria-hidden />
      ))}
    </div>
  );
}
