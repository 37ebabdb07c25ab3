import { COVARIANCE_SOURCES } from '@clearway/risk';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsvBuffer } from '../files/csv-buffer.ts';
import { covarianceSource, probabilityNote, riskBasis } from './risk-basis.ts';
import { riskDocument, writeRisk } from './write-risk.ts';

async function cellsOf(...risk: [number, number, number, number]): Promise<string> {
  const parts: Uint8Array[] = [];
  const out = new CsvBuffer();
  writeRisk(out, ...risk);
  out.endRow();
  await out.flush({
    async write(bytes: Uint8Array): Promise<void> {
      parts.push(bytes.slice());
    },
  });
  return Buffer.concat(parts).toString('utf8').trimEnd();
}

const history = COVARIANCE_SOURCES.indexOf('element-set-history');
const table = COVARIANCE_SOURCES.indexOf('regime-table');

test('files and documents say the same: probabilities with six digits, method, sources, and what is to be said', async () => {
  const risk = [Math.fround(1.234_567_89e-5), Math.fround(2.5e-7), 1, riskBasis(history, table, 1, 0)] as const;
  expect(await cellsOf(...risk)).toBe(
    '1.23457e-5,2.50000e-7,Pc2D,element-set-history/regime-table,"screening only, uncertain by kilometres; if it does not manoeuvre"',
  );
  expect(riskDocument(...risk)).toEqual({
    max_probability: 0.0000123457,
    probability: 0.00000025,
    probability_method: 'Pc2D',
    covariance_source: 'element-set-history/regime-table',
    probability_note: 'screening only, uncertain by kilometres; if it does not manoeuvre',
  });
});

test('where there is no probability nothing is said of one', async () => {
  const none = [Number.NaN, Number.NaN, 0, riskBasis(table, table, 0, 1)] as const;
  expect(await cellsOf(...none)).toBe(',,,,');
  expect(Object.values(riskDocument(...none))).toEqual([null, null, null, null, null]);
  // A run of an older version knows the maximum alone.
  expect(await cellsOf(1e-6, Number.NaN, 0, 0)).toBe('1.00000e-6,,,,');
  expect(riskDocument(1e-6, Number.NaN, 0, 0)).toMatchObject({ max_probability: 1e-6, probability: null });
});

test('whatever is from elements is labelled, whatever byte is stored', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 255 }), (basis) => {
      const sources = covarianceSource(basis).split('/');
      const fromOthers = sources.every((source) => source === 'message' || source === 'operator-ephemeris');
      expect(probabilityNote(basis).includes('screening only, uncertain by kilometres')).toBe(!fromOthers);
      expect(sources.length).toBeLessThanOrEqual(2);
    }),
  );
});
