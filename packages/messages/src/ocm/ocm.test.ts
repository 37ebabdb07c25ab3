import { formatUtc, parseUtc, UserError } from '@clearway/astro';
import { describe, expect, test } from 'vitest';
import { readOcm } from '../odm/read-odm.ts';
import { formatOrbitMessage } from '../odm/write-odm.ts';
import { covarianceOfLine, covarianceSize } from './covariance-ordering.ts';
import { operatorEphemerisFromOcm } from './ocm-ephemeris.ts';
import { ocmMessage } from './ocm-message.ts';

const OCM = `CCSDS_OCM_VERS = 3.0
CREATION_DATE = 2026-03-09T01:02:03
ORIGINATOR = OPERATOR
META_START
OBJECT_NAME = SATELLITE
INTERNATIONAL_DESIGNATOR = 2020-001A
CATALOG_NAME = SATCAT
OBJECT_DESIGNATOR = 45678
TIME_SYSTEM = TAI
EPOCH_TZERO = 2026-03-10T12:00:00
META_STOP
TRAJ_START
TRAJ_REF_FRAME = GCRF
USEABLE_START_TIME = 10.0
USEABLE_STOP_TIME = 110
TRAJ_TYPE = CARTPV
TRAJ_UNITS = [km, km, km, km/s, km/s, km/s]
0.0 7000 1 2 3 7.5 4
60.5 7001 1 2 3 7.5 4
120 7002 1 2 3 7.5 4
TRAJ_STOP
TRAJ_START
TRAJ_REF_FRAME = ITRF2014
TRAJ_TYPE = CARTP
2026-03-10T12:10:00 1 2 3
TRAJ_STOP
COV_START
COV_REF_FRAME = RTN
COV_TYPE = CARTP
COV_ORDERING = UTM
-30 9 9 9 9 9 9
30 1 2 3 4 5 6
90 1.5 2 3 4 5 6
COV_STOP
MAN_START
MAN_ID = BURN-1
MAN_BASIS = PLANNED
MAN_DEVICE_ID = THR
MAN_REF_FRAME = RTN
DC_TYPE = CONTINUOUS
MAN_COMPOSITION = TIME_RELATIVE, MAN_DURA, DV_X, DV_Y, DV_Z, DELTA_MASS
MAN_UNITS = [s, km/s, km/s, km/s, kg]
300 20 0 0.001 0 -0.5
MAN_STOP
`;

