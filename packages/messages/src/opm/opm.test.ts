import { parseUtc, UserError } from '@clearway/astro';
import { expect, test } from 'vitest';
import { readOpm } from '../odm/read-odm.ts';
import { formatOrbitMessage } from '../odm/write-odm.ts';
import { type OpmContent, opmMessage } from './opm-message.ts';

const CONTENT: OpmContent = {
  objectName: 'SATELLITE',
  objectId: '2020-001A',
  centerName: 'EARTH',
  referenceFrame: 'EME2000',
  timeSystem: 'UTC',
  epoch: parseUtc('2026-03-10T01:02:03.456789')!,
  position: [7000, -1e-7, 2.5],
  velocity: [0, 7.546053, -1],
  mass: 250,
  covariance: { referenceFrame: 'RTN', matrix: Float64Array.from({ length: 36 }, (_, i) => (i % 7 === 0 ? 1e-4 : 0)) },
  maneuvers: [
    {
      ignition: parseUtc('2026-03-10T06:00:00')!,
      duration: 0,
      deltaMass: -0.01,
      referenceFrame: 'RTN',
      deltaV: [0, 1e-5, 0],
    },
  ],
};

const HEADER = { originator: 'CLEARWAY', created: parseUtc('2026-03-09')!, comments: ['avoidance plan'] };

test.each(['KVN', 'XML', 'JSON'] as const)('a state, its covariance and a burn survive %s', (syntax) => {
  const text = formatOrbitMessage(opmMessage(CONTENT, HEADER), syntax);
  const { mass, ...rest } = CONTENT;
  expect(readOpm(text)).toMatchObject({ ...rest, spacecraft: { mass }, originator: 'CLEARWAY', keplerian: null });
});

const ELEMENTS = `SEMI_MAJOR_AXIS = 7000
ECCENTRICITY = 0.1
INCLINATION = 98
RA_OF_ASC_NODE = 1
ARG_OF_PERICENTER = 2
MEAN_ANOMALY = 3
GM = 398600.4418
MASS =`;

test('Keplerian elements have one anomaly', () => {
  const text = formatOrbitMessage(opmMessage({ ...CONTENT, covariance: null }, HEADER), 'KVN');
  const withElements = (elements: string): string => text.replace(/MASS\s+=/, elements);
  expect(readOpm(withElements(ELEMENTS)).keplerian).toMatchObject({ meanAnomalyDeg: 3, trueAnomalyDeg: null });
  for (const [anomalies, message] of [
    ['TRUE_ANOMALY = 3\nMEAN_ANOMALY = 3', /^line \d+: MEAN_ANOMALY is given besides TRUE_ANOMALY: expected one/],
    ['COMMENT none', /^line \d+: OPM keplerianElements: TRUE_ANOMALY or MEAN_ANOMALY is missing$/],
  ] as const) {
    const wrong = withElements(ELEMENTS.replace('MEAN_ANOMALY = 3', anomalies));
    expect(() => readOpm(wrong)).toThrow(message);
    expect(() => readOpm(wrong)).toThrow(UserError);
  }
});
