import { parseUtc, type UserError, type UtcTime } from '@clearway/astro';
import { excerpt } from '../catalog/excerpt.ts';
import { decimal } from '../fields/decimal.ts';
import { malformed as malformedAt } from '../ndm/malformed.ts';
import { MOST_KVN_CHARACTERS, tooLarge } from '../ndm/read-limits.ts';
import { isAfterPrevious, packedTimes } from '../odm/day-second-times.ts';
import { LOWER_TRIANGLE_6 } from '../odm/lower-triangle.ts';
import type { Meme } from './meme.ts';
import { parseMemeTime } from './meme-time.ts';

const COVARIANCE_FRAMES = new Set(['UVW', 'RTN', 'RSW', 'ITRF', 'EME2000', 'J2000', 'MEME', 'TEME']);
const SPAN = /^ephemeris_start:(.*?)ephemeris_stop:(.*?)step_size:(.*)$/;
const NUMBERS_A_LINE = 7;
const COVARIANCE_LINES = LOWER_TRIANGLE_6 / NUMBERS_A_LINE;

/** Whether a text begins as a MEME ephemeris does. */
export function isMeme(text: string): boolean {
  return /^\s{0,64}created:/.test(text);
}

/**
 * Reads a MEME ephemeris: four lines of header (`created:…`; `ephemeris_start:… ephemeris_stop:… step_size:…`;
 * `ephemeris_source:…`; the frame of the covariances), then for each time one line `yyyyDDDhhmmss.sss x y z vx vy vz`
 * (km, km/s) and three lines of seven numbers, the lower triangle of its covariance. A text without covariances is read
 * too, but not one that has some.
 * @throws UserError naming the line and what was expected there
 */
export function readMeme(text: string, file = ''): Meme {
  if (text.length > MOST_KVN_CHARACTERS)
    throw tooLarge(file, `more than ${MOST_KVN_CHARACTERS / 1e6} million characters`);
  const malformed = faultIn(file);
  const lines = text.split('\n');
  const header = readHeader(lines, malformed);
  const days: number[] = [];
  const seconds: number[] = [];
  const states: number[] = [];
  const covariances: number[] = [];
  let hasCovariances: boolean | null = null;
  for (let i = 4; i < lines.length; ) {
    const line = lines[i]!.trim();
    if (line === '') {
      i++;
      continue;
    }
    const fields = line.split(/\s+/, NUMBERS_A_LINE + 1);
    const time = fields.length === NUMBERS_A_LINE ? parseMemeTime(fields[0]!) : null;
    if (time === null)
      throw malformed(i, `expected yyyyDDDhhmmss.sss and six numbers of a state, found "${excerpt(line)}"`);
    days.push(time.day);
    seconds.push(time.second);
    if (days.length > 1 && !isAfterPrevious({ days, seconds }, days.length - 1)) {
      throw malformed(i, `time ${fields[0]} is not after the one before it`);
    }
    for (let k = 1; k < NUMBERS_A_LINE; k++) states.push(number(fields[k]!, i, malformed));
    const covers = isCovarianceLine(lines[i + 1]);
    hasCovariances ??= covers;
    if (covers !== hasCovariances) {
      throw malformed(
        i + 1,
        `expected ${hasCovariances ? 'three lines of covariance' : 'a state'}: all states have a covariance, or none`,
      );
    }
    if (covers) pushCovariance(lines, i + 1, covariances, malformed);
    i += covers ? 1 + COVARIANCE_LINES : 1;
  }
  if (days.length === 0) throw malformed(lines.length - 1, 'the header is followed by no state');
  return {
    ...header,
    times: packedTimes({ days, seconds }),
    states: Float64Array.from(states),
    covariances: hasCovariances ? Float64Array.from(covariances) : null,
  };
}

type Header = Pick<Meme, 'created' | 'start' | 'stop' | 'stepSize' | 'source' | 'covarianceFrame'>;

function readHeader(lines: readonly string[], malformed: Fault): Header {
  const [created, span, source, frame] = [0, 1, 2, 3].map((i) => (lines[i] ?? '').trim());
  if (!created!.startsWith('created:')) throw malformed(0, `expected created:, found "${excerpt(created!)}"`);
  const times = span!.length < 300 ? SPAN.exec(span!) : null;
  if (!times)
    throw malformed(1, `expected ephemeris_start:, ephemeris_stop: and step_size:, found "${excerpt(span!)}"`);
  if (!source!.startsWith('ephemeris_source:')) {
    throw malformed(2, `expected ephemeris_source:, found "${excerpt(source!)}"`);
  }
  if (!COVARIANCE_FRAMES.has(frame!)) {
    throw malformed(3, `expected the frame of the covariances (UVW), found "${excerpt(frame!)}"`);
  }
  const step = times[3]!.trim();
  const stepSize = step === '' ? null : decimal(step);
  if (stepSize !== null && !(stepSize > 0)) throw malformed(1, `step_size "${excerpt(step)}" is not a positive number`);
  return {
    created: headerTime(created!.slice('created:'.length), 'created', 0, malformed),
    start: headerTime(times[1]!, 'ephemeris_start', 1, malformed),
    stop: headerTime(times[2]!, 'ephemeris_stop', 1, malformed),
    stepSize,
    source: source!.slice('ephemeris_source:'.length).trim(),
    covarianceFrame: frame!,
  };
}

function headerTime(text: string, label: string, line: number, malformed: Fault): UtcTime | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const time = parseUtc(trimmed.replace(/ UTC$/, ''));
  if (time === null) throw malformed(line, `${label} "${excerpt(trimmed)}" is no time like 2026-03-10 12:00:00 UTC`);
  return time;
}

/** Seven numbers, of which the first is no time: 14 digits or more before the point. */
function isCovarianceLine(line: string | undefined): boolean {
  const text = line?.trim() ?? '';
  return text !== '' && !/^\d{13}/.test(text);
}

function pushCovariance(lines: readonly string[], first: number, covariances: number[], malformed: Fault): void {
  for (let i = first; i < first + COVARIANCE_LINES; i++) {
    const fields = (lines[i] ?? '').trim().split(/\s+/, NUMBERS_A_LINE + 1);
    if (fields.length !== NUMBERS_A_LINE) {
      throw malformed(i, `expected seven numbers of a covariance, found "${excerpt(lines[i] ?? '')}"`);
    }
    for (const field of fields) covariances.push(number(field, i, malformed));
  }
}

function number(field: string, line: number, malformed: Fault): number {
  const value = decimal(field);
  if (Number.isNaN(value)) throw malformed(line, `"${excerpt(field)}" is not a number`);
  return value;
}

/** @param line counted from 0 */
type Fault = (line: number, what: string) => UserError;

function faultIn(file: string): Fault {
  return (line, what) => malformedAt(file, line + 1, what, 'give the ephemeris as its operator published it');
}
