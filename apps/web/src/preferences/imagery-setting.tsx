import type { MapImagery } from '@clearway/contract';
import { type JSX, useEffect, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { hostOf, imageryNow, imagerySource } from '../globe/imagery/imagery-source.ts';
import { useMessages } from '../language/speech.tsx';
import { useStorePart } from '../view/store.ts';

/** Pictures of the ground: the one thing that another server is asked for, and only if it is wanted. */
export function ImagerySetting(): JSX.Element | null {
  const { client, preferences } = useApp();
  const t = useMessages();
  const isOn = useStorePart(preferences, ({ imagery }) => imagery);
  const [source, setSource] = useState<MapImagery | null>(imageryNow);
  useEffect(() => {
    let left = false;
    void imagerySource(client).then((found) => {
      if (!left) setSource(found);
    });
    return () => {
      left = true;
    };
  }, [client]);
  if (source === null) return null;
  return (
    <label className="settings-check">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => preferences.update((kept) => ({ ...kept, imagery: target.checked }))}
      />
      <span>
        {t('settings.imagery')}
        <span className="muted small">
          {t('settings.imagery-detail', { host: hostOf(source), attribution: source.attribution })}
        </span>
      </span>
    </label>
  );
}
