import type { ElementSet } from '@clearway/astro';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CSV_HEADER, readText } from '../catalog/read-catalog.fixture.ts';
import { formatOmmCsvHeader, formatOmmCsvRow } from '../omm/omm-csv-writer.ts';
import { formatOmmJson } from '../omm/omm-json-writer.ts';
import { formatOmmKvn } from '../omm/omm-kvn-writer.ts';
import { formatOmmXml } from '../omm/omm-xml-writer.ts';
import { formatTleLines } from '../tle/tle-writer.ts';

/** Any element set that a publication could hold, with its epoch in whole microseconds. */
function anyElementSet({
  mostId = 999_999_999,
  lastDay = 36_000,
}: {
  readonly mostId?: number;
  readonly lastDay?: number;
} = {}): fc.Arbitrary<ElementSet> {
  const angle = fc.double({ min: 0, max: 360, noNaN: true });
  const small = fc.double({ min: -1, max: 1, noNaN: true });
  return fc.record({
    id: fc.integer({ min: 1, max: mostId }),
    name: fc
      .string({ maxLength: 24, unit: fc.constantFrom(...'ABCXYZ 0189-()[]/,"&<>\'é†='.split('')) })
      .map((text) => text.trim()),
    internationalDesignator: fc.constantFrom('', '1998-067A', '2026-026ABC'),
    classification: fc.constantFrom('U', 'C', ''),
    epoch: fc.record({
      day: fc.integer({ min: -15_000, max: lastDay }),
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

test('whatever is written as CSV reads back the same', () => {
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

const HEADER = { originator: 'CLEARWAY', created: { day: 8631, second: 0 } };
const WRITERS = [
  ['KVN', (e: ElementSet) => formatOmmKvn(e, HEADER)],
  ['XML', (e: ElementSet) => formatOmmXml(e, HEADER)],
  ['JSON', formatOmmJson],
] as const;

/** -0 is written as 0; a name that is not known as the standard has it. */
const plain = (e: ElementSet): ElementSet => ({ ...JSON.parse(JSON.stringify(e)), name: e.name || 'UNKNOWN' });

describe.each(WRITERS)('%s', (form, write) => {
  test('whatever is written reads back the same, to the last digit', () => {
    fc.assert(
      fc.property(anyElementSet(), (elements) => {
        const { format, elements: read, rejected } = readText(write(elements));
        expect(rejected).toEqual([]);
        expect(format).toBe(`OMM ${form}`);
        expect(read).toEqual([plain(elements)]);
      }),
    );
  });
});

test('what is written as a TLE reads back as near as the columns hold it', () => {
  fc.assert(
    fc.property(anyElementSet({ mostId: 339_999, lastDay: 20_000 }), (elements) => {
      const lines = formatTleLines(elements);
      // Of what is in range only these do not fit: an eccentricity that rounds to 1, a derivative of 1.
      fc.pre(typeof lines !== 'string');
      const { elements: read, rejected } = readText((lines as readonly string[]).join('\n'));
      expect(rejected).toEqual([]);
      const [back] = read;
      expect(back!.id).toBe(elements.id);
      expect(back!.internationalDesignator).toBe(elements.internationalDesignator);
      const seconds = (back!.epoch.day - elements.epoch.day) * 86_400 + back!.epoch.second - elements.epoch.second;
      expect(Math.abs(seconds)).toBeLessThan(0.5e-8 * 86_400 + 1e-6);
      expect(Math.abs(back!.meanMotionRevPerDay - elements.meanMotionRevPerDay)).toBeLessThan(0.51e-8);
      expect(Math.abs(back!.eccentricity - elements.eccentricity)).toBeLessThan(0.51e-7);
      expect(Math.abs(back!.inclinationDeg - elements.inclinationDeg)).toBeLessThan(0.51e-4);
      for (const angle of ['raanDeg', 'argumentOfPericenterDeg', 'meanAnomalyDeg'] as const) {
        const apart = Math.abs(back![angle] - elements[angle]) % 360;
        expect(Math.min(apart, 360 - apart), angle).toBeLessThan(0.51e-4);
        expect(back![angle]).toBeLessThan(360);
      }
      for (const small of ['bstar', 'meanMotionDdot'] as const) {
        const tolerance = Math.max(0.51e-4 * Math.abs(elements[small]), 0.51e-14);
        expect(Math.abs(back![small] - elements[small]), small).toBeLessThanOrEqual(tolerance);
      }
      expect(Math.abs(back!.meanMotionDot - elements.meanMotionDot)).toBeLessThan(0.51e-8);
      expect(back!.elementSetNumber).toBe(elements.elementSetNumber);
      expect(back!.revolutionAtEpoch).toBe(elements.revolutionAtEpoch);
      // Written once more, nothing changes.
      expect(formatTleLines(back!)).toEqual(lines);
    }),
  );
});
