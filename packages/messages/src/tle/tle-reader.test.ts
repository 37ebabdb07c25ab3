import { describe, expect, test } from 'vitest';
import { ISS, ISS_TLE, readText, VANGUARD_TLE } from '../catalog/read-catalog.fixture.ts';
import { tleChecksum } from './tle-line.ts';

const [LINE1, LINE2] = ISS_TLE.split('\n') as [string, string];

/** A line with `text` at a column (from 1), and its checksum made right again. */
function edited(line: string, column: number, text: string): string {
  const changed = line.slice(0, column - 1) + text + line.slice(column - 1 + text.length);
  return changed.slice(0, 68) + tleChecksum(changed);
}

function onlyReason(text: string): string {
  const { rejected } = readText(`${text}\n${VANGUARD_TLE}`);
  expect(rejected).toHaveLength(1);
  expect(rejected[0]).toMatchObject({ file: 'catalogue.txt', line: 1 });
  return rejected[0]!.reason;
}

describe('what is read', () => {
  test('the fields of the ISS', () => {
    expect(readText(ISS_TLE).elements).toEqual([{ ...ISS, name: '' }]);
  });

  test('names: with 0 in front, bare, absent, and one that starts with a digit', () => {
    const text = `0 ISS (ZARYA)\n${ISS_TLE}\nVANGUARD 1  \n${VANGUARD_TLE}\n${ISS_TLE}\n1 HOPEFUL\n${ISS_TLE}`;
    expect(readText(text).elements.map((e) => e.name)).toEqual(['ISS (ZARYA)', 'VANGUARD 1', '', '1 HOPEFUL']);
  });

  test('byte order mark, CRLF, blank and comment lines, blanks at the ends', () => {
    const text = `\ufeff\r\n# comment\r\nVANGUARD 1   \r\n\r\n${VANGUARD_TLE.replace('\n', '   \r\n')}\r\n\r\n${LINE1}\r\n${LINE2}`;
    const { elements, rejected, lines } = readText(text);
    expect(elements.map((e) => [e.id, e.name])).toEqual([
      [5, 'VANGUARD 1'],
      [25544, ''],
    ]);
    expect(lines).toEqual([5, 8]);
    expect(rejected).toEqual([]);
  });

  test('line ends of old Macs', () => {
    expect(readText(`A\r${LINE1}\r${LINE2}\r`).elements.map((e) => e.name)).toEqual(['A']);
  });

  test('Alpha-5 numbers', () => {
    const text = `${edited(LINE1, 3, 'T0001')}\n${edited(LINE2, 3, 'T0001')}`;
    expect(readText(text).elements[0]!.id).toBe(270_001);
  });

  test('signs and zeros in front, as Space-Track once wrote them', () => {
    const text = [
      '1 24946U 97051C   09040.78448243 +.00000153 +00000-0 +47668-4 0  9994',
      '2 24946 086.3994 121.7028 0002288 085.1644 274.9812 14.34219863597336',
    ].join('\n');
    expect(readText(text).elements[0]).toMatchObject({
      id: 24946,
      inclinationDeg: 86.3994,
      meanMotionDot: 0.00000153,
      bstar: 0.000047668,
    });
  });

  test('negative drag terms and derivatives', () => {
    const line1 = edited(edited(edited(LINE1, 34, '-.00000083'), 45, '-12345-6'), 54, '-11575-3');
    expect(readText(`${line1}\n${LINE2}`).elements[0]).toMatchObject({
      meanMotionDot: -0.00000083,
      meanMotionDdot: -0.12345e-6,
      bstar: -0.11575e-3,
    });
  });

  test('text after a blank in column 70, as in the verification file', () => {
    expect(readText(`${LINE1}\n${LINE2}     0.00      4320.0        360.00`).elements).toHaveLength(1);
  });
});

