import type { TimeZoneChoice } from '../language/quantities.ts';

/** A moment as a field of type `datetime-local` has it, by the clock of the zone: `2026-03-10T14:02:11`. */
export function wallTimeOf(ms: number, zone: TimeZoneChoice): string {
  const second = Math.floor(ms / 1000) * 1000;
  const date = new Date(second);
  // Written as if the clock of the zone were UTC.
  const shown =
    zone === 'utc'
      ? second
      : Date.UTC(
          date.getFullYear(),
          date.getMonth(),
          date.getDate(),
          date.getHours(),
          date.getMinutes(),
          date.getSeconds(),
        );
  return new Date(shown).toISOString().slice(0, 19);
}

/** The moment when the clock of the zone shows this; null for what is no time. Seconds may be left out. */
export function momentOfWallTime(text: string, zone: TimeZoneChoice): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/.test(text)) return null;
  const ms = Date.parse(zone === 'utc' ? `${text}Z` : text);
  return Number.isFinite(ms) ? ms : null;
}
