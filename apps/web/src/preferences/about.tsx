import type { JSX } from 'react';
import { GEONAMES_ATTRIBUTION, NATURAL_EARTH_ATTRIBUTION } from '../globe/earth/attribution.ts';
import { imageryNow } from '../globe/imagery/imagery-source.ts';
import { useMessages } from '../language/speech.tsx';

/** What this is, under which licence, and on whose work it stands. */
export function About(): JSX.Element {
  const t = useMessages();
  const imagery = imageryNow();
  return (
    <>
      <p>{t('settings.about-detail')}</p>
      <p className="notice-line">{t('settings.about-screening')}</p>
      <dl className="facts">
        <dt>Clearway</dt>
        <dd>Apache-2.0</dd>
        <dt>{t('settings.credit-outlines')}</dt>
        <dd>{NATURAL_EARTH_ATTRIBUTION}</dd>
        <dt>{t('settings.credit-places')}</dt>
        <dd>{GEONAMES_ATTRIBUTION}</dd>
        {imagery === null ? null : (
          <>
            <dt>{t('settings.credit-imagery')}</dt>
            <dd>{imagery.attribution}</dd>
          </>
        )}
        <dt>{t('settings.credit-drawing')}</dt>
        <dd>three.js, React, uPlot (MIT)</dd>
        <dt>{t('settings.credit-icons')}</dt>
        <dd>Lucide (ISC)</dd>
      </dl>
      <p className="muted small">{t('settings.about-trackers')}</p>
    </>
  );
}
