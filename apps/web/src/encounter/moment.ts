import { useEffect, useMemo } from 'react';
import { useApp } from '../app/app-context.ts';
import { REACH_MS } from '../clock/sim-clock.ts';
import { createStore, type Store } from '../view/store.ts';

/** The moment of an encounter that is looked at. */
export interface Moment {
  /** Seconds from closest approach. */
  readonly seconds: Store<number>;
  /** Goes to a moment, and the map's time with it where it can reach. */
  go(seconds: number): void;
  /** Whether the map's time can be there. */
  readonly reaches: boolean;
}

/**
 * Follows the map's clock as long as that is within the span about the closest approach; else shows the closest approach and waits until
 * somebody goes somewhere.
 */
export function useMoment(tcaMs: number, spanSeconds: number): Moment {
  const { clock } = useApp();
  const moment = useMemo((): Moment => {
    const seconds = createStore(0);
    const reaches = Math.abs(tcaMs - clock.nowMs()) < REACH_MS;
    return {
      seconds,
      reaches,
      go(to) {
        seconds.set(to);
        if (!reaches) return;
        if (clock.speed() !== 0) clock.pause();
        clock.seek(tcaMs + to * 1000);
      },
    };
  }, [clock, tcaMs]);
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      const seconds = (clock.at() - tcaMs) / 1000;
      if (Math.abs(seconds) <= spanSeconds) moment.seconds.set(seconds);
    };
    const run = (): void => {
      look();
      frame = clock.speed() === 0 ? 0 : requestAnimationFrame(run);
    };
    const changed = (): void => {
      cancelAnimationFrame(frame);
      run();
    };
    const stop = clock.subscribe(changed);
    run();
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [clock, tcaMs, spanSeconds, moment]);
  return moment;
}
