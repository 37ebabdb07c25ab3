import type { MapImagery } from '@clearway/contract';
import { type JSX, useEffect, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { useStorePart } from '../view/store.ts';

/** Pictures of the ground, where the service names a host for them. Off until somebody wants them: that host then sees who looks where. */
export function ImageryChoice(): JSX.Element | null {
  const { client, preferences } = useApp();
  const t = useMessages();
  const imagery = useStorePart(preferences, (kept) => kept.imagery);
  const [offered, setOffered] = useState<MapImagery | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    client.readMapSettings({ signal: leaving.signal }).then(
      (settings) => setOffered(settings.imagery),
      // Without a connection there are no pictures either.
      () => undefined,
    );
    return () => leaving.abort();
  }, [client]);
  const host = offered === null ? null : hostOf(offered.template);
  if (offered === null || host === null) return null;
  return (
    <>
      <label className="layers-menu-check">
        <input
          type="checkbox"
          checked={imagery}
          aria-describedby="layers-menu-imagery"
          onChange={(event) => preferences.update((kept) => ({ ...kept, imagery: event.target.checked }))}
        />
        {t('legend.layer-imagery')}
      </label>
      <p id="layers-menu-imagery" className="layers-menu-note">
        {t('legend.imagery-note', { host, attribution: offered.attribution })}
      </p>
    </>
  );
}

/** Null for what is no address of another host. */
function hostOf(template: string): string | null {
  return URL.parse(template)?.host ?? null;
}
