import { type ObjectDetail, ProblemError } from '@clearway/contract';
import { useEffect, useState } from 'react';
import { useApp } from '../app/app-context.ts';

export type KnownDetail =
  | { readonly state: 'asking' }
  | { readonly state: 'known'; readonly detail: ObjectDetail }
  /** The service has no such object. */
  | { readonly state: 'unknown' }
  /** It does not answer, or refuses. */
  | { readonly state: 'failed'; readonly reason: string | null };

/** Everything that the service knows of an object; asked anew when the map takes over another run. */
export function useObjectDetail(objectId: number): KnownDetail {
  const { client, catalog } = useApp();
  const [known, setKnown] = useState<KnownDetail>({ state: 'asking' });
  useEffect(() => {
    let asking = new AbortController();
    const ask = (): void => {
      asking.abort();
      asking = new AbortController();
      const { signal } = asking;
      client.findObject(objectId, { signal }).then(
        (detail) => setKnown({ state: 'known', detail }),
        (error: unknown) => {
          if (signal.aborted) return;
          if (error instanceof ProblemError && error.status === 404) setKnown({ state: 'unknown' });
          else setKnown({ state: 'failed', reason: error instanceof ProblemError ? error.problem.detail : null });
        },
      );
    };
    ask();
    const stop = catalog.subscribe(ask);
    return () => {
      stop();
      asking.abort();
    };
  }, [client, catalog, objectId]);
  return known;
}
