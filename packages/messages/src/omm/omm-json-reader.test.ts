import { describe, expect, test } from 'vitest';
import { ISS, ISS_FIELDS, readText } from '../catalog/read-catalog.fixture.ts';

const ISS_JSON = JSON.stringify(ISS_FIELDS);
const numbered = (id: number, more: object = {}): string =>
  JSON.stringify({ ...ISS_FIELDS, NORAD_CAT_ID: id, ...more });

describe('what is read', () => {
  test.each([
    ['a list', `[${ISS_JSON}]`],
    ['one object', ISS_JSON],
    ['one object a line', `${ISS_JSON}\n`],
    ['indented', JSON.stringify([ISS_FIELDS], null, 2)],
    ['after a byte order mark and blank lines', `\ufeff\r\n\r\n [ ${ISS_JSON} ] \r\n`],
  ])('%s', (_, text) => {
    expect(readText(text)).toMatchObject({ format: 'OMM JSON', elements: [ISS], rejected: [] });
  });

  test('strings for numbers, null, extra fields and nested ones, as Space-Track serves them', () => {
    const strings = Object.fromEntries(Object.entries(ISS_FIELDS).map(([field, value]) => [field, String(value)]));
    const object = { ...strings, CCSDS_OMM_VERS: '3.0', DECAY_DATE: null, EXTRA: { list: [{}, '}]{"'] }, GP_ID: 1 };
    expect(readText(JSON.stringify([object])).elements).toEqual([ISS]);
  });

  test('lists joined after one another, and objects a line', () => {
    const text = `[${numbered(1)},${numbered(2)}]\n[${numbered(3)}]\n${numbered(4)}\n${numbered(5)}`;
    const { elements, lines, rejected } = readText(text);
    expect(elements.map((e) => e.id)).toEqual([1, 2, 3, 4, 5]);
    expect(lines).toEqual([1, 1, 2, 3, 4]);
    expect(rejected).toEqual([]);
  });

  test('names with brackets, quotes, backslashes and line breaks in escapes', () => {
    const names = ['}{', '"]', '\\', '\\"', '{"a":1}', '], [', 'A\u2028B'];
    const text = JSON.stringify(names.map((name) => ({ ...ISS_FIELDS, OBJECT_NAME: name })));
    expect(readText(text).elements.map((e) => e.name)).toEqual(names);
  });
});

