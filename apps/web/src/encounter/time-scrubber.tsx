import { Crosshair, Pause, Play } from 'lucide-react';
import { type JSX, useEffect, useMemo, useRef, useState } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';
import type { Moment } from './moment.ts';
import { NAMED_SECONDS, sweptStep, timeScale } from './time-scale.ts';

/**
 * Goes through an encounter: tenths of a millisecond a step in the middle, minutes at the ends. Playing slows down near the closest
 * approach.
 */
export function TimeScrubber(props: { readonly moment: Moment; readonly spanSeconds: number }): JSX.Element {
  const { moment, spanSeconds } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const seconds = useStore(moment.seconds);
  const scale = useMemo(() => timeScale(spanSeconds), [spanSeconds]);
  const [isPlaying, setPlaying] = useState(false);
  const startsAt = useRef(0);
  useEffect(() => {
    if (!isPlaying) return;
    const began = performance.now();
    let frame = 0;
    const run = (): void => {
      const step = sweptStep(scale, startsAt.current, (performance.now() - began) / 1000);
      moment.go(scale.seconds(step));
      if (step >= scale.steps) setPlaying(false);
      else frame = requestAnimationFrame(run);
    };
    frame = requestAnimationFrame(run);
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, scale, moment]);
  const play = (): void => {
    const at = scale.step(seconds);
    startsAt.current = at >= scale.steps - 1 ? -scale.steps : at;
    setPlaying(!isPlaying);
  };
  const go = (to: number): void => {
    setPlaying(false);
    moment.go(to);
  };
  const place = (of: number): string => `${50 + (scale.step(of) / scale.steps) * 50}%`;
  return (
    <div className="encounter-time">
      <button
        type="button"
        className="button"
        aria-label={t(isPlaying ? 'encounter.pause' : 'encounter.play')}
        title={t(isPlaying ? 'encounter.pause' : 'encounter.play')}
        onClick={play}
      >
        {isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
      </button>
      <div className="encounter-slider">
        <input
          type="range"
          min={-scale.steps}
          max={scale.steps}
          step={1}
          value={Math.round(scale.step(seconds))}
          aria-label={t('encounter.time')}
          aria-valuetext={momentText(seconds, t, quantities.duration)}
          onChange={(event) => go(scale.seconds(Number(event.target.value)))}
          onKeyDown={(event) => event.stopPropagation()}
        />
        <div className="encounter-ticks" aria-hidden>
          <span style={{ insetInlineStart: '50%' }}>0</span>
          {NAMED_SECONDS.filter((named) => named < spanSeconds).flatMap((named) =>
            [-named, named].map((at) => (
              <span key={at} style={{ insetInlineStart: place(at) }}>
                {`${at < 0 ? '−' : '+'}${quantities.duration(named)}`}
              </span>
            )),
          )}
        </div>
      </div>
      <button
        type="button"
        className="button"
        aria-label={t('encounter.to-closest')}
        title={t('encounter.to-closest')}
        onClick={() => go(0)}
      >
        <Crosshair aria-hidden />
      </button>
    </div>
  );
}

/** `2.4 s before closest approach`. */
export function momentText(
  seconds: number,
  t: (key: string, values?: Readonly<Record<string, string | number>>) => string,
  duration: (seconds: number) => string,
): string {
  if (Math.abs(seconds) < 5e-5) return t('encounter.at-closest');
  return t(seconds < 0 ? 'encounter.before' : 'encounter.after', { duration: duration(Math.abs(seconds)) });
}
