import { findCrossing } from './find-crossing.ts';

/** A stretch of time, ms. */
export interface Interval {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Where a function of time is above zero in [fromMs, toMs]: samples at most `stepMs` apart, changes of sign found to
 * `toleranceMs`. What begins and ends between two samples is not seen.
 */
export function intervalsAbove(
  value: (timeMs: number) => number,
  fromMs: number,
  toMs: number,
  stepMs: number,
  toleranceMs: number,
): Interval[] {
  const found: Interval[] = [];
  const steps = Math.max(1, Math.ceil((toMs - fromMs) / stepMs));
  let lastMs = fromMs;
  let last = value(fromMs);
  let since = last > 0 ? fromMs : Number.NaN;
  for (let k = 1; k <= steps; k++) {
    const timeMs = k === steps ? toMs : fromMs + ((toMs - fromMs) * k) / steps;
    const next = value(timeMs);
    if (next > 0 !== last > 0) {
      const edge = findCrossing(value, lastMs, last, timeMs, next, toleranceMs);
      if (next > 0) since = edge;
      else {
        found.push({ fromMs: since, toMs: edge });
        since = Number.NaN;
      }
    }
    lastMs = timeMs;
    last = next;
  }
  if (last > 0) found.push({ fromMs: since, toMs });
  return found;
}

/** The common part of two lists of intervals, each in order of time and without overlap. */
export function commonIntervals(first: readonly Interval[], second: readonly Interval[]): Interval[] {
  const found: Interval[] = [];
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    const a = first[i]!;
    const b = second[j]!;
    const fromMs = Math.max(a.fromMs, b.fromMs);
    const toMs = Math.min(a.toMs, b.toMs);
    if (toMs > fromMs) found.push({ fromMs, toMs });
    if (a.toMs < b.toMs) i++;
    else j++;
  }
  return found;
}
