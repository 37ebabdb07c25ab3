import type { ObjectDetail } from '@clearway/contract';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { altitudesOf, semiMajorAxisKm } from '../catalog/catalog.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';
import { periodText } from './orbit-words.ts';

const STALE_S = 7 * 86_400;

/** The orbit in numbers, and how old they are and whose. */
export function ElementFacts(props: {
  readonly slot: number;
  readonly detail: ObjectDetail | null;
}): JSX.Element | null {
  const { slot, detail } = props;
  const { catalog: loaded, clock } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const catalog = useStore(loaded);
  if (catalog === null) return null;
  const epochMs = catalog.epochsMs[slot]!;
  if (!Number.isFinite(epochMs)) return null;
  const ageSeconds = (clock.nowMs() - epochMs) / 1000;
  const isStale = ageSeconds > STALE_S;
  const { perigeeKm, apogeeKm } = altitudesOf(catalog, slot);
  const revolutions = catalog.meanMotions[slot]!;
  const source = catalog.source(slot);
  const facts: readonly (readonly [string, string])[] = [
    ['perigee', quantities.distance(perigeeKm)],
    ['apogee', quantities.distance(apogeeKm)],
    ['inclination', quantities.degrees(catalog.inclinationsDeg[slot]!, 2)],
    ['eccentricity', quantities.number(catalog.eccentricities[slot]!, 4)],
    ['period', periodText(1440 / revolutions, quantities)],
    ['semi-major-axis', `${quantities.number(semiMajorAxisKm(revolutions), 6)}\u202fkm`],
  ];
  return (
    <section>
      <h3>{t('object.orbit')}</h3>
      <dl className="facts">
        {facts.map(([key, value]) => (
          <div key={key} className="card-fact">
            <dt>{t(`object.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={isStale ? 'card-age card-stale small' : 'card-age muted small'}>
        {t(ageSeconds < 0 ? 'object.elements-ahead' : isStale ? 'object.elements-stale' : 'object.elements-of', {
          age: quantities.duration(Math.abs(ageSeconds)),
          epoch: quantities.moment(epochMs, { seconds: false }),
          source: source?.title ?? detail?.elements?.source ?? '–',
        })}
        {source?.private === true ? ` ${t('object.private')}` : ''}
      </p>
    </section>
  );
}
