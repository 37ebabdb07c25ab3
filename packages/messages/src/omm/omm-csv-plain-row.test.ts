import type { ElementSet } from '@clearway/astro';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CSV_HEADER, ISS_CSV_ROW } from '../catalog/read-catalog.fixture.ts';
import { csvCells } from './csv-cells.ts';
import { createPlainRowReader } from './omm-csv-plain-row.ts';
import { ommElementSet } from './omm-element-set.ts';
import { OMM_FIELDS, type OmmColumns } from './omm-fields.ts';

const KEYWORDS = CSV_HEADER.split(',');

function columnsOf(keywords: readonly string[]): OmmColumns {
  return Int16Array.from(OMM_FIELDS, (field) => keywords.indexOf(field));
}

/** What the reader of all rows makes of one, null where it refuses. */
function judged(row: string, keywords: readonly string[] = KEYWORDS): ElementSet | null {
  const cells = csvCells(row);
  if (cells?.length !== keywords.length) return null;
  const outcome = ommElementSet(cells, columnsOf(keywords));
  return typeof outcome === 'string' ? null : outcome;
}

const plain = createPlainRowReader(KEYWORDS.length, columnsOf(KEYWORDS))!;

test('an ordinary row is read, and as the reader of all rows reads it', () => {
  expect(plain(ISS_CSV_ROW)).toEqual(judged(ISS_CSV_ROW));
  expect(plain(ISS_CSV_ROW)).toMatchObject({ id: 25_544, bstar: 0.25837e-3, meanMotionDdot: 0 });
});

test('columns in any order, with others between them', () => {
  const shuffled = [...KEYWORDS.slice(9), 'COMMENT', ...KEYWORDS.slice(0, 9)];
  const cells = ISS_CSV_ROW.split(',');
  const row = [...cells.slice(9), 'any text', ...cells.slice(0, 9)].join(',');
  const reader = createPlainRowReader(shuffled.length, columnsOf(shuffled))!;
  expect(reader(row)).toEqual(judged(row, shuffled));
  expect(reader(row)).not.toBeNull();
});

test('a header with more or less than the usual columns has no short way', () => {
  for (const keywords of [KEYWORDS.slice(1), [...KEYWORDS, 'REF_FRAME'], [...KEYWORDS, 'EPOCH_MICROSECONDS']]) {
    expect(createPlainRowReader(keywords.length, columnsOf(keywords))).toBeNull();
  }
});

test('whatever the numbers, they are the nearest doubles', () => {
  const digits = (most: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9]{0,${most}}$`));
  const number = fc
    .tuple(
      fc.constantFrom('', '+', '-'),
      digits(8),
      fc.constantFrom('', '.'),
      digits(8),
      fc.integer({ min: -30, max: 30 }),
    )
    .map(([sign, whole, point, decimals, exponent]) => {
      return `${sign}${whole}${point}${point === '' ? '' : decimals}${exponent % 3 === 0 ? '' : `E${exponent}`}`;
    });
  let read = 0;
  fc.assert(
    fc.property(number, (text) => {
      const cells = ISS_CSV_ROW.split(',');
      cells[KEYWORDS.indexOf('BSTAR')] = text;
      const row = cells.join(',');
      const outcome = plain(row);
      if (outcome === null) return;
      read++;
      expect(outcome).toEqual(judged(row));
      expect(Object.is(outcome.bstar, Number(text) + 0)).toBe(true);
    }),
    { numRuns: 5000 },
  );
  expect(read).toBeGreaterThan(1000);
});

test('a row that was changed anywhere is read as the reader of all rows reads it, or left to it', () => {
  const piece = fc.oneof(
    fc.constantFrom('', ',', '"', ' ', '.', '-', '0', '9', 'e', 'E-5', 'NaN', '\t', '\0', 'é', '\u0130', '😀', '0x1'),
    fc.string({ maxLength: 3 }),
  );
  let read = 0;
  fc.assert(
    fc.property(fc.nat(ISS_CSV_ROW.length), fc.nat(2), piece, (at, removed, inserted) => {
      const row = ISS_CSV_ROW.slice(0, at) + inserted + ISS_CSV_ROW.slice(at + removed);
      const outcome = plain(row);
      if (outcome === null) return;
      read++;
      expect(outcome).toEqual(judged(row));
    }),
    { numRuns: 20_000 },
  );
  expect(read).toBeGreaterThan(1000);
});

test('a name beyond ASCII does not shift what follows it', () => {
  const row = ISS_CSV_ROW.replace('ISS', 'ÉTOILE').replace(/0$/, '0.25');
  expect(judged(row)).toMatchObject({ name: 'ÉTOILE (ZARYA)', meanMotionDdot: 0.25 });
  expect([null, judged(row)]).toContainEqual(plain(row));
});

test('a row of megabytes is left to the reader of all rows', () => {
  expect(plain(`${'x'.repeat(5_000_000)}${ISS_CSV_ROW}`)).toBeNull();
});
