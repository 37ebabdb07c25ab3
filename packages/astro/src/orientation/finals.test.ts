import { expect, test } from 'vitest';
import { dayFromCalendar } from '../time/utc-time.ts';
import { orientationAt } from './earth-orientation.ts';
import { parseFinals } from './finals.ts';
import { packOrientation, unpackOrientation } from './packed-orientation.ts';

/** A line of finals2000A with its fixed columns: arcseconds, s, and mas. */
function line(mjd: number, flag: string, x: string, ut1: string, dX: string): string {
  const column = (text: string, width: number): string => text.padStart(width);
  const pole = `${column(x, 9)} 0.000067 ${column('0.336396', 9)} 0.000060`;
  return `${' '.repeat(7)}${mjd.toFixed(2)} ${flag} ${pole}  ${flag}${column(ut1, 10)} 0.0000026  1.3591 0.0024  ${flag}   ${column(dX, 7)}    0.151    -0.067    0.166`;
}

const DAY_ZERO_MJD = 51_544;
const december30 = dayFromCalendar(2016, 12, 30) + DAY_ZERO_MJD;

const text = [
  line(december30, 'I', '0.100000', '-0.4000000', '0.100'),
  line(december30 + 1, 'I', '0.102000', '-0.4010000', '0.200'),
  line(december30 + 2, 'P', '0.104000', ' 0.5980000', ''),
  `${' '.repeat(7)}${(december30 + 3).toFixed(2)}`,
].join('\n');

test('reads the columns, and passes a leap second without a step', () => {
  const orientation = parseFinals(text);
  expect(orientation.xPole).toHaveLength(3);
  expect(orientation.lastMeasuredDay).toBe(december30 + 1 - DAY_ZERO_MJD);
  // In the middle of the day that ends with the leap second: UT1 − TAI from −36.401 to −36.402.
  const noon = { day: december30 + 1 - DAY_ZERO_MJD, second: 43_200 };
  expect(orientationAt(orientation, noon).ut1MinusUtc).toBeCloseTo(-0.4015, 9);
  expect(orientationAt(orientation, noon).excessLengthOfDay).toBeCloseTo(0.001, 9);
  expect((orientationAt(orientation, noon).xPole * 648_000) / Math.PI).toBeCloseTo(0.103, 9);
  // The offset of the celestial pole ends a day earlier: held.
  expect((orientation.dX[2]! * 648_000e3) / Math.PI).toBeCloseTo(0.2, 9);
});

test('what is packed comes back to half a step', () => {
  const orientation = parseFinals(text);
  const back = unpackOrientation(packOrientation(orientation, 0));
  expect(back.firstDay).toBe(orientation.firstDay);
  for (const [i, value] of back.ut1MinusTai.entries()) expect(value).toBeCloseTo(orientation.ut1MinusTai[i]!, 5);
  const later = unpackOrientation(packOrientation(orientation, orientation.firstDay + 2));
  expect(later.xPole).toHaveLength(1);
  expect(later.firstDay).toBe(orientation.firstDay + 2);
});

test('refuses what is another file', () => {
  expect(() => parseFinals('<html>')).toThrow('line 1: no modified Julian date');
  expect(() => parseFinals('')).toThrow('no measured day');
  const gap = text.replace((december30 + 1).toFixed(2), (december30 + 5).toFixed(2));
  expect(() => parseFinals(gap)).toThrow('line 2: not the day after');
});
