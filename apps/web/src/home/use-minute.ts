import { useEffect, useState } from 'react';
import type { SimClock } from '../clock/sim-clock.ts';

/** The minute of the present, for what only changes by and by. */
export function useMinute(clock: SimClock): number {
  const [minute, setMinute] = useState(() => Math.floor(clock.nowMs() / 60_000));
  useEffect(() => {
    const look = (): void => setMinute(Math.floor(clock.nowMs() / 60_000));
    const timer = setInterval(look, 10_000);
    const stop = clock.subscribe(look);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [clock]);
  return minute;
}
