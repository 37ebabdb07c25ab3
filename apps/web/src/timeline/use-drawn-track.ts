import { type RefObject, useEffect } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { useThemeName } from '../theme/use-theme.ts';
import { drawTrack, type TrackPicture } from './draw-track.ts';
import { type Tick, ticksOf } from './time-ticks.ts';

/** Draws the track when something in it has changed, and then only once a frame. */
export function useDrawnTrack(
  canvas: RefObject<HTMLCanvasElement | null>,
  shown: Pick<TrackPicture, 'span' | 'widthPx' | 'heightPx' | 'histogram' | 'screened' | 'nowMs'>,
): void {
  const { span, widthPx, heightPx, histogram, screened, nowMs } = shown;
  const t = useMessages();
  const quantities = useQuantities();
  const theme = useThemeName();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours, which are read from the document.
  useEffect(() => {
    if (widthPx === 0) return;
    const { locale, zone } = quantities;
    const inZone = zone === 'utc' ? { timeZone: 'UTC' } : {};
    const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', ...inZone });
    const hour = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...inZone });
    // After all effects: the document has the theme by then.
    const frame = requestAnimationFrame(() => {
      if (canvas.current === null) return;
      drawTrack(canvas.current, {
        span,
        widthPx,
        heightPx,
        histogram,
        screened,
        nowMs,
        ticks: ticksOf(span, widthPx, zone),
        tickLabel: (tick: Tick) => (tick.day ? day : hour).format(tick.ms),
        screenedLabel: screened === null ? '' : t('timeline.screened-until', { day: quantities.day(screened.toMs) }),
        nowLabel: t('timeline.now-mark'),
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [canvas, span, widthPx, heightPx, histogram, screened, nowMs, quantities, t, theme]);
}
