import { dayFromCalendar, type ElementSet, SECONDS_PER_DAY, type UtcTime } from '@clearway/astro';
import { elementOutOfRange } from '../elements/element-ranges.ts';
import { encodeAlpha5, LARGEST_ALPHA5_NUMBER } from './alpha5.ts';
import { tleChecksum } from './tle-line.ts';

/**
 * One element set as the two lines of a TLE (Space Track Report 3), rounded to what the columns hold: angles 0.0001°, eccentricity
 * 1e-7, mean motion 1e-8 rev/day, the epoch 1e-8 days (0.9 ms). Angles are brought to [0, 360°); counters keep their last digits.
 * A designator that the columns cannot hold is left out. Returns one line saying what a TLE cannot hold, where that would change
 * which object or which orbit it is.
 */
export function formatTleLines(e: ElementSet): readonly [string, string] | string {
  const fault = elementOutOfRange(e);
  if (fault !== null) return fault;
  const number = encodeAlpha5(e.id);
  if (number === null) {
    return `catalogue number ${e.id} is above ${LARGEST_ALPHA5_NUMBER}, the last that a TLE can hold`;
  }
  const epoch = epochColumns(e.epoch);
  if (epoch === null) return 'the epoch is outside 1957 to 2056, the years that a TLE can hold';
  const dot = firstDerivative(e.meanMotionDot);
  if (dot === null) return `first derivative of mean motion ${e.meanMotionDot} rev/day² is too large for a TLE`;
  const ddot = exponential(e.meanMotionDdot);
  if (ddot === null) return `second derivative of mean motion ${e.meanMotionDdot} rev/day³ is too large for a TLE`;
  const bstar = exponential(e.bstar);
  if (bstar === null) return `BSTAR ${e.bstar} is too large for a TLE`;
  const eccentricity = e.eccentricity.toFixed(7);
  if (!eccentricity.startsWith('0.')) return `eccentricity ${e.eccentricity} rounds to 1 in a TLE`;
  if (e.ephemerisType > 9) return `ephemeris type ${e.ephemerisType} has more than one digit`;
  const classification = /^[A-Z]$/.test(e.classification) ? e.classification : 'U';
  const setNumber = String(e.elementSetNumber % 10_000).padStart(4);
  const revolution = String(e.revolutionAtEpoch % 100_000).padStart(5);
  return [
    withChecksum(
      `1 ${number}${classification} ${shortDesignator(e.internationalDesignator)} ${epoch} ${dot} ${ddot} ${bstar} ${e.ephemerisType} ${setNumber}`,
    ),
    withChecksum(
      `2 ${number} ${angle(e.inclinationDeg, false)} ${angle(e.raanDeg)} ${eccentricity.slice(2)} ${angle(e.argumentOfPericenterDeg)} ${angle(e.meanAnomalyDeg)} ${e.meanMotionRevPerDay.toFixed(8).padStart(11)}${revolution}`,
    ),
  ];
}

function withChecksum(line: string): string {
  return `${line}${tleChecksum(line)}`;
}

const TICKS_PER_DAY = 1e8;

/** `26068.70691881`: two digits of the year, day of the year with eight decimals. */
function epochColumns(epoch: UtcTime): string | null {
  const ticks = Math.round((epoch.second / SECONDS_PER_DAY) * TICKS_PER_DAY);
  const day = epoch.day + Math.floor(ticks / TICKS_PER_DAY);
  const fraction = String(ticks % TICKS_PER_DAY).padStart(8, '0');
  const year = new Date(Date.UTC(2000, 0, 1 + day)).getUTCFullYear();
  if (year < 1957 || year > 2056) return null;
  const dayOfYear = day - dayFromCalendar(year, 1, 1) + 1;
  return `${String(year % 100).padStart(2, '0')}${String(dayOfYear).padStart(3, '0')}.${fraction}`;
}

const DESIGNATOR = /^(\d{2})(\d{2})-(\d{3})([A-Z]{0,3})$/;

/** `1998-067A` as `98067A`, in eight columns; blank where it is none or of another century. */
function shortDesignator(designator: string): string {
  const match = DESIGNATOR.exec(designator);
  const isHeld = match !== null && match[1] === (Number(match[2]) < 57 ? '20' : '19');
  return (isHeld ? `${match[2]}${match[3]}${match[4]}` : '').padEnd(8);
}

/** ` .00014050`; null from 1 on. */
function firstDerivative(value: number): string | null {
  const digits = Math.abs(value).toFixed(8);
  if (!digits.startsWith('0.')) return null;
  const isNegative = value < 0 && Number(digits) !== 0;
  return `${isNegative ? '-' : ' '}${digits.slice(1)}`;
}

/** ` 13929-3` is 0.13929e-3. What is below 1e-14 becomes 0; null from 1e9 on. */
function exponential(value: number): string | null {
  const [mantissa, power] = Math.abs(value).toExponential(4).split('e') as [string, string];
  const exponent = Number(power) + 1;
  if (exponent > 9) return null;
  const digits =
    exponent >= -9
      ? mantissa.replace('.', '')
      : // Smaller than the exponent can say: fewer digits.
        String(Math.round(Math.abs(value) * 1e14)).padStart(5, '0');
  if (Number(digits) === 0) return ' 00000+0';
  const shown = Math.max(exponent, -9);
  return `${value < 0 ? '-' : ' '}${digits}${shown < 0 ? '-' : '+'}${Math.abs(shown)}`;
}

/** Eight columns with four decimals. What rounds to a whole turn is 0, where it goes round. */
function angle(degrees: number, goesRound = true): string {
  const turned = goesRound ? ((degrees % 360) + 360) % 360 : degrees;
  const text = turned.toFixed(4);
  return (goesRound && text === '360.0000' ? '0.0000' : text).padStart(8);
}
