import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addSeconds, dayFromCalendar, formatUtc, parseUtc, secondsBetween, utcFromDate } from './utc-time.ts';

test.each([
  ['2026-03-10', '2026-03-10T00:00:00.000000Z'],
  ['2026-03-10T12:00', '2026-03-10T12:00:00.000000Z'],
  ['2026-03-10 12:00:30', '2026-03-10T12:00:30.000000Z'],
  ['2026-03-10T12:00:00.123456Z', '2026-03-10T12:00:00.123456Z'],
  ['2026-03-10T12:00:00+00:00', '2026-03-10T12:00:00.000000Z'],
  ['2026-069T12:00:00', '2026-03-10T12:00:00.000000Z'],
  ['2024-366', '2024-12-31T00:00:00.000000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000000Z'],
  ['1957-10-04T19:28:34Z', '1957-10-04T19:28:34.000000Z'],
  ['2026-12-31T23:59:59.99999999999999999999', '2027-01-01T00:00:00.000000Z'],
  ['0026-03-10', '0026-03-10T00:00:00.000000Z'],
  ['0099-12-31T23:59:59', '0099-12-31T23:59:59.000000Z'],
  ['0000-02-29', '0000-02-29T00:00:00.000000Z'],
  ['0004-366', '0004-12-31T00:00:00.000000Z'],
])('reads %s', (text, utc) => {
  const time = parseUtc(text);
  expect(time && formatUtc(time)).toBe(utc);
});

test.each([
  '',
  'now',
  '2026',
  '2026-3-1',
  '2026-02-29',
  '2026-02-30',
  '2026-04-31',
  '2026-13-01',
  '2026-00-01',
  '2026-01-00',
  '2025-366',
  '2026-000',
  '0001-02-29',
  '0099-366',
  '2026-03-10T24:00:00',
  '2026-03-10T12:60:00',
  // A leap second that was, and one that never will be.
  '2016-12-31T23:59:60Z',
  '2026-03-10T12:00:60Z',
  '2026-03-10T12:00:00+01:00',
  '2026-03-10T12:00:00-00:00',
  '2026-03-10T12:00:00 UTC',
  '2026-03-10T12',
  '99999-01-01',
  '-2026-03-10',
])('refuses %j', (text) => {
  expect(parseUtc(text)).toBeNull();
});

test('the seconds of a day stay below 86,400', () => {
  expect(parseUtc('2026-03-10T23:59:59.99999999999999999999')).toEqual(parseUtc('2026-03-11'));
});

test('days count on through every year from 0 to 9999', () => {
  for (let year = 0; year < 9999; year++) {
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    expect(dayFromCalendar(year + 1, 1, 1) - dayFromCalendar(year, 1, 1)).toBe(leap ? 366 : 365);
  }
  expect(dayFromCalendar(2000, 1, 1)).toBe(0);
});

test('what is written reads back to the microsecond', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -730_000, max: 2_900_000 }),
      fc.integer({ min: 0, max: 86_399_999_999 }),
      (day, microseconds) => {
        const time = { day, second: microseconds / 1e6 };
        expect(parseUtc(formatUtc(time))).toEqual(time);
      },
    ),
  );
});

test('adding seconds carries days, and JavaScript dates are taken over', () => {
  const time = parseUtc('2026-02-28T23:59:59.5Z')!;
  expect(formatUtc(addSeconds(time, 1), 1)).toBe('2026-03-01T00:00:00.5Z');
  expect(secondsBetween(time, addSeconds(time, -86_400.25))).toBe(-86_400.25);
  expect(utcFromDate(new Date('1969-07-20T20:17:40.250Z'))).toEqual(parseUtc('1969-07-20T20:17:40.25Z'));
});