describe('what is rejected, alone', () => {
  const between = (bad: string, separator = ','): ReturnType<typeof readText> =>
    readText(`[${numbered(1)}${separator}${bad}${separator}${numbered(3)}${separator}${numbered(4)}]`);

  test.each([
    ['a field out of range', numbered(2, { ECCENTRICITY: 1.5 }), 'object 2: eccentricity 1.5 is outside [0, 1)'],
    ['a missing field', numbered(2, { BSTAR: null }), 'object 2: missing BSTAR'],
    ['a value of the wrong kind', numbered(2, { BSTAR: [1] }), 'object 2: malformed BSTAR "[…]"'],
    ['true for a number', numbered(2, { INCLINATION: true }), 'object 2: malformed INCLINATION "true"'],
    ['NaN', numbered(2).replace('15.4947758', 'NaN'), 'object 2: not valid JSON'],
    ['a comma too many', numbered(2).replace(',', ',,'), 'object 2: not valid JSON'],
    ['no closing bracket', numbered(2).slice(0, -1), 'object 2: its closing bracket is missing'],
    ['an open quote', numbered(2).replace('(ZARYA)"', '(ZARYA)'), /^object 2: its end cannot be found/],
  ])('%s', (_, bad, reason) => {
    const { elements, rejected } = between(bad);
    expect(elements.map((e) => e.id)).toEqual([1, 3, 4]);
    expect(rejected).toMatchObject([{ file: 'catalogue.txt', line: 1, id: 2 }]);
    if (typeof reason === 'string') expect(rejected[0]!.reason).toBe(reason);
    else expect(rejected[0]!.reason).toMatch(reason);
  });

  test.each([0, 2])('an open quote where each object has lines of its own, indent %i', (indent) => {
    const objects = [1, 2, 3, 4].map((id) => JSON.stringify({ ...ISS_FIELDS, NORAD_CAT_ID: id }, null, indent));
    objects[1] = objects[1]!.replace('(ZARYA)"', '(ZARYA)');
    const { elements, rejected, lines } = readText(`[\n${objects.join(',\n')}\n]`);
    expect(elements.map((e) => e.id)).toEqual([1, 3, 4]);
    const height = objects[0]!.split('\n').length;
    expect(lines).toEqual([2, 2 + 2 * height, 2 + 3 * height]);
    expect(rejected.map((r) => [r.line, r.id])).toEqual([[2 + height, 2]]);
  });

  test('an open quote in a long file costs one object, not those after it', () => {
    const objects = Array.from({ length: 1000 }, (_, at) => numbered(at + 1));
    objects[499] = objects[499]!.replace('(ZARYA)"', '(ZARYA)');
    const { elements, rejected } = readText(`[${objects.join(',')}]`);
    expect(elements).toHaveLength(999);
    expect(rejected.map((r) => r.id)).toEqual([500]);
  });

  test('a file cut off inside an object, or between two', () => {
    const whole = `[${numbered(1)},${numbered(2)}]`;
    const inside = readText(whole.slice(0, -20));
    expect(inside.elements.map((e) => e.id)).toEqual([1]);
    expect(inside.rejected.map((r) => r.reason)).toEqual(['object 2: the file ends before it does']);
    const betweenTwo = readText(whole.slice(0, whole.indexOf('},') + 2));
    expect(betweenTwo.elements.map((e) => e.id)).toEqual([1]);
    expect(betweenTwo.rejected.map((r) => r.reason)).toEqual([
      'after object 1: the file ends before its list does: objects may be missing',
    ]);
  });

  test('text outside of objects', () => {
    const { elements, rejected } = readText(`[${numbered(1)}, oops, ${numbered(2)}]`);
    expect(elements.map((e) => e.id)).toEqual([1, 2]);
    expect(rejected.map((r) => r.reason)).toEqual(['after object 1: text that belongs to no object']);
  });

  test('SGP4-XP, other frames, time systems and centers', () => {
    const changes = [
      { MEAN_ELEMENT_THEORY: 'SGP4-XP' },
      { MEAN_ELEMENT_THEORY: 'DSST' },
      { REF_FRAME: 'EME2000' },
      { TIME_SYSTEM: 'TAI' },
      { CENTER_NAME: 'MOON' },
      { CCSDS_OMM_VERS: '1.0' },
      { BTERM: 0.01 },
      { MEAN_MOTION: null, SEMI_MAJOR_AXIS: 7000 },
    ];
    const { elements, rejected } = readText(
      JSON.stringify([...changes.map((c) => ({ ...ISS_FIELDS, ...c })), ISS_FIELDS]),
    );
    expect(elements).toEqual([ISS]);
    expect(rejected.map((r) => r.reason.replace(/^object \d: /, ''))).toEqual([
      'mean element theory SGP4-XP is not SGP4',
      'mean element theory DSST is not SGP4',
      'reference frame EME2000 is not TEME',
      'time system TAI is not UTC',
      'center MOON is not EARTH',
      'OMM version 1.0 is not 2.x or 3.x',
      'BTERM belongs to theory SGP4-XP, which plain SGP4 cannot propagate',
      'SEMI_MAJOR_AXIS is given instead of MEAN_MOTION, which SGP4 needs',
    ]);
  });

  test('an object that never ends refuses the file', () => {
    expect(() => readText(`[${ISS_JSON},{"OBJECT_NAME":"${'x'.repeat(1_100_000)}"}]`)).toThrow(
      'catalogue.txt: line 1: a record of more than 1000000 characters',
    );
  });
});