describe('what is rejected, alone', () => {
  test('a wrong checksum', () => {
    expect(onlyReason(`${LINE1.slice(0, 68)}7\n${LINE2}`)).toBe('checksum of line 1 is "7" but should be 6');
    expect(onlyReason(`${LINE1}\n${LINE2.slice(0, 68)}x`)).toBe('checksum of line 2 is "x" but should be 1');
  });

  test('an eccentricity of eight digits', () => {
    const line2 = '2 25544  51.6415  14.7889 00035591 325.3396 149.4637 15.49477580411611';
    expect(onlyReason(`${LINE1}\n${line2}`)).toMatch(/^eccentricity 00035591 in line 2 has eight digits/);
  });

  test.each([
    [1, 3, '2554I', /malformed catalogue number "2554I"/],
    [1, 19, '23231x51768399', /malformed epoch "23231x51768399"/],
    [1, 19, '23367.51768399', /malformed epoch/],
    [1, 34, ' .0001x050', /malformed first derivative of mean motion/],
    [1, 45, ' 0000x+0', /malformed second derivative of mean motion/],
    [1, 54, ' 2x837-3', /malformed BSTAR "2x837-3" in line 1/],
    [1, 54, '     NaN', /malformed BSTAR "NaN"/],
    [1, 63, '4', /SGP4-XP/],
    [1, 65, '9x9', /malformed element set number/],
    [1, 9, 'x', /column 9 of line 1 holds "x" where a blank belongs/],
    [2, 9, '181.6415', /inclination 181.6415 deg is outside \[0, 180\]/],
    [2, 9, ' -1.6415', /inclination -1.6415 deg is outside/],
    [2, 9, '     NaN', /malformed inclination "NaN" in line 2/],
    [2, 18, '        ', /malformed right ascension of the ascending node ""/],
    [2, 27, ' 003559', /malformed eccentricity "003559"/],
    [2, 35, '3x5.3396', /malformed argument of pericenter/],
    [2, 44, '149 4637', /malformed mean anomaly/],
    [2, 53, '00.00000000', /mean motion 0 rev\/day is outside \(0, 18\]/],
    [2, 53, '25.84863720', /mean motion 25.8486372 rev\/day is outside/],
    [2, 64, '4x611', /malformed revolution number/],
  ] as const)('line %i, column %i: %j', (number, column, text, reason) => {
    const line1 = number === 1 ? edited(LINE1, column, text) : LINE1;
    const line2 = number === 2 ? edited(LINE2, column, text) : LINE2;
    expect(onlyReason(`${line1}\n${line2}`)).toMatch(reason);
  });

  test('number zero, and lines of different objects', () => {
    expect(onlyReason(`${edited(LINE1, 3, '00000')}\n${edited(LINE2, 3, '00000')}`)).toMatch(/catalogue number 0/);
    expect(onlyReason(`${LINE1}\n${edited(LINE2, 3, '25545')}`)).toBe(
      'lines 1 and 2 name different objects, "25544" and "25545"',
    );
  });

  test('lines too short or too long', () => {
    expect(onlyReason(`${LINE1.slice(0, 68)}\n${LINE2}`)).toBe('line 1 has 68 columns instead of 69');
    expect(onlyReason(`${LINE1}\n${LINE2}1`)).toBe('line 2 has 70 columns instead of 69');
  });

  test('line 1 without line 2, line 2 without line 1, and text between', () => {
    const { elements, rejected } = readText(
      [LINE1, VANGUARD_TLE, LINE2, 'some remark', 'ISS', LINE1, LINE2, LINE1, 'the end'].join('\n'),
    );
    expect(elements.map((e) => [e.id, e.name])).toEqual([
      [5, ''],
      [25544, 'ISS'],
    ]);
    expect(rejected.map((r) => [r.line, r.id, r.reason])).toEqual([
      [1, 25544, 'line 1 is not followed by its line 2'],
      [4, 25544, 'line 2 without a line 1 before it'],
      [5, null, 'not an element set, nor the name of one: "some remark"'],
      [9, 25544, 'line 1 is not followed by its line 2'],
      [10, null, 'not an element set, nor the name of one: "the end"'],
    ]);
  });
});
