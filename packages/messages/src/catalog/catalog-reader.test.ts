import { type ElementSet, UserError } from '@clearway/astro';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createOmmCsvReader } from '../omm/omm-csv-reader.ts';
import { createOmmJsonReader } from '../omm/omm-json-reader.ts';
import { createOmmKvnReader } from '../omm/omm-kvn-reader.ts';
import { createOmmXmlReader } from '../omm/omm-xml-reader.ts';
import { createTleReader } from '../tle/tle-reader.ts';
import { SAMPLES } from './catalog-samples.fixture.ts';
import { CSV_HEADER, ISS_CSV_ROW, ISS_TLE, type ReadOutcome, readChunks, readText } from './read-catalog.fixture.ts';
import type { RecordReader } from './record-reader.ts';
import {
  createRecordSink,
  MOST_REJECTED_BEFORE_FIRST,
  MOST_REJECTED_IN_BAD_COMPANY,
  type RecordSink,
  type RejectedRecord,
} from './record-sink.ts';

const samples = Object.entries(SAMPLES);

/** The outcome, or the fault of the whole input; anything but a UserError is a bug and fails the test. */
function outcomeOf(chunks: readonly string[]): ReadOutcome | { fault: string } {
  try {
    return readChunks(chunks);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(`${error.message} ${error.hint}`.length).toBeLessThanOrEqual(400);
    expect(error.message).not.toMatch(/[\r\n]/);
    expect(error.hint).not.toBe('');
    return { fault: error.message };
  }
}

