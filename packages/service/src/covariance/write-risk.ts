import type { RiskDocument } from '@clearway/contract';
import type { CsvBuffer } from '../files/csv-buffer.ts';
import { covarianceSource, methodName, probabilityNote } from './risk-basis.ts';

/** The digits that a single-precision number has. */
const DIGITS = 6;

/** Appends the cells of the last five of `CLOSE_APPROACH_COLUMNS`; empty where there is no probability. `basis` as `riskBasis`. */
export function writeRisk(
  out: CsvBuffer,
  maxProbability: number,
  probability: number,
  method: number,
  basis: number,
): void {
  const isKnown = methodName(method) !== null && !Number.isNaN(probability);
  out.text(Number.isNaN(maxProbability) ? '' : maxProbability.toExponential(DIGITS - 1));
  out.text(isKnown ? probability.toExponential(DIGITS - 1) : '');
  out.text(wordsOf(method, basis));
}

/** Three cells, for each of the few kinds of rows that there are. */
const words: string[] = [];

function wordsOf(method: number, basis: number): string {
  const place = 256 * method + basis;
  const known = words[place];
  if (known !== undefined) return known;
  const name = methodName(method);
  const note = name === null ? '' : probabilityNote(basis);
  // Notes hold commas.
  const cells = name === null ? ',,' : `${name},${covarianceSource(basis)},${note === '' ? '' : `"${note}"`}`;
  words[place] = cells;
  return cells;
}

/** The same as fields of a document. */
export function riskDocument(maxProbability: number, probability: number, method: number, basis: number): RiskDocument {
  const name = methodName(method);
  return {
    max_probability: shown(maxProbability),
    probability: name === null ? null : shown(probability),
    probability_method: name,
    covariance_source: name === null ? null : covarianceSource(basis),
    probability_note: name === null ? null : probabilityNote(basis) || null,
  };
}

function shown(probability: number): number | null {
  return Number.isNaN(probability) ? null : Number(probability.toPrecision(DIGITS));
}
