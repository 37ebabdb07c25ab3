import { useEffect, useState } from 'react';
import { useApp } from '../app/app-context.ts';

const LOOK_AGAIN_MS = 30_000;

/** The present by the service's clock, twice a minute: what is to come and what has passed. */
export function useNowMs(): number {
  const { clock } = useApp();
  const [nowMs, setNowMs] = useState(() => clock.nowMs());
  useEffect(() => {
    const look = (): void => setNowMs(clock.nowMs());
    const timer = setInterval(look, LOOK_AGAIN_MS);
    const stop = clock.subscribe(() =>
      setNowMs((old) => (Math.abs(clock.nowMs() - old) > LOOK_AGAIN_MS ? clock.nowMs() : old)),
    );
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [clock]);
  return nowMs;
}
