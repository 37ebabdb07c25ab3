import { useEffect, useState } from 'react';
import type { SimClock } from '../clock/sim-clock.ts';

const STEP_MS = 15 * 60_000;

/** The map's time in steps of a quarter of an hour: for what takes long to compute. While time runs fast it waits until it rests. */
export function useQuarterHour(clock: SimClock): number {
  const [ms, setMs] = useState(() => Math.floor(clock.at() / STEP_MS) * STEP_MS);
  useEffect(() => {
    const look = (): void => {
      // At ×300 a quarter is gone in three seconds: nobody reads lists then.
      if (Math.abs(clock.speed()) > 60) return;
      setMs(Math.floor(clock.at() / STEP_MS) * STEP_MS);
    };
    const timer = setInterval(look, 5000);
    const stop = clock.subscribe(look);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [clock]);
  return ms;
}
