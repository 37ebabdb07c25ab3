import { type JSX, type KeyboardEvent, type PointerEvent, useCallback, useId, useMemo, useRef, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { REACH_MS } from '../clock/sim-clock.ts';
import { useClockMs } from '../clock/use-clock.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { binAt, histogramOf } from './event-histogram.ts';
import { firstSpan, isNear, lengthOf, spanWith, type TimeSpan, timeAt, zoomSpan } from './time-span.ts';
import { useDrawnTrack } from './use-drawn-track.ts';
import { useElementSize } from './use-element-size.ts';
import { useNeedle } from './use-needle.ts';
import { useScreenedSpan } from './use-screened-span.ts';
import { useTrackEvents } from './use-track-events.ts';
import { useTrackGestures } from './use-track-gestures.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** Steps of the arrow keys; the one is taken that is about a hundredth of what is seen. */
const KEY_STEPS_MS = [1, 5, 15, 60, 360].map((minutes) => minutes * MINUTE_MS);

/** The track: events as bars, days, what is screened, now, and the needle at the simulated time. A slider for those who do not see it. */
export function TimeTrack(): JSX.Element {
  const { clock } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const aboutId = useId();
  const track = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const needle = useRef<HTMLDivElement>(null);
  const { width, height } = useElementSize(track);
  const [span, setSpan] = useState<TimeSpan>(() => firstSpan(clock.nowMs()));
  const [pointerX, setPointerX] = useState<number | null>(null);
  const playing = useRef(false);
  const events = useTrackEvents();
  const screened = useScreenedSpan();
  const timeMs = useClockMs(1);
  // The mark of now moves by itself; a minute is less than a pixel.
  const nowMs = Math.floor(clock.nowMs() / MINUTE_MS) * MINUTE_MS;

  const onLeave = useCallback(
    (ms: number, forward: boolean): void => {
      const now = clock.nowMs();
      setSpan((seen) => spanWith(isNear(seen, now) ? seen : firstSpan(now), ms, now, forward));
    },
    [clock],
  );
  useNeedle(needle, span, width, onLeave);
  useTrackGestures(track, {
    span,
    nowMs: clock.nowMs,
    onSpan: setSpan,
    onScrub: (ms, phase) => {
      if (phase === 'begin') {
        playing.current = clock.speed() !== 0;
        clock.pause();
      }
      clock.seek(ms);
      if (phase === 'end' && playing.current) clock.play();
    },
  });

  const histogram = useMemo(
    () => (events === null || width === 0 ? null : histogramOf(events.table, events.rows, span, width)),
    [events, span, width],
  );
  useDrawnTrack(canvas, { span, widthPx: width, heightPx: height, histogram, screened, nowMs });

  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = KEY_STEPS_MS.find((each) => each >= lengthOf(span) / 200) ?? KEY_STEPS_MS.at(-1)!;
    const now = clock.nowMs();
    const zoomed = (factor: number): void =>
      setSpan(zoomSpan(spanWith(span, clock.at(), now), factor, clock.at(), now));
    const keys: Readonly<Record<string, () => void>> = {
      ArrowRight: () => clock.seek(clock.at() + step),
      ArrowUp: () => clock.seek(clock.at() + step),
      ArrowLeft: () => clock.seek(clock.at() - step),
      ArrowDown: () => clock.seek(clock.at() - step),
      PageUp: () => clock.seek(clock.at() + DAY_MS),
      PageDown: () => clock.seek(clock.at() - DAY_MS),
      Home: () => clock.seek(now - REACH_MS),
      End: () => clock.seek(now + REACH_MS),
      '+': () => zoomed(1 / 1.5),
      '-': () => zoomed(1.5),
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const hover = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse' || track.current === null) return;
    setPointerX(event.clientX - track.current.getBoundingClientRect().left);
  };
  const bin = histogram === null || pointerX === null ? null : binAt(histogram, timeAt(span, pointerX / width));
  return (
    <div
      ref={track}
      className="timeline-track"
      role="slider"
      tabIndex={0}
      aria-label={t('timeline.track')}
      aria-valuemin={Math.round((nowMs - REACH_MS) / MINUTE_MS)}
      aria-valuemax={Math.round((nowMs + REACH_MS) / MINUTE_MS)}
      aria-valuenow={Math.round(timeMs / MINUTE_MS)}
      aria-valuetext={quantities.moment(timeMs, { seconds: false })}
      aria-describedby={aboutId}
      onKeyDown={onKey}
      onPointerMove={hover}
      onPointerLeave={() => setPointerX(null)}
      onDoubleClick={() => setSpan(firstSpan(clock.nowMs()))}
    >
      <canvas ref={canvas} aria-hidden />
      <div ref={needle} className="timeline-needle" aria-hidden />
      {pointerX === null || bin === null ? null : (
        <div
          className="timeline-tip"
          aria-hidden
          style={{ insetInlineStart: `clamp(72px, ${pointerX.toFixed(0)}px, calc(100% - 72px))` }}
        >
          {quantities.moment(timeAt(span, pointerX / width), { seconds: false, year: false })}
          <span className="muted">{t('timeline.events', { n: bin.count, watch: bin.watch })}</span>
        </div>
      )}
      <span id={aboutId} className="for-readers">
        {t('timeline.about', {
          n: events?.rows.length ?? 0,
          until: screened === null ? 'none' : quantities.moment(screened.toMs, { seconds: false }),
        })}
      </span>
    </div>
  );
}
