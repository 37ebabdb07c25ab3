import { dayFromCalendar, formatUtc } from '@clearway/astro';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ommEpoch, tleEpoch } from './epoch.ts';

test.each([
  ['2026-03-09T19:18:25.550496', '2026-03-09T19:18:25.550496000Z'],
  ['2026-03-09T19:18:25.550496Z', '2026-03-09T19:18:25.550496000Z'],
  ['2026-03-09 19:18:25.5504960', '2026-03-09T19:18:25.550496000Z'],
  ['2026-03-09T19:18:25+00:00', '2026-03-09T19:18:25.000000000Z'],
  ['2026-03-09T19:18:25.', '2026-03-09T19:18:25.000000000Z'],
  ['2007-064T10:34:41.4264', '2007-03-05T10:34:41.426400000Z'],
  ['2024-366T00:00:00', '2024-12-31T00:00:00.000000000Z'],
  ['2024-02-29T23:59:59.999999999', '2024-02-29T23:59:59.999999999Z'],
])('reads %s', (text, utc) => {
  const epoch = ommEpoch(text);
  expect(epoch && formatUtc(epoch, 9)).toBe(utc);
});

test.each([
  '',
  '2026-03-09',
  '2026-02-29T00:00:00.000000',
  '2026-13-01T00:00:00.000000',
  '2026-00-01T00:00:00.000000',
  '2026-01-00T00:00:00.000000',
  '2026-03-09T24:00:00.000000',
  '2026-03-09T12:60:00.000000',
  '2026-03-09T12:00:60.000000',
  '2026-03-09T12:00:0x.000000',
  '2026-03-09T12:00:00.00000x',
  '2025-366T00:00:00',
  '2025-000T00:00:00',
  '0026-03-09T12:00:00.000000',
  '2026-03-09T12:00:00+01:00',
  'NaN',
])('refuses %j', (text) => {
  expect(ommEpoch(text)).toBeNull();
});

test('the usual form and the patterns agree on every instant', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -15_000, max: 36_000 }),
      fc.integer({ min: 0, max: 86_399_999_999 }),
      (day, microseconds) => {
        const text = formatUtc({ day, second: microseconds / 1e6 }, 6);
        expect(ommEpoch(text.slice(0, -1))).toEqual({ day, second: microseconds / 1e6 });
        expect(ommEpoch(text)).toEqual({ day, second: microseconds / 1e6 });
      },
    ),
  );
});

test('an instant reads the same from a TLE and from an OMM', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 365 }), fc.integer({ min: 0, max: 99_999_999 }), (dayOfYear, fraction) => {
      const tle = tleEpoch(`26${String(dayOfYear).padStart(3, '0')}.${String(fraction).padStart(8, '0')}`);
      // A hundred-millionth of a day is 864 µs.
      const day = dayFromCalendar(2026, 1, 1) + dayOfYear - 1;
      const omm = ommEpoch(formatUtc({ day, second: (fraction * 864) / 1e6 }, 6));
      expect(tle).toEqual(omm);
    }),
  );
});

test('two digits of the year pivot at 57, and days must exist', () => {
  expect(tleEpoch('57274.00000000')).toEqual({ day: dayFromCalendar(1957, 10, 1), second: 0 });
  expect(tleEpoch('56001.50000000')).toEqual({ day: dayFromCalendar(2056, 1, 1), second: 43_200 });
  expect(tleEpoch('00366.00000000')).toEqual({ day: dayFromCalendar(2000, 12, 31), second: 0 });
  expect(tleEpoch('26  1.00000000')).toEqual({ day: dayFromCalendar(2026, 1, 1), second: 0 });
  for (const wrong of ['25366.00000000', '25000.50000000', '25367.0', '2x001.5', '25001,5', '', '25001']) {
    expect(tleEpoch(wrong)).toBeNull();
  }
});
