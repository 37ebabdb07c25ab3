import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { altitudesOf } from '../catalog/catalog.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { altitudeRange } from '../objects/altitude-range.ts';
import { KindDot } from '../objects/kind-dot.tsx';
import { useStore } from '../view/store.ts';
import { watchedIds } from '../watchlists/watched.ts';

const MOST = 5;

/** One's own satellites, or how to get some. */
export function WatchedObjects(): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const catalog = useStore(app.catalog);
  const watchlists = useStore(app.watchlists);
  const ids = [...watchedIds(watchlists)];
  return (
    <>
      <h3>{t('home.watched')}</h3>
      {ids.length === 0 ? (
        <p className="muted">{t('home.none-watched')}</p>
      ) : (
        <ul className="entries">
          {ids.slice(0, MOST).map((objectId) => {
            const slot = catalog?.slotOf(objectId);
            const altitudes = catalog === null || slot === undefined ? null : altitudesOf(catalog, slot);
            return (
              <li key={objectId}>
                <button
                  type="button"
                  className="entry home-watched"
                  onClick={() => app.actions.showObject(objectId)}
                  onPointerEnter={() => app.highlighted.set(slot === undefined ? [] : [slot])}
                  onPointerLeave={() => app.highlighted.set([])}
                >
                  <KindDot kind="payload" mine />
                  <span>
                    {slot === undefined ? t('home.number', { number: String(objectId) }) : catalog!.name(slot)}
                  </span>
                  <span className="muted small">
                    {altitudes === null ? '' : altitudeRange(altitudes.perigeeKm, altitudes.apogeeKm, quantities)}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {ids.length > MOST ? (
        <button type="button" className="button" onClick={() => app.actions.openPanel({ kind: 'watchlists' })}>
          {t('home.all-watched', { count: ids.length })}
        </button>
      ) : null}
    </>
  );
}
