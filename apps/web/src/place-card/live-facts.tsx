import { type JSX, useEffect, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { altitudesOf } from '../catalog/catalog.ts';
import { UNKNOWN } from '../language/quantities.ts';
import { useLanguage, useMessages, useQuantities } from '../language/speech.tsx';
import { nameOfGround } from '../search/name-of-ground.ts';
import { useStore } from '../view/store.ts';
import { orbitWords } from './orbit-words.ts';
import { type LiveState, useLiveState } from './use-live-state.ts';

/** The orbit in words, and where the object is at the map's time. */
export function LiveFacts(props: { readonly objectId: number; readonly slot: number }): JSX.Element | null {
  const { objectId, slot } = props;
  const app = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const catalog = useStore(app.catalog);
  const state = useLiveState(objectId);
  const near = useNameBelow(state);
  if (catalog === null) return null;
  const hasElements = Number.isFinite(catalog.epochsMs[slot]!);
  const orbit = {
    revolutionsPerDay: catalog.meanMotions[slot]!,
    eccentricity: catalog.eccentricities[slot]!,
    inclinationDeg: catalog.inclinationsDeg[slot]!,
    regime: catalog.regime(slot),
    ...altitudesOf(catalog, slot),
  };
  const live = state === 'none' ? null : state;
  return (
    <>
      {hasElements ? <p className="card-orbit">{orbitWords(orbit, t, quantities)}</p> : null}
      {state === 'none' ? <p className="notice-line">{t('object.no-state')}</p> : null}
      <dl className="card-live">
        <div>
          <dt>{t('object.altitude')}</dt>
          <dd>{live === null ? UNKNOWN : kilometres(live.heightKm, quantities.locale)}</dd>
        </div>
        <div>
          <dt>{t('object.speed')}</dt>
          <dd>{quantities.speed(live?.speedKmS ?? null)}</dd>
        </div>
        <div className="card-below">
          <dt>{t('object.above')}</dt>
          <dd>
            {live === null ? UNKNOWN : quantities.place(live.latitude, live.longitude)}
            <span className="card-below-name muted small">{near}</span>
          </dd>
        </div>
      </dl>
    </>
  );
}

/** A tenth of a kilometre shows that the number lives; SGP4 from public elements knows no more than some kilometres. */
function kilometres(km: number, locale: string): string {
  const digits = km < 10_000 ? 1 : 0;
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    km,
  );
  return `${number}\u202fkm`;
}

/** What lies below, some times a minute: names do not change faster than one reads them. */
function useNameBelow(state: LiveState | 'none' | null): string {
  const language = useLanguage();
  const t = useMessages();
  const [name, setName] = useState('');
  const live = state === 'none' ? null : state;
  const latitude = live === null ? null : Math.round((live.latitude * 180) / Math.PI);
  const longitude = live === null ? null : Math.round((live.longitude * 180) / Math.PI);
  useEffect(() => {
    if (latitude === null || longitude === null) return;
    let left = false;
    nameOfGround({ latitude, longitude }, language, t).then(
      (found) => {
        if (!left) setName(found ?? t('object.far'));
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [latitude, longitude, language, t]);
  return name;
}
