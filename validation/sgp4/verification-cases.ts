import { dayFromCalendar, type ElementSet, utcTime } from '@clearway/astro';
import { referenceText } from '../reference-data.ts';

export const VERIFICATION_ELEMENTS = 'sgp4/python-sgp4/SGP4-VER.TLE';
export const VERIFICATION_STATES = 'sgp4/python-sgp4/tcppver.out';

/** One case of the verification set of AIAA 2006-6753. */
export interface VerificationCase {
  readonly elements: ElementSet;
  readonly line1: string;
  readonly line2: string;
  /** Times in minutes since epoch that the published driver asks for, before it clips the last to `stop`. */
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  /** The published rows, in their order; the driver writes none from the first error on. */
  readonly states: readonly PublishedState[];
}

export interface PublishedState {
  readonly minutes: number;
  /** x, y, z in km with 8 decimals, then vx, vy, vz in km/s with 9 decimals. */
  readonly state: readonly number[];
}

export function verificationCases(): VerificationCase[] {
  const states = publishedStates();
  const lines = referenceText(VERIFICATION_ELEMENTS).split(/\r?\n/);
  const cards = lines.filter((line) => /^[12] /.test(line));
  return states.map((published, index) => {
    const line1 = cards[2 * index] ?? '';
    const line2 = cards[2 * index + 1] ?? '';
    const elements = elementSetFromCards(line1, line2);
    if (elements.id !== published.id) throw new Error(`case ${index}: ${elements.id} is not ${published.id}`);
    const [start = Number.NaN, stop = Number.NaN, step = Number.NaN] = line2.slice(69).trim().split(/\s+/).map(Number);
    return { elements, line1, line2: line2.slice(0, 69), start, stop, step, states: published.states };
  });
}

function publishedStates(): { id: number; states: PublishedState[] }[] {
  const cases: { id: number; states: PublishedState[] }[] = [];
  for (const line of referenceText(VERIFICATION_STATES).split(/\r?\n/)) {
    const words = line.trim().split(/\s+/);
    if (words[1] === 'xx') cases.push({ id: Number(words[0]), states: [] });
    else if (words.length >= 7) {
      const [minutes = Number.NaN, ...state] = words.slice(0, 7).map(Number);
      cases.at(-1)?.states.push({ minutes, state });
    }
  }
  return cases;
}

/**
 * Fields of two TLE lines by column. The catalogue reader does not do here: several verification cards lack a
 * checksum or a launch number, and the second lines carry the times to propagate to.
 */
export function elementSetFromCards(line1: string, line2: string): ElementSet {
  const shortYear = Number(line1.slice(18, 20));
  const dayOfYear = Number(line1.slice(20, 32));
  const newYear = dayFromCalendar(shortYear < 57 ? 2000 + shortYear : 1900 + shortYear, 1, 1);
  const wholeDay = Math.floor(dayOfYear);
  return {
    id: Number(line1.slice(2, 7)),
    name: '',
    internationalDesignator: '',
    classification: 'U',
    epoch: utcTime(newYear + wholeDay - 1, (dayOfYear - wholeDay) * 86_400),
    meanMotionRevPerDay: Number(line2.slice(52, 63)),
    eccentricity: Number(`0.${line2.slice(26, 33)}`),
    inclinationDeg: Number(line2.slice(8, 16)),
    raanDeg: Number(line2.slice(17, 25)),
    argumentOfPericenterDeg: Number(line2.slice(34, 42)),
    meanAnomalyDeg: Number(line2.slice(43, 51)),
    bstar: Number(line1.slice(53, 61).replace(/^([ +-])(\d{5})([+-]\d)$/, '$10.$2e$3')),
    meanMotionDot: 0,
    meanMotionDdot: 0,
    ephemerisType: 0,
    elementSetNumber: 0,
    revolutionAtEpoch: 0,
  };
}
