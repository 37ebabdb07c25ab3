import { type JSX, useRef, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useClockMotion, useClockMs } from '../clock/use-clock.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { TimeEntry } from './time-entry.tsx';

/** Faster than this the last digits are a blur at four a second. */
const FAST = 100;

/** The simulated time; pressed, a field to type another. Beside it the way back to now. */
export function TimeReadout(): JSX.Element {
  const { clock } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const { live, speed } = useClockMotion();
  const timeMs = useClockMs(Math.abs(speed) > FAST ? 10 : 4);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const offsetSeconds = (timeMs - clock.nowMs()) / 1000;
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <div className="timeline-readout-place">
        <button
          ref={button}
          type="button"
          className="button is-plain timeline-readout"
          aria-haspopup="dialog"
          aria-expanded={open}
          title={t('timeline.set-time')}
          onClick={() => setOpen(!open)}
        >
          <span className="timeline-clock">{quantities.clockTime(timeMs)}</span>
          <span className="timeline-date">
            {quantities.day(timeMs)}
            {live || Math.abs(offsetSeconds) < 1 ? null : (
              <span className="timeline-offset">
                {t(offsetSeconds > 0 ? 'timeline.ahead' : 'timeline.back', {
                  time: quantities.duration(Math.abs(offsetSeconds)),
                })}
              </span>
            )}
          </span>
          <span className="for-readers">{t('timeline.set-time')}</span>
        </button>
        {open ? <TimeEntry onDone={close} /> : null}
      </div>
      <button
        type="button"
        className="button timeline-now"
        aria-pressed={live}
        title={t('timeline.to-now')}
        onClick={clock.followNow}
      >
        {t('timeline.now')}
      </button>
    </>
  );
}
