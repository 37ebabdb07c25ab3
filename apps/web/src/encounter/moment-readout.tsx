import type { JSX } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';
import { length } from '../workers/questions/vectors.ts';
import type { Moment } from './moment.ts';
import type { PairMotion } from './relative-motion.ts';
import { momentText } from './time-scrubber.tsx';

/** Distance, its components and the relative speed at the moment that is looked at. */
export function MomentReadout(props: { readonly motion: PairMotion; readonly moment: Moment }): JSX.Element {
  const { motion, moment } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const seconds = useStore(moment.seconds);
  const [radial, inTrack, crossTrack] = motion.separation(seconds);
  const distance = length([radial, inTrack, crossTrack]);
  return (
    <div className="encounter-readout">
      <p className="encounter-moment">{momentText(seconds, t, quantities.duration)}</p>
      <dl>
        <div className="is-wide">
          <dt>{t('encounter.distance')}</dt>
          <dd>{quantities.distance(distance)}</dd>
        </div>
        <div className="is-wide">
          <dt>{t('encounter.relative-speed')}</dt>
          <dd>{quantities.speed(motion.relativeSpeed(seconds))}</dd>
        </div>
        <div>
          <dt>{t('encounter.radial')}</dt>
          <dd>{quantities.signedDistance(radial)}</dd>
        </div>
        <div>
          <dt>{t('encounter.in-track')}</dt>
          <dd>{quantities.signedDistance(inTrack)}</dd>
        </div>
        <div>
          <dt>{t('encounter.cross-track')}</dt>
          <dd>{quantities.signedDistance(crossTrack)}</dd>
        </div>
      </dl>
    </div>
  );
}
