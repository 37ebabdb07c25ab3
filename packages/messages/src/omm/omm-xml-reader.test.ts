import { describe, expect, test } from 'vitest';
import { ISS, ISS_FIELDS, readText } from '../catalog/read-catalog.fixture.ts';

const MEAN_ELEMENTS = /^(?:EPOCH|MEAN_MOTION|ECC|INCL|RA_OF|ARG_OF|MEAN_AN)/;
const UNITS: Readonly<Record<string, string>> = { MEAN_MOTION: 'rev/day', INCLINATION: 'deg', BSTAR: '1/ER' };

function omm(changes: Readonly<Record<string, string | number>> = {}, prefix = '', units = UNITS): string {
  const fields = Object.entries({ ...ISS_FIELDS, ...changes });
  const element = ([name, value]: readonly [string, string | number]): string =>
    `<${prefix}${name}${units[name] ? ` units="${units[name]}"` : ''}>${value}</${prefix}${name}>`;
  const meta = fields.filter(([name]) => name.startsWith('OBJECT')).map(element);
  const mean = fields.filter(([name]) => MEAN_ELEMENTS.test(name) && !name.includes('DOT')).map(element);
  const tle = fields
    .filter(([name]) => !name.startsWith('OBJECT') && (!MEAN_ELEMENTS.test(name) || name.includes('DOT')))
    .map(element);
  const p = prefix;
  return `<${p}omm id="CCSDS_OMM_VERS" version="2.0"><${p}header><CREATION_DATE/><ORIGINATOR/></${p}header>
<${p}body><${p}segment><${p}metadata>${meta.join('')}<REF_FRAME>TEME</REF_FRAME></${p}metadata>
<${p}data><${p}meanElements>${mean.join('')}</${p}meanElements><${p}tleParameters>${tle.join('')}</${p}tleParameters>
<${p}userDefinedParameters><USER_DEFINED parameter="BSTAR">9</USER_DEFINED></${p}userDefinedParameters>
</${p}data></${p}segment></${p}body></${p}omm>`;
}

const ndm = (...elements: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<ndm>\n${elements.join('\n')}\n</ndm>`;

describe('what is read', () => {
  test('one message by itself, or many in an ndm, with lines', () => {
    expect(readText(omm())).toMatchObject({ format: 'OMM XML', elements: [ISS], lines: [1], rejected: [] });
    const many = readText(ndm(omm({ NORAD_CAT_ID: 1 }), omm({ NORAD_CAT_ID: 2 })));
    expect(many.elements.map((e) => e.id)).toEqual([1, 2]);
    expect(many.lines).toEqual([3, 8]);
    expect(many.rejected).toEqual([]);
  });

  test('namespaces', () => {
    const text = `<n:ndm xmlns:n="urn:ccsds:schema:ndmxml">${omm({}, 'n:')}</n:ndm>`;
    expect(readText(text)).toMatchObject({ elements: [ISS], rejected: [] });
  });

  test('entities and CDATA in a name', () => {
    expect(readText(omm({ OBJECT_NAME: 'A &amp; B&lt;&#67;&#x44;&gt;' })).elements[0]!.name).toBe('A & B<CD>');
    expect(readText(omm({ OBJECT_NAME: '<![CDATA[A & </omm> <omm >]]>' })).elements[0]!.name).toBe('A & </omm> <omm >');
  });

  test('comments hide what they hold, inside and outside', () => {
    const text = ndm(
      '<!-- <omm> not this -->',
      omm().replace('<BSTAR', '<!-- <BSTAR>7</BSTAR> </omm> --><BSTAR'),
      '<!-- > -->',
    );
    expect(readText(text)).toMatchObject({ elements: [ISS], rejected: [] });
  });
});

describe('what is rejected, alone', () => {
  const reasonOf = (bad: string): string => {
    const { elements, rejected } = readText(ndm(omm({ NORAD_CAT_ID: 1 }), bad, omm({ NORAD_CAT_ID: 3 })));
    expect(elements.map((e) => e.id)).toEqual([1, 3]);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).toMatchObject({ line: 8, file: 'catalogue.txt' });
    return rejected[0]!.reason;
  };

  test('values and units', () => {
    expect(reasonOf(omm({ ECCENTRICITY: 2 }))).toBe('<omm> 2: eccentricity 2 is outside [0, 1)');
    expect(reasonOf(omm({ BSTAR: '' }))).toBe('<omm> 2: missing BSTAR');
    expect(reasonOf(omm({ MEAN_ANOMALY: 'Infinity' }))).toBe('<omm> 2: malformed MEAN_ANOMALY "Infinity"');
    expect(reasonOf(omm({}, '', { INCLINATION: 'rad' }))).toBe('<omm> 2: INCLINATION is in rad instead of deg');
    expect(reasonOf(omm().replace('</BSTAR>', '</BSTAR><BSTAR>1</BSTAR>'))).toBe('<omm> 2: BSTAR is given twice');
    expect(reasonOf(omm().replace('version="2.0"', 'version="1.0"'))).toBe(
      '<omm> 2: OMM version 1.0 is not 2.x or 3.x',
    );
    expect(reasonOf(omm().replace('TEME', 'EME2000'))).toBe('<omm> 2: reference frame EME2000 is not TEME');
  });

  test('elements that are not well-formed', () => {
    expect(reasonOf(omm().replace('</BSTAR>', ''))).toMatch(/^<omm> 2: not well-formed XML: /);
    expect(reasonOf(omm().replace('units="deg"', 'units=deg'))).toMatch(/^<omm> 2: not well-formed XML: /);
    expect(reasonOf(omm().replace('</omm>', ''))).toBe('<omm> 2: its end tag is missing');
    expect(reasonOf(omm().replace('<BSTAR', '<!DOCTYPE x><BSTAR'))).toMatch(/^<omm> 2: a document type/);
  });

  test('a file cut off inside a message, or between two', () => {
    const text = ndm(omm({ NORAD_CAT_ID: 1 }), omm({ NORAD_CAT_ID: 2 }));
    const inside = readText(text.slice(0, -100));
    expect(inside.elements.map((e) => e.id)).toEqual([1]);
    expect(inside.rejected).toEqual([
      { file: 'catalogue.txt', line: 8, id: 2, reason: '<omm> 2: the file ends before it does' },
    ]);
    const between = readText(text.slice(0, text.indexOf('</omm>') + 8));
    expect(between.rejected.map((r) => r.reason)).toEqual(['the file ends before <ndm> does: messages may be missing']);
  });

  test('a message that never ends refuses the file', () => {
    expect(() => readText(ndm(omm(), omm({ OBJECT_NAME: 'x'.repeat(1_100_000) })))).toThrow(
      /catalogue.txt: line 8: a record of more than 1000000 characters/,
    );
  });
});
