import { parseUtc, UserError } from '@clearway/astro';
import { expect, test } from 'vitest';
import { readOmm, readOrbitMessages } from '../odm/read-odm.ts';
import { formatOrbitMessage } from '../odm/write-odm.ts';
import { formatOmmJson } from './omm-json-writer.ts';

const OMM = `CCSDS_OMM_VERS = 3.0
CREATION_DATE =
ORIGINATOR =
OBJECT_NAME = SATELLITE
OBJECT_ID =
CENTER_NAME = EARTH
REF_FRAME = TEME
TIME_SYSTEM = UTC
MEAN_ELEMENT_THEORY = SGP4
EPOCH = 2026-060T01:02:03.456789
MEAN_MOTION = 15.5 [rev/day]
ECCENTRICITY = .0001
INCLINATION = 51.6
RA_OF_ASC_NODE = 1
ARG_OF_PERICENTER = 2
MEAN_ANOMALY = 3
NORAD_CAT_ID = 25544
BSTAR = 1e-4
USER_DEFINED_SOURCE = test
`;

test('an OMM of an object without designator, date and originator left empty', () => {
  expect(readOmm(OMM)).toMatchObject({
    originator: '',
    objectId: '',
    elements: { epoch: { day: 9556, second: 3723.456789 }, meanMotionRevPerDay: 15.5, semiMajorAxis: null },
    tle: { catalogNumber: 25544, bstar: 1e-4, meanMotionDot: null },
    spacecraft: null,
    covariance: null,
  });
});

test.each([
  ['REF_FRAME = TEME', 'REF_FRAME = EME2000', /^line 7: REF_FRAME = "EME2000": expected TEME with .* = SGP4$/],
  ['TIME_SYSTEM = UTC', 'TIME_SYSTEM = TAI', /^line 8: TIME_SYSTEM = "TAI": expected UTC/],
  ['MEAN_MOTION = 15.5 [rev/day]', 'SEMI_MAJOR_AXIS = 7000', /^line 17: MEAN_MOTION is missing: expected with/],
  ['MEAN_MOTION = 15.5 [rev/day]\n', '', /^line 10: OMM meanElements: SEMI_MAJOR_AXIS or MEAN_MOTION is missing$/],
  ['[rev/day]', '[deg/s]', /^line 11: MEAN_MOTION = "15.5": unit "deg\/s": expected \[rev\/day\]$/],
  ['OBJECT_ID =\n', '', /^line \d+: OMM metadata: OBJECT_ID is missing$/],
  ['BSTAR = 1e-4', 'MEAN_MOTION_DOT = 1', /^line 17: BSTAR is missing: expected with MEAN_ELEMENT_THEORY = SGP4$/],
])('is refused with %j → %j', (from, to, message) => {
  expect(OMM).toContain(from);
  expect(() => readOmm(OMM.replace(from, to))).toThrow(message);
  expect(() => readOmm(OMM.replace(from, to))).toThrow(UserError);
});

/** A record as Space-Track's class `gp` has it, made up. */
const GP = `[{"CCSDS_OMM_VERS":"2.0","COMMENT":"GENERATED VIA SPACE-TRACK.ORG API","CREATION_DATE":"2026-03-09T18:26:20","ORIGINATOR":"18 SPCS",
"OBJECT_NAME":"A","OBJECT_ID":"1998-067A","CENTER_NAME":"EARTH","REF_FRAME":"TEME","TIME_SYSTEM":"UTC","MEAN_ELEMENT_THEORY":"SGP4",
"EPOCH":"2026-03-09T12:00:00.500000","MEAN_MOTION":"15.50000000","ECCENTRICITY":"0.00010000","INCLINATION":"51.6000","RA_OF_ASC_NODE":"1.0000",
"ARG_OF_PERICENTER":"2.0000","MEAN_ANOMALY":"3.0000","EPHEMERIS_TYPE":"0","CLASSIFICATION_TYPE":"U","NORAD_CAT_ID":"25544","ELEMENT_SET_NO":"999",
"REV_AT_EPOCH":"4","BSTAR":"0.00010000000000","MEAN_MOTION_DOT":"0.00001","MEAN_MOTION_DDOT":"0.0","RCS_SIZE":"LARGE","DECAY_DATE":null}]`;

test('flat JSON as Space-Track writes it is an OMM, with what the standard lacks as user-defined', () => {
  const omm = readOmm(GP);
  expect(omm).toMatchObject({
    originator: '18 SPCS',
    objectId: '1998-067A',
    tle: { catalogNumber: 25544, bstar: 1e-4 },
  });
  const kvn = formatOrbitMessage(omm.message, 'KVN');
  expect(kvn).toMatch(/^COMMENT GENERATED VIA SPACE-TRACK.ORG API$/m);
  expect(kvn).toMatch(/^MEAN_MOTION\s+= 15.50000000 \[rev\/day\]$/m);
  expect(kvn).toMatch(/^USER_DEFINED_RCS_SIZE\s+= LARGE$/m);
  expect(kvn).not.toContain('DECAY_DATE');
  expect({ ...readOmm(kvn), message: null }).toEqual({ ...omm, message: null });
  const two = GP.replace(/^\[(.*)\]$/s, '[$1,$1]');
  expect(readOrbitMessages(two).length).toBe(2);
  expect(() => readOmm(GP.replace('"15.50000000"', '"15.5O"'))).toThrow(
    /^line 3: MEAN_MOTION = "15.5O": expected a number/,
  );
});

test.each(['LA\u007fGE', 'LA\\u007fGE', 'LA\u0001GE'])('flat JSON with a control character is refused: %j', (size) => {
  // It would be written, and not read again.
  expect(() => readOrbitMessages(GP.replace('"LARGE"', `"${size}"`))).toThrow(/^line 5: a control character/);
});

test('flat JSON as Clearway and CelesTrak write it, which leave out what is alike in all', () => {
  const omm = readOmm(OMM.replace('NORAD', 'EPHEMERIS_TYPE = 0\nNORAD'));
  const { elements, tle } = omm;
  const json = formatOmmJson({
    id: 25544,
    name: 'SATELLITE',
    internationalDesignator: '',
    classification: '',
    epoch: parseUtc('2026-060T01:02:03.456789')!,
    meanMotionRevPerDay: 15.5,
    eccentricity: 0.0001,
    inclinationDeg: 51.6,
    raanDeg: 1,
    argumentOfPericenterDeg: 2,
    meanAnomalyDeg: 3,
    bstar: 1e-4,
    meanMotionDot: 0,
    meanMotionDdot: 0,
    ephemerisType: 0,
    elementSetNumber: 0,
    revolutionAtEpoch: 0,
  });
  expect(readOmm(json)).toMatchObject({
    elements,
    tle: { catalogNumber: tle!.catalogNumber, bstar: tle!.bstar },
    referenceFrame: 'TEME',
    timeSystem: 'UTC',
  });
});