/** Cuts text at the given places, taken modulo its length. */
function cut(text: string, places: readonly number[]): string[] {
  const at = [0, ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
  return at.slice(1).map((end, index) => text.slice(at[index], end));
}

describe('recognition', () => {
  test.each(samples)('%s has two good records or more, and a bad one', (name, text) => {
    const { format, elements, rejected } = readText(text);
    expect(format).toBe(name.includes('LE') ? 'TLE' : `OMM ${name.split(',')[0]}`);
    expect(elements.length).toBeGreaterThanOrEqual(2);
    expect(rejected.length).toBeGreaterThanOrEqual(1);
  });

  test.each([
    ['', /^catalogue.txt: the file is empty$/],
    ['\ufeff \r\n\t\n', /the file is empty/],
    ['\0\0\0\0', /it is not text/],
    ['\ufffd\u0001\ufffd\u0002abc', /it is not text/],
    ['<html><body>503</body></html>', /it is a web page/],
    ['<!DOCTYPE html>\n<html>', /it is a web page/],
    ['<?xml version="1.0"?>\n<!-- OPM --><opm id="CCSDS_OPM_VERS" version="3.0"/>', /outermost element is <opm>/],
    ['CCSDS_OEM_VERS = 2.0\nCREATION_DATE = x', /it is a CCSDS OEM, not a catalogue/],
    ['CCSDS_CDM_VERS = 1.0', /it is a CCSDS CDM/],
    ['No GP data found', /it starts with "No GP data found"/],
    ['a,b,c\n1,2,3', /it starts with "a,b,c"/],
    ['lorem ipsum\n'.repeat(20_000), /it starts with "lorem ipsum"/],
    [' '.repeat(70_000), /its first \d+ characters are blank/],
    ['x'.repeat(10_000_000), /it starts with "x+…"/],
    ['[]', /the catalogue holds no record/],
    ['{"detail":"Login required"}', /its only record cannot be used \(line 1: object 1: missing NORAD_CAT_ID\)/],
    ['[1,2,3]', /text that belongs to no object/],
    ['<ndm></ndm>', /the catalogue holds no record/],
    [`${CSV_HEADER}\n`, /the catalogue holds no record/],
    [`${CSV_HEADER}\n${ISS_CSV_ROW},1\n\n`, /its only record cannot be used \(line 2: 18 fields/],
    ['<ndm><oem id="CCSDS_OEM_VERS" version="2.0"></oem></ndm>', /it is a CCSDS OEM, not a catalogue/],
    [' \n'.repeat(40_000), /its first 80000 characters are blank/],
    [ISS_TLE.slice(0, 69), /its only record cannot be used \(line 1: line 1 is not followed by its line 2\)/],
  ])('a file that is no catalogue is refused: %.40j', (text, message) => {
    const outcome = outcomeOf([text]);
    expect('fault' in outcome && outcome.fault).toMatch(message);
  });
});

describe('endless and hopeless input is refused early', () => {
  test.each([
    [
      'a line',
      `${CSV_HEADER}\n${ISS_CSV_ROW}\n`,
      'x'.repeat(100_000),
      /line 3: a line of more than 1000000 characters/,
    ],
    ['an object', '[{"OBJECT_NAME":"', '\\"'.repeat(50_000), /line 1: a record of more than 1000000 characters/],
    ['text between objects', '[', '1,'.repeat(50_000), /a record of more than 1000000 characters/],
    ['an element', '<ndm><omm >', '<A></A>'.repeat(20_000), /a record of more than 1000000 characters/],
    ['text between elements', '<ndm>', '<opm/>'.repeat(20_000), /a record of more than 1000000 characters/],
    ['blank lines', `${ISS_TLE}\n`, '\n'.repeat(100_000), /more than 1000000 characters of blank lines in a row/],
    [
      'lines of blanks',
      `${CSV_HEADER}\n${ISS_CSV_ROW}\n`,
      `${' '.repeat(99)}\n`.repeat(1000),
      /characters of blank lines in a row/,
    ],
    ['headers', '', `${CSV_HEADER}\n`.repeat(100), /line 1001: more than 1000 headers in a row/],
    [
      'rubbish after good records',
      `${ISS_TLE}\n`,
      `${'rubbish\n'.repeat(10_000)}`,
      /records are unusable and only 1 are good/,
    ],
    [
      'bad records only',
      `${CSV_HEADER}\n`,
      `${ISS_CSV_ROW},1\n`.repeat(1000),
      /none of the first 10000 records can be used/,
    ],
    ['opening brackets', '', '{'.repeat(10_000), /none of the first 10000 records/],
  ])('%s', (_, start, more, message) => {
    let chunks = 0;
    const endless = (function* (): Generator<string> {
      yield start;
      for (; chunks < 1000; chunks++) yield more;
    })();
    const outcome = outcomeOf(endless as unknown as readonly string[]);
    expect('fault' in outcome && outcome.fault).toMatch(message);
    expect(chunks).toBeLessThan(60);
  });

  const million = (text: string): string => text.repeat(Math.ceil(990_000 / text.length));
  test.each([
    ['digits without end', `${CSV_HEADER}\n${ISS_CSV_ROW.replace('25544', million('0'))}x\n`],
    ['digits in place of a number', `${CSV_HEADER}\n${ISS_CSV_ROW.replace('15.4947758', `${million('0')}x`)}\n`],
    ['commas', `${CSV_HEADER}\n${million(',')}\n${million(',')}`],
    ['quotes', `${CSV_HEADER}\n${million('"')}\n${million('","')}`],
    ['blanks in a name', `CCSDS_OMM_VERS = 2.0\nOBJECT_NAME = a${million(' ')}b\n`],
    ['brackets in a unit', `CCSDS_OMM_VERS = 2.0\nOBJECT_NAME = ${million('[')}]\nX = ${million(' [')}`],
    ['blank lines before a field', `OBJECT_NAME = X\n${million('\n')}`],
    ['nesting', `[{"BSTAR":${'['.repeat(400_000)}${']'.repeat(400_000)}}]`],
    ['open objects', million('{"a":"},')],
    ['blanks after an open object', `{"a":"}${million(' ')}`],
    ['blanks between brackets', `{"a":"${million('} ')}`],
    ['open comments', `<omm >${million('<!--')}`],
    ['open comments at the start', million('<!--')],
    ['open declarations', million('<?')],
    ['open tags', `<omm >${million('<A')}</omm>`],
    ['attributes', `<omm >${million('<A a=')}</omm>`],
    ['blanks in a tag', `<omm ${million(' ')} version ${million(' ')}/>`],
    ['a long name of an element', `<omm ><${million('A')}></omm>`],
    ['entities', `<omm ><OBJECT_NAME>${million('&amp;')}</OBJECT_NAME></omm>`],
    ['nested elements', `<omm >${million('<A>')}</omm>`],
  ])('%s take no time to refuse', (_, text) => {
    const before = process.cpuUsage();
    expect(outcomeOf([text])).toHaveProperty('fault');
    // Of the processor, which others use too.
    expect(process.cpuUsage(before).user).toBeLessThan(5e6);
  });

  test('a few good records among bad ones are enough', () => {
    const { rejected, elements } = readText(
      `${CSV_HEADER}\n${`${ISS_CSV_ROW}\n${`${ISS_CSV_ROW},1\n`.repeat(8)}`.repeat(MOST_REJECTED_IN_BAD_COMPANY / 8 + 1)}`,
    );
    expect(rejected.length).toBeGreaterThan(MOST_REJECTED_IN_BAD_COMPANY);
    expect(elements.length).toBeGreaterThan(MOST_REJECTED_BEFORE_FIRST);
  });
});

/** Reads without recognition, which gathers the first 65,536 characters and would hide where small samples are cut. */
function readDirectly(name: string, chunks: readonly string[]): Pick<ReadOutcome, 'elements' | 'lines' | 'rejected'> {
  const outcome = { elements: [] as ElementSet[], lines: [] as number[], rejected: [] as RejectedRecord[] };
  const sink = createRecordSink({
    file: 'catalogue.txt',
    onElementSet(e, line) {
      outcome.elements.push(e);
      outcome.lines.push(line);
    },
    onRejected: (record) => outcome.rejected.push(record),
  });
  const reader = READERS[name.replace(/,.*/, '')]!(sink);
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  return outcome;
}

const READERS: Readonly<Record<string, (sink: RecordSink) => RecordReader>> = {
  TLE: createTleReader,
  '3LE': createTleReader,
  CSV: createOmmCsvReader,
  JSON: createOmmJsonReader,
  XML: createOmmXmlReader,
  KVN: createOmmKvnReader,
};

describe('chunks', () => {
  test.each(samples)('%s: cut at any one place, and character by character', (name, text) => {
    const plain = text.replace(/^\ufeff/, '').replace(/\r\n/g, '\n');
    const whole = readDirectly(name, [plain]);
    expect(whole.elements.length).toBeGreaterThanOrEqual(2);
    for (let at = 0; at <= plain.length; at++) {
      expect(readDirectly(name, [plain.slice(0, at), plain.slice(at)])).toEqual(whole);
    }
    expect(readDirectly(name, [...plain])).toEqual(whole);
  });

  test.each(samples)('%s: line ends and byte order marks cut anywhere', (_, text) => {
    const whole = readText(text);
    for (const size of [1, 2, 3, 7]) expect(readChunks(text.match(new RegExp(`[^]{1,${size}}`, 'g'))!)).toEqual(whole);
  });

  test.each(samples)('%s: longer than what recognition gathers, cut anywhere', (_, text) => {
    const long = text.replace(/\r?\n?$/, '\n').repeat(120);
    const whole = outcomeOf([long]);
    expect(whole).not.toHaveProperty('fault');
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 12 }), (places) => {
        expect(outcomeOf(cut(long, places))).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });
});

describe('mutations', () => {
  const directly = (name: string, chunks: readonly string[]): unknown => {
    try {
      return readDirectly(name, chunks);
    } catch (error) {
      if (error instanceof UserError) return error.message;
      throw error;
    }
  };
  const mutation = fc.record({
    at: fc.nat(),
    remove: fc.nat(3),
    insert: fc.string({
      maxLength: 3,
      unit: fc.constantFrom(...'{}[]<>!/-"\\\',.:=\n\r \t0129eNaNomm\0\ufffd'.split('')),
    }),
  });

  test.each(samples)('%s: whatever happens to it, the outcome is records, rejections, or a UserError', (name, text) => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 6 }), fc.nat(), (mutations, place) => {
        let mutated = text;
        for (const { at, remove, insert } of mutations) {
          const where = at % mutated.length;
          mutated = mutated.slice(0, where) + insert + mutated.slice(where + remove);
        }
        const outcome = outcomeOf([mutated]);
        if (!('fault' in outcome)) {
          for (const { reason, line } of outcome.rejected) {
            expect(reason.length).toBeLessThan(300);
            expect(reason).not.toMatch(/[\r\n\0]/);
            expect(line).toBeGreaterThanOrEqual(1);
            expect(line).toBeLessThanOrEqual(mutated.split(/\r\n?|\n/).length);
          }
          for (const e of outcome.elements) {
            expect(Number.isInteger(e.id) && e.id >= 1 && e.id <= 999_999_999).toBe(true);
            expect(e.eccentricity >= 0 && e.eccentricity < 1).toBe(true);
            expect(e.meanMotionRevPerDay > 0 && e.meanMotionRevPerDay <= 18).toBe(true);
            expect(Object.values(e).every((value) => typeof value !== 'number' || Number.isFinite(value))).toBe(true);
          }
        }
        expect(outcomeOf(cut(mutated, [place, place * 7 + 3]))).toEqual(outcome);
        const plain = mutated.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
        expect(directly(name, cut(plain, [place, place * 7 + 3, place * 31 + 5]))).toEqual(directly(name, [plain]));
      }),
      { numRuns: 400 },
    );
  });
});
