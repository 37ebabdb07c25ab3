import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BUNDLED_LEAP_SECONDS, lengthOfDay, parseLeapSeconds, taiMinusUtc } from './leap-seconds.ts';
import { leapSecondProblem, taiFromUtcText, utcOfTimeSystem } from './message-time.ts';
import {
  elapsedSeconds,
  gpsFromUtc,
  taiFromUtc,
  tdbFromTt,
  ttFromTdb,
  ttFromUtc,
  ut1FromUtc,
  utcFromGps,
  utcFromTai,
  utcFromTt,
  utcFromUt1,
} from './time-scale.ts';
import { formatUtc, parseUtc, secondsBetween, type UtcTime } from './utc-time.ts';

const utc = (text: string): UtcTime => parseUtc(text)!;
const clock = (time: { readonly day: number; readonly second: number }): string => formatUtc(time, 6);

test('offsets on both sides of a leap second', () => {
  expect(clock(taiFromUtc(utc('2016-12-31T23:59:59')))).toBe('2017-01-01T00:00:35.000000Z');
  expect(clock(taiFromUtc(utc('2017-01-01T00:00:00')))).toBe('2017-01-01T00:00:37.000000Z');
  expect(elapsedSeconds(utc('2016-12-31T23:59:59'), utc('2017-01-01T00:00:00'))).toBe(2);
  expect(lengthOfDay(utc('2016-12-31').day)).toBe(86_401);
  expect(lengthOfDay(utc('2017-01-01').day)).toBe(86_400);
  expect(taiMinusUtc(utc('1960-01-01').day)).toBe(10);
});

test('UTC never runs backwards through a leap second', () => {
  const before = taiFromUtc(utc('2016-12-31T23:59:59.5'));
  const at = (seconds: number): string => clock(utcFromTai({ ...before, second: before.second + seconds }));
  expect(at(0)).toBe('2016-12-31T23:59:59.500000Z');
  expect(at(0.25)).toBe('2016-12-31T23:59:59.750000Z');
  expect(at(0.5)).toBe('2017-01-01T00:00:00.000000Z');
  expect(at(1.25)).toBe('2017-01-01T00:00:00.000000Z');
  expect(at(1.5)).toBe('2017-01-01T00:00:00.000000Z');
  expect(at(1.75)).toBe('2017-01-01T00:00:00.250000Z');
});

test('there and back is the same instant', () => {
  const anyTime = fc.record({
    day: fc.integer({ min: -10_226, max: 20_000 }),
    second: fc.double({ min: 0, max: 86_400, maxExcluded: true, noNaN: true }),
  });
  fc.assert(
    fc.property(anyTime, (time) => {
      for (const back of [
        utcFromTai(taiFromUtc(time)),
        utcFromTt(ttFromUtc(time)),
        utcFromGps(gpsFromUtc(time)),
        utcFromUt1(ut1FromUtc(time, -0.4), -0.4),
        utcFromTt(ttFromTdb(tdbFromTt(ttFromUtc(time)))),
      ]) {
        expect(Math.abs(secondsBetween(time, back))).toBeLessThan(1e-9);
      }
    }),
    { numRuns: 500 },
  );
});

test('the clock of GPS was UTC on 1980-01-06 and is 18 s ahead now', () => {
  expect(clock(gpsFromUtc(utc('1980-01-06')))).toBe('1980-01-06T00:00:00.000000Z');
  expect(clock(gpsFromUtc(utc('2026-03-10')))).toBe('2026-03-10T00:00:18.000000Z');
});

test('time systems of messages', () => {
  const noon = utc('2026-03-10T12:00:00');
  expect(clock(utcOfTimeSystem('UTC', noon)!)).toBe('2026-03-10T12:00:00.000000Z');
  expect(clock(utcOfTimeSystem('tai', noon)!)).toBe('2026-03-10T11:59:23.000000Z');
  expect(clock(utcOfTimeSystem('GPS', noon)!)).toBe('2026-03-10T11:59:42.000000Z');
  expect(clock(utcOfTimeSystem('TT', noon)!)).toBe('2026-03-10T11:58:50.816000Z');
  expect(clock(utcOfTimeSystem('UT1', noon, 0.25)!)).toBe('2026-03-10T11:59:59.750000Z');
  expect(Math.abs(secondsBetween(utcOfTimeSystem('TDB', noon)!, utcOfTimeSystem('TT', noon)!))).toBeLessThan(0.0017);
  expect(utcOfTimeSystem('UT1', noon)).toBeNull();
  expect(utcOfTimeSystem('MET', noon)).toBeNull();
});

test('a text inside a leap second is exact in TAI and refused with its reason in UTC', () => {
  const inside = '2016-12-31T23:59:60.5Z';
  expect(parseUtc(inside)).toBeNull();
  expect(clock(taiFromUtcText(inside)!)).toBe('2017-01-01T00:00:36.500000Z');
  expect(clock(taiFromUtcText('2016-366T23:59:60')!)).toBe('2017-01-01T00:00:36.000000Z');
  expect(clock(taiFromUtcText('2017-01-01')!)).toBe('2017-01-01T00:00:37.000000Z');
  expect(leapSecondProblem(inside)).toContain('inside a leap second');
  for (const never of ['2026-03-10T23:59:60Z', '2016-12-31T22:59:60Z']) {
    expect(taiFromUtcText(never)).toBeNull();
    expect(leapSecondProblem(never)).toContain('no leap second');
  }
  expect(leapSecondProblem('2026-03-10T12:00:00Z')).toBeNull();
});

test('the list of the IERS is read', () => {
  const text = '#$ 3945196800\n#@ 4007404800\n2272060800 10 # 1 Jan 1972\n2287785600 11 # 1 Jul 1972\n3692217600 37\n';
  const list = parseLeapSeconds(text);
  expect(list.days).toEqual([utc('1972-01-01').day, utc('1972-07-01').day, utc('2017-01-01').day]);
  expect(list.taiMinusUtc).toEqual([10, 11, 37]);
  expect(clock(list.expires)).toBe('2026-12-28T00:00:00.000000Z');
  expect(() => parseLeapSeconds('2272060800 10\n')).toThrow('no expiry');
  expect(() => parseLeapSeconds('#@ 1\n')).toThrow('no rows');
  expect(() => parseLeapSeconds('#@ 1\n2272060801 10\n')).toThrow('line 2');
  expect(() => parseLeapSeconds('#@ 1\n2287785600 11\n2272060800 10\n')).toThrow('line 3');
  expect(() => parseLeapSeconds('#@ 1\n<html>\n')).toThrow('line 2');
});

test('the bundled list rises', () => {
  const { days, taiMinusUtc: offsets } = BUNDLED_LEAP_SECONDS;
  for (let i = 1; i < days.length; i++) {
    expect(days[i]).toBeGreaterThan(days[i - 1]!);
    expect(offsets[i]! - offsets[i - 1]!).toBe(1);
  }
});
