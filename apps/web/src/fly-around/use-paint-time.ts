import { useLayoutEffect, useMemo, useRef } from 'react';
import { useApp } from '../app/app-context.ts';
import type { Latest } from './latest-answer.ts';

/** How browsers' tools and the benchmark know the time from an input to the painted answer. */
export const PAINT_MEASURE = 'fly-around: input to paint';
/** And until the burnt path of it is drawn on the map. */
export const PATH_MEASURE = 'fly-around: input to path';

export interface PaintTimes {
  /** Somebody has dragged something. */
  readonly input: () => void;
  /** The map has been given a path, and draws it with its next picture. */
  readonly path: () => void;
}

/**
 * Measures from the first input that is not yet answered to the frame in which the answer to the last one is painted. An input also
 * makes the map give way to it.
 */
export function usePaintTime(latest: Latest<unknown>): PaintTimes {
  const { scene } = useApp();
  const since = useRef<number | null>(null);
  const sincePath = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (since.current === null || latest.state !== 'there' || !latest.isCurrent) return;
    const start = since.current;
    since.current = null;
    requestAnimationFrame(() =>
      afterPaint(() => {
        performance.measure(PAINT_MEASURE, { start, end: performance.now() });
        scene.get()?.giveWay('painted');
      }),
    );
  }, [latest, scene]);
  return useMemo(
    () => ({
      input() {
        const now = performance.now();
        since.current ??= now;
        sincePath.current ??= now;
        scene.get()?.giveWay('awaited');
      },
      path() {
        const start = sincePath.current;
        const before = scene.get()?.framesDrawn();
        if (start === null || before === undefined) return;
        sincePath.current = null;
        const look = (): void => {
          if ((scene.get()?.framesDrawn() ?? before) === before) requestAnimationFrame(look);
          else afterPaint(() => performance.measure(PATH_MEASURE, { start, end: performance.now() }));
        };
        requestAnimationFrame(look);
      },
    }),
    [scene],
  );
}

/** From a frame's callback: when the frame has been painted, in the first task after it. */
function afterPaint(then: () => void): void {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    channel.port1.close();
    then();
  };
  channel.port2.postMessage(null);
}
