import { type ElementSet, formatUtc, secondsBetween } from '@clearway/astro';
import {
  createCatalogReader,
  formatOmmCsvHeader,
  formatOmmCsvRow,
  formatOmmJson,
  formatOmmKvn,
  formatOmmXml,
  formatTleLines,
  LARGEST_ALPHA5_NUMBER,
  prepareCatalogReader,
} from '@clearway/messages';
import { json2satrec, sgp4, twoline2satrec } from 'satellite.js';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';
import { oracleSatrec } from '../sgp4/oracle-satrec.ts';
import { loadReference } from './reference-catalog.ts';

const MAIN = 'catalogs/2026-03-10/gp.csv.gz';
const TLES = 'catalogs/2022-08-09/tle.txt.gz';
const HEADER = { originator: 'CLEARWAY', created: { day: 9564, second: 0 } };
const EVERY_NTH = 7;

function read(text: string): readonly ElementSet[] {
  const elements: ElementSet[] = [];
  const reader = createCatalogReader({
    file: 'written',
    onElementSet: (each) => elements.push(each),
    onRejected: ({ reason }) => expect.fail(reason),
  });
  reader.push(text);
  reader.end();
  return elements;
}

describeWithReferenceData('elements of the real catalogues as files', [MAIN, TLES], () => {
  test('OMM in each form reads back to the last digit', async () => {
    await prepareCatalogReader('<');
    const { elements } = await loadReference([MAIN]);
    const sample = elements.filter((_, k) => k % EVERY_NTH === 0);
    expect(sample.length).toBeGreaterThan(3000);
    expect(sample.some(({ name }) => name.endsWith(']'))).toBe(true);
    // Not registered: the standard writes UNKNOWN for it, which reads as none.
    expect(sample.some(({ internationalDesignator }) => internationalDesignator === '')).toBe(true);
    for (const each of sample) {
      expect(read(formatOmmKvn(each, HEADER))).toEqual([each]);
      expect(read(formatOmmJson(each))).toEqual([each]);
      expect(read(`${formatOmmCsvHeader()}\n${formatOmmCsvRow(each)}\n`)).toEqual([each]);
    }
    for (const each of sample.filter((_, k) => k % 4 === 0)) expect(read(formatOmmXml(each, HEADER))).toEqual([each]);
  });

  /** Published TLEs differ from each other in how they write nothing: `00000+0` or `00000-0`, blanks, zeros or a plus before numbers. */
  const plain = (line: string): string =>
    `${line.slice(0, 2)}${line.slice(2, 7).replaceAll(' ', '0')}${line.slice(7, 63)}${line.slice(63, 68).replaceAll(' ', '0')}`
      .replaceAll('00000-0', '00000+0')
      .replace('-.00000000', ' .00000000')
      .replaceAll(/ \+(?=\.?\d{5})/g, '  ')
      .replaceAll(/(?<= )0+(?=\d+\.)/g, (zeros) => ' '.repeat(zeros.length));

  test('published TLEs are written as they were published', async () => {
    const lines = referenceText(TLES)
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split(/\r?\n/);
    let compared = 0;
    for (let k = 0; k < lines.length; k += 2 * EVERY_NTH) {
      const [first, second] = [lines[k]!, lines[k + 1]!];
      const written = formatTleLines(read(`${first}\n${second}`)[0]!);
      expect(typeof written).not.toBe('string');
      expect((written as readonly string[]).map(plain)).toEqual([first, second].map(plain));
      compared++;
    }
    expect(compared).toBeGreaterThan(3000);
  });

  /**
   * satellite.js reads the lines by their columns, and moves the object to where the elements themselves are moved, within what the
   * columns leave out: 1e-4° is 12 m at 7,000 km and 75 m at 42,000 km, 1e-7 of eccentricity 8 m, over a day 1e-8 rev/day as little.
   */
  test('TLEs of the main catalogue mean the same orbits to satellite.js', async () => {
    const { elements } = await loadReference([MAIN]);
    let compared = 0;
    for (const each of elements.filter((_, k) => k % EVERY_NTH === 0)) {
      const lines = formatTleLines(each);
      if (each.id > LARGEST_ALPHA5_NUMBER) {
        expect(lines).toContain('is above 339999');
        continue;
      }
      expect(lines, each.name).toHaveLength(2);
      const [first, second] = lines as readonly [string, string];
      for (const line of [first, second]) {
        const digits = [...line.slice(0, 68)].map((c) => (c === '-' ? 1 : /\d/.test(c) ? Number(c) : 0));
        expect(Number(line[68])).toBe(digits.reduce((sum, digit) => sum + digit, 0) % 10);
      }
      const ofLines = twoline2satrec(first, second);
      const ofElements = oracleSatrec(each);
      const [one, other] = [sgp4(ofLines, 0), sgp4(ofElements, 0)];
      if (!one?.position || !other?.position) continue;
      const apartKm = Math.hypot(
        one.position.x - other.position.x,
        one.position.y - other.position.y,
        one.position.z - other.position.z,
      );
      const radiusKm = Math.hypot(other.position.x, other.position.y, other.position.z);
      expect(apartKm, each.name).toBeLessThan(radiusKm * 4e-6);
      compared++;
    }
    expect(compared).toBeGreaterThan(2900);
  });

  test('KVN is what an independent reader takes for JSON, too', async () => {
    const { elements } = await loadReference([MAIN]);
    const iss = elements.find(({ id }) => id === 25_544)!;
    const satrec = json2satrec(JSON.parse(formatOmmJson(iss))[0]);
    expect(satrec.satnum).toBe('25544');
    expect(satrec.ecco).toBe(iss.eccentricity);
    const [back] = read(formatOmmKvn(iss, HEADER));
    expect(secondsBetween(back!.epoch, iss.epoch)).toBe(0);
    expect(formatUtc(back!.epoch)).toBe('2026-03-09T16:57:57.785184Z');
  });
});
