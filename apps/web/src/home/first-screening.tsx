import type { HealthDocument } from '@clearway/contract';
import type { JSX } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';

const PHASES = ['starting', 'catalogue', 'screening'] as const;

/** How far the first screening is, while there is no other to show. */
export function FirstScreening({ health }: { readonly health: HealthDocument }): JSX.Element {
  const t = useMessages();
  const quantities = useQuantities();
  const phase = PHASES.find((each) => each === health.phase) ?? 'screening';
  const left = health.seconds_left;
  return (
    <div className="home-first">
      <p>{t(`home.phase-${phase}`)}</p>
      <progress max={1} value={health.progress} aria-label={t('home.progress')} />
      <p className="muted small">
        {[
          quantities.percent(Math.floor(health.progress * 100) / 100),
          ...(left === null ? [] : [t('home.left', { duration: quantities.duration(Math.max(1, left)) })]),
          ...(health.close_approaches === 0
            ? []
            : [t('home.found', { count: health.close_approaches, shown: quantities.count(health.close_approaches) })]),
        ].join(' · ')}
      </p>
      <p className="muted">{t('home.meanwhile')}</p>
    </div>
  );
}
