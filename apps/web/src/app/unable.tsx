import type { JSX } from 'react';
import { useMessages } from '../language/speech.tsx';

/** Where the browser cannot draw: why, what to do, and the same as tables. Panels work without the globe. */
export function Unable(): JSX.Element {
  const t = useMessages();
  return (
    <div className="shell-unable" role="alert">
      <h2>{t('map.unable-title')}</h2>
      <p>{t('map.unable')}</p>
      <p className="shell-unable-links">
        <a href="/close-approaches">{t('map.unable-approaches')}</a>
        <a href="/events">{t('map.unable-events')}</a>
      </p>
    </div>
  );
}
