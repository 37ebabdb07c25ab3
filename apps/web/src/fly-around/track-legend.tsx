import type { JSX } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import type { BurnTrack } from './use-burn-track.ts';

/** What the lines on the map are, and that the difference is drawn too large where it is. */
export function TrackLegend(props: {
  readonly track: BurnTrack | null;
  readonly isExaggerated: boolean;
  readonly onExaggerate: (isExaggerated: boolean) => void;
}): JSX.Element | null {
  const { track, isExaggerated, onExaggerate } = props;
  const t = useMessages();
  const quantities = useQuantities();
  if (track === null) return null;
  return (
    <div className="fly-track">
      <p className="fly-track-lines small">
        <span className="is-old">{t('fly-around.path-old')}</span>
        <span className="is-burnt">{t('fly-around.path-burnt')}</span>
      </p>
      <p className="muted small">
        {t('fly-around.path-largest', {
          distance: quantities.distance(track.largestKm),
          revolutions: track.revolutions,
        })}{' '}
        {track.factor === 1
          ? t('fly-around.path-true')
          : t('fly-around.path-exaggerated', { factor: quantities.count(track.factor) })}
      </p>
      <label className="fly-check">
        <input type="checkbox" checked={isExaggerated} onChange={(event) => onExaggerate(event.target.checked)} />
        {t('fly-around.exaggerate')}
      </label>
    </div>
  );
}
