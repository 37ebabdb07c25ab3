import { describe, expect, test } from 'vitest';
import { CSV_HEADER, ISS, ISS_CSV_ROW, readText } from '../catalog/read-catalog.fixture.ts';

const COLUMNS = CSV_HEADER.split(',');

/** The row of the ISS with some of its cells replaced. */
function row(changes: Readonly<Record<string, string>>): string {
  return ISS_CSV_ROW.split(',')
    .map((cell, column) => changes[COLUMNS[column]!] ?? cell)
    .join(',');
}

describe('what is read', () => {
  test('the fields of the ISS, as in its TLE', () => {
    expect(readText(`${CSV_HEADER}\n${ISS_CSV_ROW}\n`)).toMatchObject({
      format: 'OMM CSV',
      elements: [ISS],
      lines: [2],
    });
  });

  test('columns in any order and case, among others, in quotes', () => {
    const order = [...COLUMNS].reverse();
    const cells = ISS_CSV_ROW.split(',').reverse();
    const header = ['"GP_ID"', ...order.map((name) => `"${name.toLowerCase()}"`), '"TLE_LINE1"'].join(',');
    const record = ['"7"', ...cells.map((cell) => `"${cell}"`), '"1 25544U, ""quoted"""'].join(',');
    expect(readText(`\ufeff\r\n${header}\r\n\r\n${record}\r\n`).elements).toEqual([ISS]);
  });

  test('names with commas and quotes', () => {
    const text = `${CSV_HEADER}\n${row({ OBJECT_NAME: '"DEB, ""BIG"""' })}\n${row({ OBJECT_NAME: '5" BALL' })}`;
    expect(readText(text).elements.map((e) => e.name)).toEqual(['DEB, "BIG"', '5" BALL']);
  });

  test('numbers of six and nine digits, Alpha-5, and zeros in front', () => {
    const text = [CSV_HEADER, ...['123456', '999999999', 'T0001', '00005'].map((id) => row({ NORAD_CAT_ID: id }))];
    expect(readText(text.join('\n')).elements.map((e) => e.id)).toEqual([123_456, 999_999_999, 270_001, 5]);
  });

  test('the older spellings of Space-Track, with microseconds of their own', () => {
    const header = CSV_HEADER.replace('OBJECT_ID', 'INTLDES').replace('EPOCH,', 'EPOCH,EPOCH_MICROSECONDS,');
    const record = ISS_CSV_ROW.replace('1998-067A', '98067A').replace('T12:25:27.896736', ' 12:25:27,896736');
    expect(readText(`${header}\n${record}`).elements).toEqual([ISS]);
  });

  test('optional cells that are empty or whose columns are absent', () => {
    const empty = row({ MEAN_MOTION_DOT: '', MEAN_MOTION_DDOT: ' ', ELEMENT_SET_NO: '', CLASSIFICATION_TYPE: '' });
    expect(readText(`${CSV_HEADER}\n${empty}`).elements[0]).toMatchObject({
      meanMotionDot: 0,
      meanMotionDdot: 0,
      elementSetNumber: 0,
      classification: '',
    });
    const short = COLUMNS.slice(2).filter((name) => !/^(?:MEAN_MOTION_D|EPHEM|CLASS|ELEMENT|REV)/.test(name));
    const record = short.map((name) => ISS_CSV_ROW.split(',')[COLUMNS.indexOf(name)]);
    expect(readText(`${short.join(',')}\n${record.join(',')}`).elements).toHaveLength(1);
  });

  test('joined files: a header again, the same or another', () => {
    const other = `${COLUMNS.slice(1).join(',')},OBJECT_NAME`;
    const cells = ISS_CSV_ROW.split(',');
    const text = [
      CSV_HEADER,
      ISS_CSV_ROW,
      `\ufeff${CSV_HEADER}`,
      ISS_CSV_ROW,
      other,
      `${cells.slice(1).join(',')},ZARYA`,
    ];
    const { elements, rejected } = readText(text.join('\n'));
    expect(elements.map((e) => e.name)).toEqual(['ISS (ZARYA)', 'ISS (ZARYA)', 'ZARYA']);
    expect(rejected).toEqual([]);
  });
});

