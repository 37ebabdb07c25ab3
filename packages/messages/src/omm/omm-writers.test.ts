import type { ElementSet } from '@clearway/astro';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { ISS, ISS_FIELDS, readText } from '../catalog/read-catalog.fixture.ts';
import { formatOmmJson } from './omm-json-writer.ts';
import { formatOmmKvn } from './omm-kvn-writer.ts';
import { formatOmmXml } from './omm-xml-writer.ts';

const HEADER = { originator: 'CLEARWAY', created: { day: 8631, second: 0 } };
const WRITERS = [
  ['KVN', (e: ElementSet) => formatOmmKvn(e, HEADER)],
  ['XML', (e: ElementSet) => formatOmmXml(e, HEADER)],
  ['JSON', formatOmmJson],
] as const;

describe.each(WRITERS)('%s', (_form, write) => {
  test('several after one another are as many', () => {
    const names = ['ECHO 2 DEB [METAL OBJ]', 'A = B', 'C'];
    const texts = names.map((name, k) => write({ ...ISS, id: k + 1, name }));
    const read = texts.flatMap((text) => readText(text).elements);
    expect(read.map(({ name }) => name)).toEqual(names);
  });

  test('a line break in a name does not break the message', () => {
    expect(readText(write({ ...ISS, name: 'A\r\nB = 1' })).elements[0]!.name).toBe('A B = 1');
  });
});

test('KVN has the keywords of the standard, in its order', () => {
  expect(formatOmmKvn(ISS, HEADER)).toBe(`CCSDS_OMM_VERS = 2.0
CREATION_DATE = 2023-08-19T00:00:00.000
ORIGINATOR = CLEARWAY
OBJECT_NAME = ISS (ZARYA)
OBJECT_ID = 1998-067A
CENTER_NAME = EARTH
REF_FRAME = TEME
TIME_SYSTEM = UTC
MEAN_ELEMENT_THEORY = SGP4
EPOCH = 2023-08-19T12:25:27.896736
MEAN_MOTION = 15.4947758
ECCENTRICITY = 0.0003559
INCLINATION = 51.6415
RA_OF_ASC_NODE = 14.7889
ARG_OF_PERICENTER = 325.3396
MEAN_ANOMALY = 149.4637
EPHEMERIS_TYPE = 0
CLASSIFICATION_TYPE = U
NORAD_CAT_ID = 25544
ELEMENT_SET_NO = 999
REV_AT_EPOCH = 41161
BSTAR = 0.00025837
MEAN_MOTION_DOT = 0.0001405
MEAN_MOTION_DDOT = 0
`);
});

test('JSON has the fields of CelesTrak, numbers as numbers', () => {
  expect(JSON.parse(formatOmmJson(ISS))).toEqual([ISS_FIELDS]);
  expect(Object.keys(JSON.parse(formatOmmJson(ISS))[0])).toEqual(Object.keys(ISS_FIELDS));
});

test('XML stands as a parser of XML that is not ours reads it', () => {
  const xml = formatOmmXml({ ...ISS, name: 'A <B> & "C"' }, HEADER);
  expect(XMLValidator.validate(xml)).toBe(true);
  const { omm } = new XMLParser({ ignoreAttributes: false }).parse(xml).ndm;
  expect(omm['@_id']).toBe('CCSDS_OMM_VERS');
  expect(Object.keys(omm.body.segment)).toEqual(['metadata', 'data']);
  expect(omm.body.segment.metadata.OBJECT_NAME).toBe('A <B> & "C"');
  expect(Object.keys(omm.body.segment.data)).toEqual(['meanElements', 'tleParameters']);
  expect(omm.body.segment.data.meanElements.MEAN_MOTION).toBe(15.4947758);
  expect(omm.body.segment.data.tleParameters.NORAD_CAT_ID).toBe(25_544);
});
