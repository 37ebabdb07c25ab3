import { useEffect, useState } from 'react';
import { useApp } from '../app/app-context.ts';

/** The present by the service's clock, in whole steps: for what changes slowly. */
export function useCoarseNow(stepMs: number): number {
  const { clock } = useApp();
  const [nowMs, setNowMs] = useState(() => Math.floor(clock.nowMs() / stepMs) * stepMs);
  useEffect(() => {
    const look = (): void => setNowMs(Math.floor(clock.nowMs() / stepMs) * stepMs);
    const timer = setInterval(look, Math.min(stepMs, 60_000));
    const stop = clock.subscribe(look);
    look();
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [clock, stepMs]);
  return nowMs;
}
