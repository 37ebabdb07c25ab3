import type { EventFilter } from '../view/view.ts';
import { COMING_MS } from './filter-events.ts';

/** Spans that the filter offers by name, in hours; `week` is what is meant where a filter says nothing. */
export const SPANS = { week: 168, three: 72, day: 24 } as const;
export type SpanName = keyof typeof SPANS | 'chosen';

const HOUR_MS = 3_600_000;
/** A span that was chosen a while ago is still what its name says, as long as it ends about then. */
const SLACK_MS = 6 * HOUR_MS;

/** Which of the spans a filter's times are. */
export function spanOf({ fromMs, toMs }: EventFilter, nowMs: number): SpanName {
  if (fromMs === undefined && toMs === undefined) return 'week';
  if (fromMs !== undefined || toMs === undefined) return 'chosen';
  for (const name of ['three', 'day'] as const) {
    const over = nowMs + SPANS[name] * HOUR_MS - toMs;
    if (over >= 0 && over < SLACK_MS) return name;
  }
  return 'chosen';
}

/** The times of a span, in place of those of the filter. A chosen one begins as the week. */
export function withSpan(filter: EventFilter, span: SpanName, nowMs: number): EventFilter {
  const { fromMs: _from, toMs: _to, ...rest } = filter;
  // To the minute: links stay short.
  const minute = Math.floor(nowMs / 60_000) * 60_000;
  if (span === 'week') return rest;
  if (span === 'chosen') return { ...rest, fromMs: filter.fromMs ?? minute, toMs: filter.toMs ?? minute + COMING_MS };
  return { ...rest, toMs: minute + SPANS[span] * HOUR_MS };
}

/** As `datetime-local` inputs want it, in UTC or the local zone, to the minute. */
export function inputText(ms: number, zone: 'utc' | 'local'): string {
  const shifted = zone === 'utc' ? ms : ms - new Date(ms).getTimezoneOffset() * 60_000;
  return new Date(shifted).toISOString().slice(0, 16);
}

/** From such an input; null for what is no time. */
export function inputMs(text: string, zone: 'utc' | 'local'): number | null {
  const ms = Date.parse(zone === 'utc' ? `${text}Z` : text);
  return Number.isFinite(ms) ? ms : null;
}
