import { UserError } from '../errors/user-error.ts';
import { type LeapSeconds, leapSecondsInUse, taiMinusUtc } from '../time/leap-seconds.ts';
import type { EarthOrientation } from './earth-orientation.ts';

/** Modified Julian date of 2000-01-01. */
const MJD_OF_DAY_ZERO = 51_544;

/** UT1 − TAI changes by milliseconds a day; more is a leap second that one of the two files does not know, s. */
const LARGEST_STEP = 0.5;

const RADIANS_PER_ARCSECOND: number = Math.PI / 648_000;

/**
 * Reads `finals.all.iau2000.txt` or `finals2000A.*` of the IERS rapid service (Bulletin A values): the fixed columns of
 * `readme.finals2000A`. It ends at the first line without a value of the pole or of UT1; where the offsets of the celestial
 * pole end earlier, their last value is kept on.
 * @throws UserError where the text is another one, its days do not follow one another, or it has none.
 */
export function parseFinals(text: string, leapSeconds: LeapSeconds = leapSecondsInUse()): EarthOrientation {
  const columns: [number[], number[], number[], number[], number[]] = [[], [], [], [], []];
  const [xPole, yPole, ut1MinusTai, dX, dY] = columns;
  let firstDay = 0;
  let lastMeasuredDay = 0;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const mjd = number(line, 7, 15);
    const x = number(line, 18, 27);
    const y = number(line, 37, 46);
    const ut1MinusUtc = number(line, 58, 68);
    if (!Number.isInteger(mjd)) throw malformed(index, 'no modified Julian date in columns 8–15');
    if (Number.isNaN(x) || Number.isNaN(y) || Number.isNaN(ut1MinusUtc)) break;
    const day = mjd - MJD_OF_DAY_ZERO;
    if (xPole.length === 0) firstDay = day;
    else if (day !== firstDay + xPole.length) throw malformed(index, 'not the day after the line before');
    if (line[57] === 'I') lastMeasuredDay = day;
    xPole.push(x * RADIANS_PER_ARCSECOND);
    yPole.push(y * RADIANS_PER_ARCSECOND);
    const ut1 = ut1MinusUtc - taiMinusUtc(day, leapSeconds);
    if (Math.abs(ut1 - (ut1MinusTai.at(-1) ?? ut1)) > LARGEST_STEP) {
      throw malformed(
        index,
        'UT1 − UTC steps where the list of leap seconds has none',
        'refresh the list of leap seconds',
      );
    }
    ut1MinusTai.push(ut1);
    const offsetX = number(line, 97, 106);
    const offsetY = number(line, 116, 125);
    dX.push(Number.isNaN(offsetX) ? (dX.at(-1) ?? 0) : (offsetX * RADIANS_PER_ARCSECOND) / 1000);
    dY.push(Number.isNaN(offsetY) ? (dY.at(-1) ?? 0) : (offsetY * RADIANS_PER_ARCSECOND) / 1000);
  }
  if (lastMeasuredDay === 0) throw malformed(0, 'no measured day (I in column 58)');
  return {
    firstDay,
    lastMeasuredDay,
    xPole: Float64Array.from(xPole),
    yPole: Float64Array.from(yPole),
    ut1MinusTai: Float64Array.from(ut1MinusTai),
    dX: Float64Array.from(dX),
    dY: Float64Array.from(dY),
    source: 'IERS finals2000A',
  };
}

/** The number in columns `from + 1` to `to`; NaN where they are blank. */
function number(line: string, from: number, to: number): number {
  const text = line.slice(from, to).trim();
  return text === '' ? Number.NaN : Number(text);
}

function malformed(
  index: number,
  what: string,
  hint = 'use finals2000A.all of the IERS as it is published',
): UserError {
  return new UserError('format-malformed', `Earth orientation, line ${index + 1}: ${what}`, hint);
}
