import { describe, expect, test } from 'vitest';
import { ISS, ISS_FIELDS, readText } from '../catalog/read-catalog.fixture.ts';

const UNITS: Readonly<Record<string, string>> = {
  MEAN_MOTION: '[rev/day]',
  INCLINATION: '[deg]',
  RA_OF_ASC_NODE: '[DEG]',
  BSTAR: '[1/ER]',
  MEAN_MOTION_DOT: '[rev/day**2]',
  MEAN_MOTION_DDOT: '[rev/day**3]',
};

function message(
  changes: Readonly<Record<string, string | number>> = {},
  units: Readonly<Record<string, string>> = {},
): string {
  const fields: Record<string, string | number> = {
    CCSDS_OMM_VERS: '3.0',
    CREATION_DATE: '2023-231T13:00:00',
    ORIGINATOR: '',
    CENTER_NAME: 'EARTH',
    REF_FRAME: 'TEME',
    TIME_SYSTEM: 'UTC',
    MEAN_ELEMENT_THEORY: 'SGP/SGP4',
    ...ISS_FIELDS,
    ...changes,
  };
  return Object.entries(fields)
    .map(([keyword, value]) => `${keyword.padEnd(18)} = ${value} ${units[keyword] ?? ''}`)
    .join('\n');
}

describe('what is read', () => {
  test('one message, with and without units, comments and blank lines', () => {
    expect(readText(message())).toMatchObject({ format: 'OMM KVN', elements: [ISS], lines: [1] });
    const decorated = message({}, UNITS).replaceAll('\n', '\r\nCOMMENT = no field [here]\r\n\r\n');
    expect(readText(`COMMENT first\n${decorated}`).elements).toEqual([ISS]);
  });

  test('many messages after one another', () => {
    const text = [1, 2, 3].map((id) => message({ NORAD_CAT_ID: id })).join('\n\n');
    expect(readText(text).elements.map((e) => e.id)).toEqual([1, 2, 3]);
  });

  test('without headers, each from its object name on', () => {
    const text = [1, 2].map((id) => message({ NORAD_CAT_ID: id }).split('\n').slice(7).join('\n')).join('\n');
    expect(text.startsWith('OBJECT_NAME')).toBe(true);
    expect(readText(text).elements.map((e) => e.id)).toEqual([1, 2]);
  });

  test('epochs by day of year, empty designators, zeros in front', () => {
    const changed = { EPOCH: '2023-231T12:25:27.896736', OBJECT_ID: '', ELEMENT_SET_NO: '0999' };
    expect(readText(message(changed)).elements).toEqual([{ ...ISS, internationalDesignator: '' }]);
  });

  test('brackets in a name stay, since names have no unit', () => {
    expect(readText(message({ OBJECT_NAME: 'SAT (A) B' })).elements[0]!.name).toBe('SAT (A) B');
  });
});

describe('what is rejected, alone', () => {
  const reasonOf = (bad: string): string => {
    const { elements, rejected } = readText(`${message({ NORAD_CAT_ID: 1 })}\n${bad}\n${message({ NORAD_CAT_ID: 3 })}`);
    expect(elements.map((e) => e.id)).toEqual([1, 3]);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]!.line).toBe(message().split('\n').length + 1);
    return rejected[0]!.reason;
  };

  test('wrong units', () => {
    expect(reasonOf(message({}, { INCLINATION: '[rad]' }))).toBe('INCLINATION is in rad instead of deg');
    expect(reasonOf(message({}, { MEAN_MOTION: '[rad/s]' }))).toBe('MEAN_MOTION is in rad/s instead of rev/day');
  });

  test('a field twice, missing, malformed or out of range', () => {
    expect(reasonOf(`${message()}\nBSTAR = 1`)).toBe('BSTAR is given twice');
    expect(reasonOf(message().replace(/^BSTAR.*\n/m, ''))).toBe('missing BSTAR');
    expect(reasonOf(message({ MEAN_ANOMALY: 'x' }))).toBe('malformed MEAN_ANOMALY "x"');
    expect(reasonOf(message({ INCLINATION: 181 }))).toBe('inclination 181 deg is outside [0, 180]');
  });

  test('a line that is no field, and another kind of message', () => {
    expect(reasonOf(`${message()}\nhello`)).toMatch(/^line \d+ is not KEYWORD = value: "hello"$/);
    expect(reasonOf('CCSDS_OEM_VERS = 2.0\nOBJECT_NAME = X\nMETA_START\n2023-231 1 2 3')).toBe(
      'a CCSDS OEM message, not an OMM',
    );
  });

  test('a message that never ends refuses the file', () => {
    expect(() => readText(`${message()}\n${'X_Y = 1\n'.repeat(10_001)}`)).toThrow(
      'catalogue.txt: line 1: a message of more than 10000 lines',
    );
  });
});