describe('an OCM', () => {
  test('becomes segments, with the covariances within their spans and its manoeuvres', () => {
    const ephemeris = operatorEphemerisFromOcm(readOcm(OCM));
    expect(ephemeris).toMatchObject({ source: 'OCM', objectId: '2020-001A', catalogNumber: 45678 });
    expect(formatUtc(ephemeris.origin, 0)).toBe('2026-03-10T00:00:00Z');
    const [first, second] = ephemeris.segments;
    expect([...first!.times]).toEqual([43200, 43260.5, 43320]);
    expect([first!.useableStart, first!.useableStop]).toEqual([43210, 43310]);
    expect(first).toMatchObject({ referenceFrame: 'GCRF', timeSystem: 'TAI', hasVelocity: true, centerName: 'EARTH' });
    expect([...second!.states]).toEqual([1, 2, 3, 0, 0, 0]);
    expect(second!.hasVelocity).toBe(false);
    const [covariance] = first!.covariances;
    expect(covariance).toMatchObject({ referenceFrame: 'RTN', isPositionOnly: true });
    expect([...covariance!.times]).toEqual([43230, 43290]);
    expect([...covariance!.matrices.subarray(0, 21)]).toEqual([
      1, 2, 3, 0, 0, 0, 2, 4, 5, 0, 0, 0, 3, 5, 6, 0, 0, 0, 0, 0, 0,
    ]);
    expect(covariance!.matrices[36]).toBe(1.5);
    expect(second!.covariances).toEqual([]);
    expect(ephemeris.maneuvers).toEqual([
      {
        id: 'BURN-1',
        start: 43500,
        duration: 20,
        deltaV: [0, 0.001, 0],
        referenceFrame: 'RTN',
        timeSystem: 'TAI',
        deltaMass: -0.5,
        basis: 'PLANNED',
      },
    ]);
  });

  test.each([
    ['60.5 7001', '120 7001', /^line 20: time "120" is not after the one before it$/],
    ['60.5 7001', '60.5 7001 5', /^line 19: 7 values after the time: expected 6 as in the lines before$/],
    [
      'TRAJ_TYPE = CARTPV',
      'TRAJ_TYPE = CARTPVA',
      /^line 18: 6 values after the time: expected 9 for TRAJ_TYPE = CARTPVA$/,
    ],
    ['[km, km, km, km/s', '[m, m, m, m/s', /^line 17: TRAJ_UNITS = .*: expected \[km,km,km,km\/s,km\/s,km\/s\]$/],
    ['60.5 7001', '60.5 x', /^line 19: "x" is not a number$/],
    [
      'COV_TYPE = CARTP',
      'COV_TYPE = CARTPV',
      /^line 31: 6 values .*a 6 × 6 matrix of COV_TYPE = CARTPV, COV_ORDERING = UTM$/,
    ],
    ['COV_ORDERING = UTM', 'COV_ORDERING = ABC', /^line 30: COV_ORDERING = "ABC": expected LTM, UTM, FULL/],
    ['TIME_RELATIVE, MAN', 'MAN', /^line 41: MAN_COMPOSITION: expected TIME_ABSOLUTE or TIME_RELATIVE first$/],
    ['DV_Y, DV_Z', 'DV_Y, DV_Y', /^line 41: MAN_COMPOSITION: element DV_Y stands twice$/],
    ['DV_Y, DV_Z', 'DV_Y, toString', /^line 41: MAN_COMPOSITION: unknown element TOSTRING$/],
    ['300 20 0 0.001 0 -0.5', '300 20 0 0.001 0', /^line 43: .*: expected the 6 values of MAN_COMPOSITION$/],
    ['DC_TYPE = CONTINUOUS', 'DC_TYPE = TIME', /^line 40: DC_WIN_OPEN is missing: expected with DC_TYPE = TIME$/],
    ['MAN_UNITS = [s, km/s', 'MAN_UNITS = [s, m/s', /^line 42: MAN_UNITS = /],
    ['EPOCH_TZERO = 2026-03-10T12:00:00\n', '', /^line \d+: OCM metadata: EPOCH_TZERO is missing$/],
  ])('is refused with %j → %j', (from, to, message) => {
    expect(OCM).toContain(from);
    expect(() => readOcm(OCM.replace(from, to))).toThrow(message);
    expect(() => readOcm(OCM.replace(from, to))).toThrow(UserError);
  });

  test.each(['KVN', 'XML', 'JSON'] as const)('made of an ephemeris gives the ephemeris back, in %s', (syntax) => {
    const ephemeris = operatorEphemerisFromOcm(readOcm(OCM));
    const header = { originator: 'OPERATOR', created: parseUtc('2026-03-09T01:02:03')! };
    const text = formatOrbitMessage(ocmMessage(ephemeris, header), syntax);
    expect(operatorEphemerisFromOcm(readOcm(text))).toEqual(ephemeris);
  });

  test('may have a unit for the time of a manoeuvre, and blanks between its elements, as figures of the standard do', () => {
    const figure = OCM.replace('MAN_UNITS = [s,', 'MAN_UNITS = [n/a, s,').replace(
      'TIME_RELATIVE, MAN_DURA',
      'TIME_RELATIVE MAN_DURA',
    );
    expect(readOcm(figure).maneuvers).toEqual(readOcm(OCM).maneuvers);
  });

  test('in another order of keywords is read where that is asked for, and comes to the same', () => {
    const disordered = OCM.replace(
      'TIME_SYSTEM = TAI\nEPOCH_TZERO = 2026-03-10T12:00:00',
      'EPOCH_TZERO = 2026-03-10T12:00:00\nTIME_SYSTEM = TAI',
    );
    expect(() => readOcm(disordered)).toThrow(/^line 10: TIME_SYSTEM is out of order/);
    const { trajectories } = readOcm(disordered, '', { isLenient: true });
    expect(trajectories).toEqual(readOcm(OCM).trajectories);
  });

  test('joins the covariances of one frame, of two at one time the first', () => {
    const more = OCM.replace(
      'MAN_START',
      'COV_START\nCOV_REF_FRAME = RTN\nCOV_TYPE = CARTP\n0 7 7 7 7 7 7\n30 8 8 8 8 8 8\nCOV_STOP\nMAN_START',
    );
    const [segment] = operatorEphemerisFromOcm(readOcm(more)).segments;
    expect(segment!.covariances.map(({ times }) => [...times])).toEqual([[43200, 43230, 43290]]);
    expect([0, 1, 2].map((i) => segment!.covariances[0]!.matrices[36 * i])).toEqual([7, 1, 1.5]);
  });

  test('of more parts than memory holds is refused', () => {
    const trajectories = 'TRAJ_START\n0 1 2 3 4 5 6\nTRAJ_STOP\n'.repeat(450);
    const frames = Array.from(
      { length: 450 },
      (_, i) => `COV_START\nCOV_REF_FRAME = F${i}\nCOV_TYPE = CARTP\n0 1 2 3 4 5 6\nCOV_STOP\n`,
    );
    const hostile = readOcm(`${OCM.slice(0, OCM.indexOf('TRAJ_START'))}${trajectories}${frames.join('')}`);
    expect(() => operatorEphemerisFromOcm(hostile)).toThrow('450 trajectories and covariances in 450 frames');
  });

  test('without a Cartesian trajectory is no ephemeris', () => {
    const keplerian = OCM.replace(/TRAJ_START.*TRAJ_STOP\n(?=COV)/s, '');
    expect(() => operatorEphemerisFromOcm(readOcm(keplerian))).toThrow('the OCM has no trajectory');
  });
});

test('the five orderings give the same matrix', () => {
  const matrix = [4, 2, 1, 2, 9, 3, 1, 3, 16];
  const correlations = [2 / 6, 1 / 8, 3 / 12];
  const [a, b, c] = correlations as [number, number, number];
  for (const [ordering, line] of [
    ['LTM', [4, 2, 9, 1, 3, 16]],
    ['UTM', [4, 2, 1, 9, 3, 16]],
    ['FULL', matrix],
    ['LTMWCC', [4, a, b, 2, 9, c, 1, 3, 16]],
    ['UTMWCC', [4, 2, 1, a, 9, 3, b, c, 16]],
  ] as const) {
    expect(covarianceSize(ordering, line.length)).toBe(3);
    expect([...covarianceOfLine(ordering, 3, Float64Array.from(line))]).toEqual(matrix);
  }
  expect(covarianceSize('LTM', 20)).toBeNull();
  expect(covarianceSize('FULL', 21)).toBeNull();
});
