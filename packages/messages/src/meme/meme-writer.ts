import { formatUtc, type UtcTime } from '@clearway/astro';
import { LOWER_TRIANGLE_6 } from '../odm/lower-triangle.ts';
import type { Meme } from './meme.ts';
import { formatMemeTime } from './meme-time.ts';

/** Decimals that the operator writes. */
const DECIMALS = 10;

/**
 * Writes a MEME ephemeris as its operator does, with ten decimals, and with more where a number would not read back
 * to the same double otherwise.
 */
export function formatMeme(meme: Meme): string {
  const step = meme.stepSize === null ? '' : String(meme.stepSize);
  const lines = [
    `created:${headerTime(meme.created)}`,
    `ephemeris_start:${headerTime(meme.start)} ephemeris_stop:${headerTime(meme.stop)} step_size:${step}`,
    `ephemeris_source:${meme.source}`,
    meme.covarianceFrame,
  ];
  const { days, seconds } = meme.times;
  for (let i = 0; i < days.length; i++) {
    const state = Array.from(meme.states.subarray(6 * i, 6 * i + 6), fixed);
    lines.push(`${formatMemeTime(days[i]!, seconds[i]!)} ${state.join(' ')}`);
    if (meme.covariances === null) continue;
    const terms = Array.from(meme.covariances.subarray(LOWER_TRIANGLE_6 * i, LOWER_TRIANGLE_6 * (i + 1)), exponential);
    for (let k = 0; k < LOWER_TRIANGLE_6; k += 7) lines.push(terms.slice(k, k + 7).join(' '));
  }
  return `${lines.join('\n')}\n`;
}

function headerTime(time: UtcTime | null): string {
  return time === null
    ? ''
    : `${formatUtc(time, Number.isInteger(time.second) ? 0 : 6)
        .replace('T', ' ')
        .slice(0, -1)} UTC`;
}

function fixed(value: number): string {
  const text = value.toFixed(DECIMALS);
  return Number(text) === value ? text : String(value);
}

function exponential(value: number): string {
  const short = value.toExponential(DECIMALS);
  const text = Number(short) === value ? short : value.toExponential();
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}
