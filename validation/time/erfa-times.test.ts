import { BUNDLED_LEAP_SECONDS, parseUtc, tdbFromTt, ttFromUtc } from '@clearway/astro';
import { expect, test } from 'vitest';
import { ERFA_VALUES } from '../frames/erfa-values.ts';

test.each(ERFA_VALUES)('TDB − TT at $utc is ERFA’s to 10 µs', ({ utc, tdbMinusTt }) => {
  const tt = ttFromUtc(parseUtc(utc)!);
  const tdb = tdbFromTt(tt);
  expect(Math.abs(tdb.second - tt.second - tdbMinusTt)).toBeLessThan(1e-5);
});

// SOFA Time Scale and Calendar Tools, section 4.1: 2006-01-15T21:24:37.5 UTC is 21:25:10.5 TAI and 21:25:42.684 TT, and
// 21:25:42.684373 TDB in Hawaii; at the
// centre of the Earth it differs by 2 µs.
test('the example of the SOFA cookbook', () => {
  const utc = parseUtc('2006-01-15T21:24:37.5Z')!;
  const clock = 21 * 3600 + 25 * 60;
  const tt = ttFromUtc(utc);
  expect(tt.second).toBeCloseTo(clock + 42.684, 9);
  expect(tdbFromTt(tt).second).toBeCloseTo(clock + 42.684373, 5);
  expect(BUNDLED_LEAP_SECONDS.taiMinusUtc.at(-1)).toBe(37);
});
