import { FastForward, Pause, Play, Rewind } from 'lucide-react';
import { type JSX, useSyncExternalStore } from 'react';
import { useApp } from '../app/app-context.ts';
import { stepRate } from '../clock/sim-clock.ts';
import { useClockMotion } from '../clock/use-clock.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';

/** Slower, play or pause, faster, and how fast. */
export function TimeControls(): JSX.Element {
  const { clock } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const { speed } = useClockMotion();
  const rate = useSyncExternalStore(clock.subscribe, () => clock.time().rate);
  const stands = speed === 0;
  const rateText = `×${quantities.number(rate, 5)}`;
  return (
    <div className="timeline-controls">
      <button
        type="button"
        className="button is-plain timeline-step"
        aria-label={t('timeline.slower')}
        title={t('timeline.slower')}
        onClick={() => clock.setRate(stepRate(rate, -1))}
      >
        <Rewind aria-hidden />
      </button>
      <button
        type="button"
        className="button is-plain"
        aria-label={t(stands ? 'timeline.play' : 'timeline.pause')}
        title={t(stands ? 'timeline.play' : 'timeline.pause')}
        onClick={() => (stands ? clock.play() : clock.pause())}
      >
        {stands ? <Play aria-hidden /> : <Pause aria-hidden />}
      </button>
      <button
        type="button"
        className="button is-plain timeline-step"
        aria-label={t('timeline.faster')}
        title={t('timeline.faster')}
        onClick={() => clock.setRate(stepRate(rate, 1))}
      >
        <FastForward aria-hidden />
      </button>
      <span className="timeline-rate" data-stands={stands}>
        <span className="for-readers">{t('timeline.speed')} </span>
        {rateText}
      </span>
    </div>
  );
}