describe('what is rejected, alone', () => {
  test.each([
    ['ECCENTRICITY', '1', 'eccentricity 1 is outside [0, 1)'],
    ['ECCENTRICITY', '-.1', 'eccentricity -0.1 is outside [0, 1)'],
    ['ECCENTRICITY', 'NaN', 'malformed ECCENTRICITY "NaN"'],
    ['ECCENTRICITY', '', 'missing ECCENTRICITY'],
    ['INCLINATION', '180.1', 'inclination 180.1 deg is outside [0, 180]'],
    ['INCLINATION', 'Infinity', 'malformed INCLINATION "Infinity"'],
    ['MEAN_MOTION', '0', 'mean motion 0 rev/day is outside (0, 18]'],
    ['MEAN_MOTION', '18.1', 'mean motion 18.1 rev/day is outside (0, 18]'],
    ['MEAN_MOTION', '0x10', 'malformed MEAN_MOTION "0x10"'],
    ['RA_OF_ASC_NODE', '1e9', 'right ascension of the ascending node 1000000000 deg is outside [-360, 720]'],
    ['ARG_OF_PERICENTER', '-361', 'argument of pericenter -361 deg is outside [-360, 720]'],
    ['MEAN_ANOMALY', '', 'missing MEAN_ANOMALY'],
    ['MEAN_ANOMALY', '721', 'mean anomaly 721 deg is outside [-360, 720]'],
    ['BSTAR', 'inf', 'malformed BSTAR "inf"'],
    ['BSTAR', '1e999', 'malformed BSTAR "1e999"'],
    ['BSTAR', ' ', 'missing BSTAR'],
    ['EPOCH', '2023-02-30T00:00:00.000000', 'malformed EPOCH "2023-02-30T00:00:00.000000"'],
    ['EPOCH', '', 'missing EPOCH'],
    ['EPOCH', '1956-12-31T00:00:00.000000', 'epoch is outside 1957 to 2099'],
    ['EPOCH', '2100-01-01T00:00:00.000000', 'epoch is outside 1957 to 2099'],
    ['NORAD_CAT_ID', '', 'missing NORAD_CAT_ID'],
    ['NORAD_CAT_ID', '0', 'catalogue number 0 is outside 1 to 999999999'],
    ['NORAD_CAT_ID', '-5', 'malformed NORAD_CAT_ID "-5"'],
    ['NORAD_CAT_ID', '1000000000', 'malformed NORAD_CAT_ID "1000000000"'],
    ['NORAD_CAT_ID', '12.5', 'malformed NORAD_CAT_ID "12.5"'],
    ['MEAN_MOTION_DOT', 'x', 'malformed MEAN_MOTION_DOT "x"'],
    ['ELEMENT_SET_NO', '-1', 'malformed ELEMENT_SET_NO "-1"'],
    ['CLASSIFICATION_TYPE', 'UN', 'malformed CLASSIFICATION_TYPE "UN"'],
    ['EPHEMERIS_TYPE', '4', 'ephemeris type 4 means theory SGP4-XP, which plain SGP4 cannot propagate'],
  ])('%s %j', (field, value, reason) => {
    const { elements, rejected } = readText([CSV_HEADER, row({ [field]: value }), ISS_CSV_ROW].join('\n'));
    const id = field === 'NORAD_CAT_ID' ? (value === '0' ? 0 : null) : 25544;
    expect(rejected).toEqual([{ file: 'catalogue.txt', line: 2, id, reason }]);
    expect(elements).toEqual([ISS]);
  });

  test('too few or too many fields, and an open quote, which does not swallow the next line', () => {
    const text = [CSV_HEADER, ISS_CSV_ROW.slice(0, -2), `${ISS_CSV_ROW},1`, `"${ISS_CSV_ROW}`, ISS_CSV_ROW, 'rubbish'];
    const { elements, rejected } = readText(text.join('\n'));
    expect(elements).toEqual([ISS]);
    expect(rejected.map((r) => [r.line, r.reason])).toEqual([
      [2, '16 fields where the header has 17'],
      [3, '18 fields where the header has 17'],
      [4, 'a quote is not closed'],
      [6, '1 fields where the header has 17'],
    ]);
  });

  test('a header without a required column refuses the file, naming what is missing', () => {
    const header = CSV_HEADER.replace(',BSTAR', '').replace(',EPOCH', '');
    expect(() => readText(`\n${header}\n`)).toThrow('catalogue.txt: line 2: the CSV header lacks EPOCH, BSTAR');
  });
});
