import { useEffect, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useStorePart } from '../view/store.ts';
import type { TimeSpan } from './time-span.ts';

/** What the run that everybody reads has screened; null while that is not known. */
export function useScreenedSpan(): TimeSpan | null {
  const { client, catalog } = useApp();
  const runId = useStorePart(catalog, (known) => known?.runId ?? null);
  const [span, setSpan] = useState<TimeSpan | null>(null);
  useEffect(() => {
    if (runId === null) return;
    const leaving = new AbortController();
    client.currentRun({ signal: leaving.signal }).then(
      ({ window }) => setSpan({ fromMs: Date.parse(window.start_utc), toMs: Date.parse(window.stop_utc) }),
      // Without a connection the track only does without its shade; the status line says what is amiss.
      () => undefined,
    );
    return () => leaving.abort();
  }, [client, runId]);
  return span;
}
