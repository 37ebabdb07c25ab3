import type { ElementSet } from '@clearway/astro';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CSV_HEADER, readText } from '../catalog/read-catalog.fixture.ts';
import { formatOmmCsvHeader, formatOmmCsvRow } from './omm-csv-writer.ts';

/** Any element set that a publication could hold, with its epoch in whole microseconds. */
function anyElementSet(): fc.Arbitrary<ElementSet> {
  const angle = fc.double({ min: 0, max: 360, noNaN: true });
  const small = fc.double({ min: -1, max: 1, noNaN: true });
  return fc.record({
    id: fc.integer({ min: 1, max: 999_999_999 }),
    name: fc
      .string({ maxLength: 24, unit: fc.constantFrom(...'ABCXYZ 0189-()/,"&<>\'é†'.split('')) })
      .map((text) => text.trim()),
    internationalDesignator: fc.constantFrom('', '1998-067A', '2026-026ABC'),
    classification: fc.constantFrom('U', 'C', ''),
    epoch: fc.record({
      day: fc.integer({ min: -15_000, max: 36_000 }),
      second: fc.integer({ min: 0, max: 86_399_999_999 }).map((microseconds) => microseconds / 1e6),
    }),
    meanMotionRevPerDay: fc.double({ min: 1e-3, max: 18, noNaN: true }),
    eccentricity: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    inclinationDeg: fc.double({ min: 0, max: 180, noNaN: true }),
    raanDeg: angle,
    argumentOfPericenterDeg: angle,
    meanAnomalyDeg: angle,
    bstar: small,
    meanMotionDot: small,
    meanMotionDdot: small,
    ephemerisType: fc.constantFrom(0, 2),
    elementSetNumber: fc.integer({ min: 0, max: 9999 }),
    revolutionAtEpoch: fc.integer({ min: 0, max: 99_999 }),
  });
}

test('whatever is written reads back the same', () => {
  fc.assert(
    fc.property(fc.array(anyElementSet(), { minLength: 1, maxLength: 5 }), (elements) => {
      const text = [formatOmmCsvHeader(), ...elements.map(formatOmmCsvRow)].join('\n');
      const outcome = readText(`${text}\n`);
      expect(outcome.rejected).toEqual([]);
      // -0 is written as 0.
      const plain = elements.map((e) => JSON.parse(JSON.stringify(e)));
      expect(outcome.elements).toEqual(plain);
    }),
  );
});

test('any elements, as objects of any layout, give what their CSV gives', () => {
  fc.assert(
    fc.property(fc.array(anyElementSet(), { minLength: 1, maxLength: 4 }), fc.nat(3), (elements, indent) => {
      const rows = elements.map((e) => readText(`${CSV_HEADER}\n${formatOmmCsvRow(e)}`).elements[0]!);
      const objects = rows.map((e) => {
        const cells = formatOmmCsvRow({ ...e, name: '', internationalDesignator: '' }).split(',');
        const fields = CSV_HEADER.split(',').map((field, column) => [field, cells[column]]);
        return { ...Object.fromEntries(fields), OBJECT_NAME: e.name, OBJECT_ID: e.internationalDesignator };
      });
      expect(readText(JSON.stringify(objects, null, indent)).elements).toEqual(rows);
    }),
  );
});
