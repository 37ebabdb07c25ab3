import type { TimeZoneChoice } from '../language/quantities.ts';
import type { TimeSpan } from './time-span.ts';

export interface Tick {
  readonly ms: number;
  /** Midnight in the zone. */
  readonly day: boolean;
  /** Written; the others are marks only. */
  readonly labelled: boolean;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
/** Steps that people count in, minutes. */
const STEPS: readonly number[] = [5, 15, 30, 60, 180, 360, 720, 1440, 2 * 1440, 7 * 1440, 14 * 1440];
/** Room that a label and a mark need, CSS px. */
const LABEL_PX = 72;
const MARK_PX = 7;

/** Round times of the span by the wall clock of the zone, summer time counted in, so dense that labels do not touch. */
export function ticksOf(span: TimeSpan, widthPx: number, zone: TimeZoneChoice): readonly Tick[] {
  const pxPerMinute = (widthPx * MINUTE_MS) / (span.toMs - span.fromMs);
  const labelStep = STEPS.find((step) => step * pxPerMinute >= LABEL_PX) ?? STEPS.at(-1)!;
  const markStep = STEPS.find((step) => step * pxPerMinute >= MARK_PX && labelStep % step === 0) ?? labelStep;
  const ticks: Tick[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const day of daysOf(span, zone)) {
    for (let minutes = 0; minutes < DAY_MINUTES; minutes += Math.min(markStep, DAY_MINUTES)) {
      if (markStep > DAY_MINUTES && day.number % (markStep / DAY_MINUTES) !== 0) continue;
      const ms = day.at(minutes);
      // An hour that summer time leaves out is that of the next mark.
      if (ms <= last || ms < span.fromMs || ms > span.toMs) continue;
      last = ms;
      const labelled =
        labelStep >= DAY_MINUTES
          ? minutes === 0 && day.number % (labelStep / DAY_MINUTES) === 0
          : minutes % labelStep === 0;
      ticks.push({ ms, day: minutes === 0, labelled });
    }
  }
  return ticks;
}

interface Day {
  /** Counted from 1970-01-01 in the zone. */
  readonly number: number;
  /** The moment when clocks show so many minutes. */
  at(minutes: number): number;
}

function daysOf(span: TimeSpan, zone: TimeZoneChoice): Day[] {
  const first = dayNumber(span.fromMs, zone);
  const days: Day[] = [];
  for (let number = first; number <= dayNumber(span.toMs, zone); number++) {
    const date = new Date(number * DAY_MINUTES * MINUTE_MS);
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
    days.push({
      number,
      at: (minutes) =>
        zone === 'utc' ? Date.UTC(year, month, day, 0, minutes) : new Date(year, month, day, 0, minutes).getTime(),
    });
  }
  return days;
}

function dayNumber(ms: number, zone: TimeZoneChoice): number {
  const date = new Date(ms);
  const midnight = zone === 'utc' ? ms : Date.UTC(date.getFullYear(), date.getMonth(), date.getDate(), date.getHours());
  return Math.floor(midnight / (DAY_MINUTES * MINUTE_MS));
}
