import { X } from 'lucide-react';
import { type JSX, useEffect, useMemo, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { altitudesOf, type Catalog } from '../catalog/catalog.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { altitudeRange } from '../objects/altitude-range.ts';
import { KindDot } from '../objects/kind-dot.tsx';
import type { TrafficBand } from '../view/view.ts';
import type { TrafficAnswer } from '../workers/questions/traffic.ts';
import { bandMembers } from './band-members.ts';

const PAGE = 50;
const FIRST = 10;

/** The objects of the band that is chosen, the only ones that the globe then shows. */
export function BandList(props: {
  readonly band: TrafficBand;
  readonly catalog: Catalog;
  readonly answer: TrafficAnswer;
  readonly onEnd: () => void;
}): JSX.Element {
  const { band, catalog, answer, onEnd } = props;
  const app = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const [most, setMost] = useState(FIRST);
  const members = useMemo(() => bandMembers(catalog, answer, band), [catalog, answer, band]);
  useEffect(() => () => app.highlighted.set([]), [app]);
  const range = altitudeRange(band.fromKm, band.toKm, quantities);
  const words = { range, n: members.length };
  return (
    <section className="traffic-band" aria-label={t('traffic.band')}>
      <p className="traffic-band-words" role="status">
        {band.fromDeg === undefined || band.toDeg === undefined
          ? t('traffic.band-objects', words)
          : t('traffic.band-objects-inclined', {
              ...words,
              from: quantities.degrees(band.fromDeg, 0),
              to: quantities.degrees(band.toDeg, 0),
            })}
      </p>
      <button type="button" className="button" onClick={onEnd}>
        <X aria-hidden />
        {t('traffic.show-all')}
      </button>
      <ul className="entries">
        {members.slice(0, most).map(({ slot, part }) => {
          const { perigeeKm, apogeeKm } = altitudesOf(catalog, slot);
          const objectId = catalog.ids[slot]!;
          return (
            <li key={objectId}>
              <button
                type="button"
                className="entry traffic-entry"
                onClick={() => app.actions.showObject(objectId)}
                onPointerEnter={() => app.highlighted.set([slot])}
                onPointerLeave={() => app.highlighted.set([])}
                onFocus={() => app.highlighted.set([slot])}
              >
                <KindDot kind={catalog.kind(slot)} />
                <span className="traffic-entry-name">
                  {catalog.name(slot)}
                  <span className="for-readers">, {t(`legend.class-${catalog.kind(slot)}`)}</span>
                </span>
                <span className="muted small">{altitudeRange(perigeeKm, apogeeKm, quantities)}</span>
                <span className="muted small">{t('traffic.part', { part: quantities.percent(part) })}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {members.length > most ? (
        <button type="button" className="button is-plain" onClick={() => setMost(most + PAGE)}>
          {t('traffic.more', { n: Math.min(PAGE, members.length - most), all: quantities.count(members.length) })}
        </button>
      ) : null}
    </section>
  );
}
