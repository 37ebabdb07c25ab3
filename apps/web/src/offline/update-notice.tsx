import { useEffect } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { useStorePart } from '../view/store.ts';
import { offlineState } from './offline-state.ts';

/** Says that a newer version is ready, once. Shows nothing itself. Once an app. */
export function UpdateNotice(): null {
  const { notices } = useApp();
  const t = useMessages();
  const update = useStorePart(offlineState, (state) => state.update);
  useEffect(() => {
    if (update !== null)
      notices.say(t('offline.update-ready'), { action: { label: t('offline.reload'), run: update } });
  }, [update, notices, t]);
  return null;
}
