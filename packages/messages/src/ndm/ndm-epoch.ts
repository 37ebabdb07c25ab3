import { dayFromCalendar } from '@clearway/astro';

const EPOCH = /^(\d{4})-(?:(\d{2})-(\d{2})|(\d{3}))T(\d{2}):(\d{2}):(\d{2})(?:\.\d{0,30})?Z?$/;

/**
 * Whether a text is a time as CCSDS 301.0-B-4 writes it (ASCII time code A or B): `2026-03-09T19:18:25.55`,
 * `2026-068T19:18:25.55`, with or without `Z`. A leap second (23:59:60) is one. The time system is said elsewhere.
 */
export function isNdmEpoch(text: string): boolean {
  const match = text.length > 60 ? null : EPOCH.exec(text);
  if (match === null) return false;
  const [year, hour, minute, second] = [Number(match[1]), Number(match[5]), Number(match[6]), Number(match[7])];
  const isLeapSecond = hour === 23 && minute === 59 && second === 60;
  if (hour > 23 || minute > 59 || (second > 59 && !isLeapSecond)) return false;
  if (match[4] !== undefined) {
    const length = dayFromCalendar(year + 1, 1, 1) - dayFromCalendar(year, 1, 1);
    return Number(match[4]) >= 1 && Number(match[4]) <= length;
  }
  const [month, day] = [Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1) return false;
  const next = month === 12 ? dayFromCalendar(year + 1, 1, 1) : dayFromCalendar(year, month + 1, 1);
  return dayFromCalendar(year, month, day) < next;
}
