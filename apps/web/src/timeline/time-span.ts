import { REACH_MS } from '../clock/sim-clock.ts';

/** The stretch of time that the track shows, ms since 1970 UTC. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const LEAST_SPAN_MS: number = 2 * HOUR_MS;
/** Where the needle lands when it would leave the track, as a share of it. */
const COMING_IN = 0.1;

/** A day back and the week that is screened. */
export function firstSpan(nowMs: number): TimeSpan {
  return { fromMs: nowMs - DAY_MS, toMs: nowMs + 7 * DAY_MS };
}

export function lengthOf(span: TimeSpan): number {
  return span.toMs - span.fromMs;
}

/** Where a time stands on the track: 0 at its start, 1 at its end; beyond them outside. */
export function shareOf(span: TimeSpan, ms: number): number {
  return (ms - span.fromMs) / lengthOf(span);
}

export function timeAt(span: TimeSpan, share: number): number {
  return span.fromMs + share * lengthOf(span);
}

export function isInside(span: TimeSpan, ms: number): boolean {
  return ms >= span.fromMs && ms <= span.toMs;
}

/** Shorter (factor below 1) or longer, with one time staying where it is; from two hours to all of the reach. */
export function zoomSpan(span: TimeSpan, factor: number, aboutMs: number, nowMs: number): TimeSpan {
  const length = Math.min(2 * REACH_MS, Math.max(LEAST_SPAN_MS, lengthOf(span) * factor));
  const share = shareOf(span, aboutMs);
  return withinReach({ fromMs: aboutMs - share * length, toMs: aboutMs + (1 - share) * length }, nowMs);
}

export function panSpan(span: TimeSpan, byMs: number, nowMs: number): TimeSpan {
  return withinReach({ fromMs: span.fromMs + byMs, toMs: span.toMs + byMs }, nowMs);
}

/** The same length, moved where that is needed so that a time is seen: it comes in at the side that leaves most of what lies ahead. */
export function spanWith(span: TimeSpan, ms: number, nowMs: number, forward = true): TimeSpan {
  if (isInside(span, ms)) return span;
  const fromMs = ms - lengthOf(span) * (forward ? COMING_IN : 1 - COMING_IN);
  return withinReach({ fromMs, toMs: fromMs + lengthOf(span) }, nowMs);
}

/** Moved, and cut where it is too long, so that it lies within the reach of the map. */
export function withinReach(span: TimeSpan, nowMs: number): TimeSpan {
  const length = Math.min(lengthOf(span), 2 * REACH_MS);
  const fromMs = Math.min(nowMs + REACH_MS - length, Math.max(nowMs - REACH_MS, span.fromMs));
  return { fromMs, toMs: fromMs + length };
}

/** Whether a span has to do with this present at all: the service's clock may be another than this machine's. */
export function isNear(span: TimeSpan, nowMs: number): boolean {
  return span.toMs > nowMs - REACH_MS && span.fromMs < nowMs + REACH_MS;
}
