import { UserError } from '@clearway/astro';
import { describe, expect, it } from 'vitest';
import { readCdms } from './cdm-reader.ts';
import { formatCdm } from './cdm-writer.ts';
import { readConjunctions } from './conjunction-reader.ts';
import { hardBodyRadiusOf } from './hard-body-radius-of.ts';
import { spaceTrackRecord } from './space-track-record.fixture.ts';

const record = readConjunctions(JSON.stringify([spaceTrackRecord()]))[0]!;
if (record.kind !== 'message') throw new Error('no message');
const TEXT = formatCdm(record.cdm.message, 'KVN').replaceAll(/ += /g, ' = ');

/** The message with the first (or the last) place of `from` changed. */
function changed(from: string, to: string, last = false): string {
  const at = last ? TEXT.lastIndexOf(from) : TEXT.indexOf(from);
  expect(at).toBeGreaterThan(0);
  return TEXT.slice(0, at) + to + TEXT.slice(at + from.length);
}

describe('a message with a fault', () => {
  it.each([
    [
      'two frames',
      changed('REF_FRAME = ITRF', 'REF_FRAME = GCRF', true),
      /REF_FRAME = "GCRF": expected ITRF as for OBJECT1/,
    ],
    ['another frame', TEXT.replaceAll('= ITRF', '= TEME'), /REF_FRAME = "TEME": expected GCRF, EME2000 or ITRF/],
    ['the objects exchanged', changed('= OBJECT1', '= OBJECT2'), /OBJECT = "OBJECT2": expected OBJECT1/],
    [
      'a third object',
      `${TEXT}${TEXT.slice(TEXT.lastIndexOf('OBJECT = '))}`,
      /3 objects: expected OBJECT1 and OBJECT2/,
    ],
    ['one object', TEXT.slice(0, TEXT.lastIndexOf('OBJECT = ')), /1 objects: expected OBJECT1 and OBJECT2/],
    ['a part of a row', `${TEXT}CDRG_R = 1 [m**3/kg]\n`, /CDRG_R is given without CDRG_T/],
    ['a row without the one before', `${TEXT}${rowOf('SRP', ['DRG', 'SRP'])}`, /CSRP_R is given without CDRG_R/],
    ['a leap second', changed('TCA = 2026-01-10T09:00:00.074000', 'TCA = 2016-12-31T23:59:60'), /leap second/],
    [
      'a keyword without = and value',
      changed('AREA_PC', 'TIME_LASTOB_START\nAREA_PC'),
      /TIME_LASTOB_START has no value/,
    ],
    ['a probability above 1', changed('1.5e-05', '1.5'), /COLLISION_PROBABILITY = "1.5": expected 0 to 1/],
    ['no state', changed('X_DOT = -1.28827778 [km/s]\n', ''), /CDM stateVector: X_DOT is missing/],
    ['an old keyword of another message', changed('TCA = ', 'EPOCH = '), /EPOCH is no keyword of a CDM/],
  ])('that is %s is refused', (_, text, fault) => {
    expect(() => readCdms(text, { file: 'a.cdm' })).toThrow(UserError);
    expect(() => readCdms(text, { file: 'a.cdm' })).toThrow(fault);
    expect(() => readCdms(text, { file: 'a.cdm' })).toThrow(/^a\.cdm: line \d+: /);
  });
});

function rowOf(row: string, columns: readonly string[]): string {
  return ['R', 'T', 'N', 'RDOT', 'TDOT', 'NDOT', ...columns].map((column) => `C${row}_${column} = 0\n`).join('');
}

describe('a message', () => {
  it('may have covariances up to 9 × 9', () => {
    const rows = rowOf('DRG', ['DRG']) + rowOf('SRP', ['DRG', 'SRP']) + rowOf('THR', ['DRG', 'SRP', 'THR']);
    const [, second] = readCdms(`${TEXT}${rows.replace('CTHR_THR = 0', 'CTHR_THR = 7 [m**2/s**4]')}`)[0]!.objects;
    expect([second.covarianceRows, second.covarianceRtn.length, second.covarianceRtn[80]]).toEqual([9, 81, 7]);
  });

  it('says where its radius stands', () => {
    const withHbr = changed('TCA = ', 'COMMENT HBR = 12.5 [m]\nTCA = ');
    expect(hardBodyRadiusOf(readCdms(withHbr)[0]!)).toEqual({ hardBodyRadiusKm: 0.0125, source: 'COMMENT HBR' });
    const both = TEXT.replace('VERS = 1.0', 'VERS = 2.0').replaceAll('AREA_PC = 0.4', 'HBR = 4.5 [m]\nAREA_PC = 0.4');
    expect(hardBodyRadiusOf(readCdms(both)[0]!)).toEqual({ hardBodyRadiusKm: 0.009, source: 'HBR of both objects' });
    expect(hardBodyRadiusOf(readCdms(TEXT)[0]!)).toBe(null);
  });
});
