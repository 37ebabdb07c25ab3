import type { ElementSet } from '@clearway/astro';
import { elementOutOfRange } from '../elements/element-ranges.ts';
import { decimal, wholeNumber } from '../fields/decimal.ts';
import { tleEpoch } from '../fields/epoch.ts';
import { longInternationalDesignator } from '../fields/international-designator.ts';
import { retainedText } from '../fields/retained-text.ts';
import { decodeAlpha5 } from './alpha5.ts';
import { tleLineFault } from './tle-line.ts';

const DECIMAL = /^ *[+-]?\d*\.\d+ *$/;
const EXPONENTIAL = /^([ +-])([ \d]{4}\d)([+-]\d)$/;
const SEVEN_DIGITS = /^\d{7}$/;

/**
 * Reads the two lines of a TLE (Space Track Report 3; columns as in the documentation of CelesTrak; Alpha-5 numbers).
 * Blanks at the end are allowed. Returns the element set, or one line saying what is wrong with the record.
 */
export function tleElementSet(name: string, line1: string, line2: string): ElementSet | string {
  const fault = tleLineFault(line1, 1) ?? tleLineFault(line2, 2);
  if (fault !== null) return fault;
  const id = decodeAlpha5(line1.slice(2, 7));
  if (id === null) return `malformed catalogue number "${line1.slice(2, 7)}"`;
  if (decodeAlpha5(line2.slice(2, 7)) !== id) {
    return `lines 1 and 2 name different objects, "${line1.slice(2, 7)}" and "${line2.slice(2, 7)}"`;
  }
  const epoch = tleEpoch(line1.slice(18, 32));
  if (epoch === null) return malformed('epoch', line1, 18, 32);
  const meanMotionDot = columns(line1, 33, 43);
  if (Number.isNaN(meanMotionDot)) return malformed('first derivative of mean motion', line1, 33, 43);
  const meanMotionDdot = exponential(line1, 44, 52);
  if (Number.isNaN(meanMotionDdot)) return malformed('second derivative of mean motion', line1, 44, 52);
  const bstar = exponential(line1, 53, 61);
  if (Number.isNaN(bstar)) return malformed('BSTAR', line1, 53, 61);
  const ephemerisType = optionalInteger(line1, 62, 63);
  if (Number.isNaN(ephemerisType)) return malformed('ephemeris type', line1, 62, 63);
  if (ephemerisType === SGP4_XP_EPHEMERIS_TYPE) return SGP4_XP_REASON;
  const elementSetNumber = optionalInteger(line1, 64, 68);
  if (Number.isNaN(elementSetNumber)) return malformed('element set number', line1, 64, 68);
  const inclinationDeg = columns(line2, 8, 16);
  if (Number.isNaN(inclinationDeg)) return malformed('inclination', line2, 8, 16);
  const raanDeg = columns(line2, 17, 25);
  if (Number.isNaN(raanDeg)) return malformed('right ascension of the ascending node', line2, 17, 25);
  const eccentricityDigits = line2.slice(26, 33);
  if (!SEVEN_DIGITS.test(eccentricityDigits)) return malformed('eccentricity', line2, 26, 33);
  const argumentOfPericenterDeg = columns(line2, 34, 42);
  if (Number.isNaN(argumentOfPericenterDeg)) return malformed('argument of pericenter', line2, 34, 42);
  const meanAnomalyDeg = columns(line2, 43, 51);
  if (Number.isNaN(meanAnomalyDeg)) return malformed('mean anomaly', line2, 43, 51);
  const meanMotionRevPerDay = columns(line2, 52, 63);
  if (Number.isNaN(meanMotionRevPerDay)) return malformed('mean motion', line2, 52, 63);
  const revolutionAtEpoch = optionalInteger(line2, 63, 68);
  if (Number.isNaN(revolutionAtEpoch)) return malformed('revolution number', line2, 63, 68);
  const elements: ElementSet = {
    id,
    name: retainedText(name),
    internationalDesignator: longInternationalDesignator(line1.slice(9, 17)),
    classification: line1.charAt(7).trim(),
    epoch,
    meanMotionRevPerDay,
    eccentricity: Number(`.${eccentricityDigits}`),
    inclinationDeg,
    raanDeg,
    argumentOfPericenterDeg,
    meanAnomalyDeg,
    bstar,
    meanMotionDot,
    meanMotionDdot,
    ephemerisType,
    elementSetNumber,
    revolutionAtEpoch,
  };
  return elementOutOfRange(elements) ?? elements;
}

/** Space-Track marks elements of the theory SGP4-XP, which SGP4 must not propagate, by ephemeris type 4. */
export const SGP4_XP_EPHEMERIS_TYPE = 4;
export const SGP4_XP_REASON = 'ephemeris type 4 means theory SGP4-XP, which plain SGP4 cannot propagate';

function columns(line: string, from: number, to: number): number {
  const text = line.slice(from, to);
  return DECIMAL.test(text) ? decimal(text) : Number.NaN;
}

/** ` 13929-3` is 0.13929e-3: sign, five digits with the decimal point assumed in front, exponent of ten. */
function exponential(line: string, from: number, to: number): number {
  const match = EXPONENTIAL.exec(line.slice(from, to));
  if (!match) return line.slice(from, to).trim() === '' ? 0 : Number.NaN;
  const value = Number(`.${match[2]!.replaceAll(' ', '0')}e${match[3]}`);
  return match[1] === '-' && value !== 0 ? -value : value;
}

function optionalInteger(line: string, from: number, to: number): number {
  const text = line.slice(from, to).trim();
  return text === '' ? 0 : wholeNumber(text, 9);
}

function malformed(field: string, line: string, from: number, to: number): string {
  return `malformed ${field} "${line.slice(from, to).trim()}" in line ${line.charAt(0)}`;
}
