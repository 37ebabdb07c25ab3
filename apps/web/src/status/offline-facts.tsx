import { MonitorDown, RotateCw } from 'lucide-react';
import type { JSX } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { offlineState, shownSinceMs } from '../offline/offline-state.ts';
import { useStore } from '../view/store.ts';

/** Whether the map works without a network, and as an app of its own. */
export function OfflineFacts(): JSX.Element {
  const t = useMessages();
  const quantities = useQuantities();
  const state = useStore(offlineState);
  const { install, installed, support, update } = state;
  const sinceMs = shownSinceMs(state);
  return (
    <>
      {sinceMs === null ? null : (
        <p className="status-warning">
          {t('offline.shown-since', { moment: quantities.moment(sinceMs, { seconds: false }) })}
        </p>
      )}
      <p>{t(`offline.${support}`)}</p>
      {installed ? <p>{t('offline.installed')}</p> : null}
      {install === null && update === null ? null : (
        <div className="status-actions">
          {install === null ? null : (
            <button type="button" className="button" onClick={() => install()}>
              <MonitorDown aria-hidden />
              {t('offline.install')}
            </button>
          )}
          {update === null ? null : (
            <button type="button" className="button is-primary" onClick={update}>
              <RotateCw aria-hidden />
              {t('offline.update')}
            </button>
          )}
        </div>
      )}
    </>
  );
}
