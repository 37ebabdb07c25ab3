import { useEffect, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { offlineState, shownSinceMs } from '../offline/offline-state.ts';
import { needsSignIn, session } from '../sign-in/session.ts';
import { useStore, useStorePart } from '../view/store.ts';
import { medianEpochMs } from './element-age.ts';
import { type StatusWords, statusWords } from './status-words.ts';

const AGE_EVERY_MS = 10_000;

/** The status as it is now; ages grow by themselves. */
export function useStatus(): StatusWords {
  const { catalog, clock, connection, health } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const shown = useStore(catalog);
  const nowMs = useNowMs(AGE_EVERY_MS);
  const line = useStore(connection);
  const isLocked = useStorePart(session, needsSignIn);
  const keptSinceMs = useStorePart(offlineState, shownSinceMs);
  const facts = {
    health: useStore(health),
    // What came from memory says that the service did not answer, whatever the line was last heard of.
    connection: keptSinceMs === null ? line : ('lost' as const),
    isLocked,
    objects: shown?.count ?? null,
    medianEpochMs: shown === null ? Number.NaN : medianEpochMs(shown),
    serviceNowMs: clock.nowMs(),
    nowMs,
    keptSinceMs,
  };
  return statusWords(facts, t, quantities);
}

/** This device's time, renewed so often. */
export function useNowMs(everyMs: number): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  // Whatever renders in between sees an age that is not older than this.
  return Math.max(nowMs, Date.now() - everyMs);
}
