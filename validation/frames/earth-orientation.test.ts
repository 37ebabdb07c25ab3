import {
  bundledEarthOrientation,
  type EarthOrientation,
  formatUtc,
  lastDayOf,
  orientationAt,
  orientationExpires,
  orientationWarning,
  parseFinals,
  parseUtc,
  type UtcTime,
} from '@clearway/astro';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';

const FILE = 'earth/finals.all.iau2000.txt.gz';
const utc = (text: string): UtcTime => parseUtc(text)!;
const ARCSECOND = Math.PI / 648_000;

describeWithReferenceData("the IERS's own file", [FILE], () => {
  let file: EarthOrientation | null = null;
  const orientation = (): EarthOrientation => {
    file ??= parseFinals(referenceText(FILE));
    return file;
  };

  test('is read from its first day to its last, as printed', () => {
    expect(formatUtc({ day: orientation().firstDay, second: 0 }, 0)).toBe('1973-01-02T00:00:00Z');
    expect(formatUtc({ day: orientation().lastMeasuredDay, second: 0 }, 0)).toBe('2026-08-20T00:00:00Z');
    expect(formatUtc({ day: lastDayOf(orientation()), second: 0 }, 0)).toBe('2027-08-28T00:00:00Z');
    const april2004 = orientationAt(orientation(), utc('2004-04-07'));
    expect(april2004.xPole / ARCSECOND).toBeCloseTo(-0.14016, 6);
    expect(april2004.yPole / ARCSECOND).toBeCloseTo(0.336396, 6);
    expect(april2004.ut1MinusUtc).toBeCloseTo(-0.4414071, 7);
    expect(april2004.dX / ARCSECOND).toBeCloseTo(-0.000093, 6);
    expect(april2004.dY / ARCSECOND).toBeCloseTo(-0.000067, 6);
    // The file has 1.3591 ms for the length of that day; ours is the slope over the day that begins. 0.2 ms is 1 µm/s.
    expect(Math.abs(april2004.excessLengthOfDay - 0.0013591)).toBeLessThan(2e-4);
  });

  test("is what Vallado's example prints for a day of it", () => {
    const april6 = orientationAt(orientation(), utc('2004-04-06T07:51:28.386009Z'));
    expect(april6.xPole / ARCSECOND).toBeCloseTo(-0.140682, 3);
    expect(april6.yPole / ARCSECOND).toBeCloseTo(0.333309, 2);
    expect(april6.ut1MinusUtc).toBeCloseTo(-0.4399619, 3);
  });

  test('has its steps of a second where the leap seconds are, and no others', () => {
    // UT1 − TAI has no step if the list of leap seconds is right: the day differs from 86,400 s by a few ms.
    const { ut1MinusTai } = orientation();
    for (let i = 1; i < ut1MinusTai.length; i++)
      expect(Math.abs(ut1MinusTai[i]! - ut1MinusTai[i - 1]!)).toBeLessThan(0.006);
  });

  test('the bundle is the file to half a step', () => {
    const bundle = bundledEarthOrientation();
    expect(lastDayOf(bundle)).toBe(lastDayOf(orientation()));
    expect(bundle.lastMeasuredDay).toBe(orientation().lastMeasuredDay);
    const skipped = bundle.firstDay - orientation().firstDay;
    for (let i = 0; i < bundle.xPole.length; i++) {
      const at = i + skipped;
      expect(Math.abs(bundle.xPole[i]! - orientation().xPole[at]!)).toBeLessThan(5.1e-5 * ARCSECOND);
      expect(Math.abs(bundle.yPole[i]! - orientation().yPole[at]!)).toBeLessThan(5.1e-5 * ARCSECOND);
      expect(Math.abs(bundle.ut1MinusTai[i]! - orientation().ut1MinusTai[at]!)).toBeLessThan(5.1e-6);
      expect(Math.abs(bundle.dX[i]! - orientation().dX[at]!)).toBeLessThan(5.1e-6 * ARCSECOND);
      expect(Math.abs(bundle.dY[i]! - orientation().dY[at]!)).toBeLessThan(5.1e-6 * ARCSECOND);
    }
  });

  test('linear between days leaves at most 0.065 ms: what leaving a day out finds, by the square of the step', () => {
    const { ut1MinusTai } = orientation();
    let worst = 0;
    for (let i = 10_000; i < ut1MinusTai.length - 1; i++) {
      const left = (ut1MinusTai[i - 1]! + ut1MinusTai[i + 1]!) / 2 - ut1MinusTai[i]!;
      worst = Math.max(worst, Math.abs(left) / 4);
    }
    expect(worst).toBeLessThan(6.5e-5);
  });
});

test('what people are told', () => {
  const bundle = bundledEarthOrientation();
  expect(orientationWarning(bundle, utc('2026-03-10'))).toBeNull();
  expect(orientationWarning(bundle, utc('2026-08-25'))).toBeNull();
  expect(formatUtc(orientationExpires(bundle), 0)).toBe('2026-09-06T00:00:00Z');
  expect(orientationWarning(bundle, orientationExpires(bundle))).toBeNull();
  expect(orientationWarning(bundle, utc('2026-12-01'))).toContain('measured until 2026-08-20');
  expect(orientationWarning(bundle, utc('2028-01-01'))).toContain('ended on 2027-08-28');
  expect(orientationWarning(bundle, utc('2028-01-01'))).toContain('a leap second may be missing');
  expect(orientationWarning(bundle, utc('2009-02-10'))).toContain('known from 2015-01-01');
  for (const outside of [utc('1999-01-01'), utc('2030-06-01T12:00:00Z')]) {
    expect(Math.abs(orientationAt(bundle, outside).ut1MinusUtc)).toBeLessThan(0.9);
  }
});
