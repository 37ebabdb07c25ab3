import { type RefObject, useEffect } from 'react';
import { useApp } from '../app/app-context.ts';
import { REACH_MS } from '../clock/sim-clock.ts';
import { isInside, lengthOf, shareOf, type TimeSpan } from './time-span.ts';

/** Where the needle moves slower than this, a timer is enough, CSS px a second. */
const SLOW_PX_PER_SECOND = 2;
const SLOW_MS = 500;
const LEAST_MOVE_PX = 0.25;

/**
 * Keeps the needle at the simulated time, by its transform alone: nothing is laid out or drawn again. Tells when the needle leaves the
 * track, with whether time runs forward; at the end of the map's reach time stands still.
 */
export function useNeedle(
  needle: RefObject<HTMLElement | null>,
  span: TimeSpan,
  widthPx: number,
  onLeave: (ms: number, forward: boolean) => void,
): void {
  const { clock } = useApp();
  useEffect(() => {
    let placed = Number.NaN;
    let wasInside = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let frame = 0;
    const place = (): void => {
      const ms = clock.at();
      const x = shareOf(span, ms) * widthPx;
      const inside = isInside(span, ms);
      if (wasInside && !inside) onLeave(ms, clock.speed() >= 0);
      wasInside = inside;
      if (needle.current !== null && !(Math.abs(x - placed) < LEAST_MOVE_PX)) {
        placed = x;
        needle.current.style.transform = `translateX(${x.toFixed(2)}px)`;
        needle.current.hidden = !inside;
      }
      if (Math.abs(ms - clock.nowMs()) >= REACH_MS && clock.speed() * (ms - clock.nowMs()) > 0) clock.pause();
    };
    const goOn = (): void => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      const speed = Math.abs(clock.speed());
      if (speed === 0) return;
      const pxPerSecond = (speed * 1000 * widthPx) / lengthOf(span);
      const next = (): void => {
        place();
        goOn();
      };
      if (pxPerSecond < SLOW_PX_PER_SECOND) timer = setTimeout(next, SLOW_MS);
      else frame = requestAnimationFrame(next);
    };
    const stop = clock.subscribe(() => {
      // Whoever sets the time wants to see it.
      if (!isInside(span, clock.at())) onLeave(clock.at(), clock.speed() >= 0);
      place();
      goOn();
    });
    place();
    goOn();
    return () => {
      stop();
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    };
  }, [clock, needle, span, widthPx, onLeave]);
}
