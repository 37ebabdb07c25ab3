import type { Translate } from '../language/messages.ts';
import type { Quantities } from '../language/quantities.ts';

/** `in 2 d` or `3 h ago`. */
export function relativeTime(atMs: number, nowMs: number, t: Translate, quantities: Quantities): string {
  const seconds = (atMs - nowMs) / 1000;
  return t(seconds < 0 ? 'events.ago' : 'events.in', { duration: quantities.duration(Math.abs(seconds)) });
}
