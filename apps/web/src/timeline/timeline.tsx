import type { JSX } from 'react';
import { useMessages } from '../language/speech.tsx';
import { TimeControls } from './time-controls.tsx';
import { TimeReadout } from './time-readout.tsx';
import { TimeTrack } from './time-track.tsx';
import './timeline.css';

/** Along the bottom of the map: the time that everything on screen is drawn for, and how to change it. */
export function Timeline(): JSX.Element {
  const t = useMessages();
  return (
    <section className="timeline" aria-label={t('timeline.title')}>
      <TimeControls />
      <TimeReadout />
      <TimeTrack />
    </section>
  );
}
