import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noRisks } from '../../covariance/row-risks.ts';
import type { ApproachTable } from '../approach-table.ts';
import { decodeColumns, encodeColumns } from './column-codec.ts';
import { columnsOfTable, decodeApproaches, encodeApproaches, OLD_TABLE_COLUMNS } from './stored-approaches.ts';
import { decodeResolvedSlice, decodeSweptSlice } from './stored-slices.ts';

const time = fc.integer({ min: -1e15, max: 4e15 });
const mm = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const row = fc.record({
  primaryId: fc.integer({ min: 0, max: 999_999_999 }),
  secondaryId: fc.integer({ min: 0, max: 999_999_999 }),
  tcaUs: time,
  missDistanceMm: mm,
  relativeSpeedMmS: mm,
  radialMm: mm,
  inTrackMm: mm,
  crossTrackMm: mm,
  entryUs: time,
  exitUs: time,
  coLocated: fc.integer({ min: 0, max: 1 }),
  maxProbability: fc.oneof(fc.constant(Number.NaN), fc.float({ min: 0, max: 1 })),
  probability: fc.oneof(fc.constant(Number.NaN), fc.float({ min: 0, max: 1 })),
  probabilityMethod: fc.integer({ min: 0, max: 2 }),
  probabilityBasis: fc.integer({ min: 0, max: 255 }),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

function tableOf(rows: readonly Row[]): ApproachTable {
  const column = (name: keyof Row): number[] => rows.map((each) => each[name]);
  return {
    count: rows.length,
    primaryId: Int32Array.from(column('primaryId')),
    secondaryId: Int32Array.from(column('secondaryId')),
    tcaUs: Float64Array.from(column('tcaUs')),
    missDistanceMm: Int32Array.from(column('missDistanceMm')),
    relativeSpeedMmS: Int32Array.from(column('relativeSpeedMmS')),
    radialMm: Int32Array.from(column('radialMm')),
    inTrackMm: Int32Array.from(column('inTrackMm')),
    crossTrackMm: Int32Array.from(column('crossTrackMm')),
    entryUs: Float64Array.from(column('entryUs')),
    exitUs: Float64Array.from(column('exitUs')),
    coLocated: Uint8Array.from(column('coLocated')),
    maxProbability: Float32Array.from(column('maxProbability')),
    probability: Float32Array.from(column('probability')),
    probabilityMethod: Uint8Array.from(column('probabilityMethod')),
    probabilityBasis: Uint8Array.from(column('probabilityBasis')),
    stateSources: new Uint8Array(rows.length),
  };
}

test('a table comes back as it was, whatever is in it and in whatever order', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const table = tableOf(rows);
      const packed = encodeApproaches(table);
      expect(decodeApproaches(packed)).toEqual(table);
      expect(encodeApproaches(decodeApproaches(packed))).toEqual(packed);
    }),
  );
});

test('what a version stored whose rows had the maximum probability alone is read, without other probabilities', () => {
  const table = tableOf(fc.sample(row, { numRuns: 20, seed: 3 }));
  const old = columnsOfTable(table).slice(0, OLD_TABLE_COLUMNS);
  const { probability, method, basis } = noRisks(20);
  const expected = { ...table, probability, probabilityMethod: method, probabilityBasis: basis };
  expect(decodeApproaches(encodeColumns(old))).toEqual(expected);
  const nobody = [new Int32Array(), new Int32Array(), new Float64Array(), new Float64Array()];
  expect(decodeSweptSlice(encodeColumns([...old, ...nobody])).rows).toEqual(expected);
  expect(decodeResolvedSlice(encodeColumns([...old, ...nobody, ...nobody])).rows).toEqual(expected);
});

test('columns of any kind and length come back', () => {
  const columns = [
    new Uint8Array([1, 255]),
    new Float64Array([0.1, -0, Number.NaN]),
    new Int32Array(),
    new Uint32Array([2 ** 32 - 1]),
  ];
  expect(decodeColumns(encodeColumns(columns))).toEqual(columns);
});

test('other bytes are refused', () => {
  expect(() => decodeColumns(new Uint8Array([1, 2, 3]))).toThrow();
  expect(() => decodeApproaches(encodeColumns([new Uint8Array(3)]))).toThrow('no table');
});
