import { useEffect, useState, useSyncExternalStore } from 'react';
import { useApp } from '../app/app-context.ts';

/** The map's time, some times a second: for numbers that people read. It stands still while nothing moves. */
export function useClockMs(timesPerSecond = 4): number {
  const { clock } = useApp();
  const [ms, setMs] = useState(() => clock.at());
  useEffect(() => {
    const look = (): void => setMs(clock.at());
    const timer = setInterval(() => {
      if (clock.speed() !== 0) look();
    }, 1000 / timesPerSecond);
    const stop = clock.subscribe(look);
    look();
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [clock, timesPerSecond]);
  return ms;
}

/** How time runs; renders when that changes. */
export function useClockMotion(): { readonly live: boolean; readonly speed: number } {
  const { clock } = useApp();
  const live = useSyncExternalStore(clock.subscribe, clock.isLive);
  const speed = useSyncExternalStore(clock.subscribe, clock.speed);
  return { live, speed };
}
