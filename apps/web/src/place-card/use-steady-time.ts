import { useEffect, useState } from 'react';
import type { SimClock } from '../clock/sim-clock.ts';

const PERIOD_MS = 5000;

/** The map's time every five seconds, and at once when it jumps or stops: for what need not be quite up to date. */
export function useSteadyTime(clock: SimClock): number {
  const [ms, setMs] = useState(() => clock.at());
  useEffect(() => {
    const look = (): void => setMs(clock.at());
    const timer = setInterval(() => {
      if (clock.speed() !== 0 && document.visibilityState === 'visible') look();
    }, PERIOD_MS);
    const stop = clock.subscribe(look);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [clock]);
  return ms;
}
