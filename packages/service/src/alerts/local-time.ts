/** A moment in a time zone. */
export interface LocalTime {
  /** `2026-03-10`. */
  readonly day: string;
  /** `HH:MM`. */
  readonly time: string;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** What a clock in this zone (IANA) shows. */
export function localTime(zone: string, atUs: number): LocalTime {
  let format = FORMATS.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      calendar: 'gregory',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    FORMATS.set(zone, format);
  }
  const parts = new Map(format.formatToParts(atUs / 1000).map(({ type, value }) => [type, value]));
  return {
    day: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    time: `${parts.get('hour')}:${parts.get('minute')}`,
  };
}
