import { formatUtc, parseUtc, UserError } from '@clearway/astro';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EphemerisSegment, OperatorEphemeris } from '../odm/operator-ephemeris.ts';
import { readOem } from '../odm/read-odm.ts';
import { readOperatorEphemerides } from '../odm/read-operator-ephemeris.ts';
import { formatOrbitMessage } from '../odm/write-odm.ts';
import { operatorEphemerisFromOem } from './oem-ephemeris.ts';
import { oemMessage } from './oem-message.ts';

const TWO_SEGMENTS = `CCSDS_OEM_VERS = 3.0
CREATION_DATE = 2026-03-09T01:02:03
ORIGINATOR = OPERATOR
META_START
OBJECT_NAME = SATELLITE
OBJECT_ID = 25544
CENTER_NAME = Earth
REF_FRAME = ITRF2000
TIME_SYSTEM = utc
START_TIME = 2026-03-10T23:59:00
USEABLE_START_TIME = 2026-03-10T23:59:30
USEABLE_STOP_TIME = 2026-03-11T00:00:30
STOP_TIME = 2026-03-11T00:01:00
INTERPOLATION = Hermite
INTERPOLATION_DEGREE = 7
META_STOP
2026-03-10T23:59:00.125 7000 1 2 3 7.5 4 0.001 0.002 0.003
2026-03-11T00:00:00.5 -7000 -1 -2 -3 -7.5 -4
2026-03-11T00:00:00.5 -7000 -1 -2 -3 -7.5 -4
COVARIANCE_START
EPOCH = 2026-03-10T23:59:00.125
1
2 3
4 5 6
7 8 9 10
11 12 13 14 15
16 17 18 19 20 21
EPOCH = 2026-03-11T00:00:00
COV_REF_FRAME = RTN
1
0 1
0 0 1
0 0 0 1
0 0 0 0 1
0 0 0 0 0 1
COVARIANCE_STOP
META_START
OBJECT_NAME = SATELLITE
OBJECT_ID = 25544
CENTER_NAME = EARTH
REF_FRAME = ITRF2000
TIME_SYSTEM = UTC
START_TIME = 2026-03-11T00:01:00
STOP_TIME = 2026-03-11T00:01:00
META_STOP
2026-03-11T00:01:00 1 2 3 4 5 6 7 8 9
`;

describe('an OEM', () => {
  test('becomes segments of plain arrays', () => {
    const ephemeris = operatorEphemerisFromOem(readOem(TWO_SEGMENTS));
    expect(ephemeris).toMatchObject({ objectName: 'SATELLITE', objectId: '25544', catalogNumber: 25544 });
    expect(formatUtc(ephemeris.origin, 0)).toBe('2026-03-10T00:00:00Z');
    const [first, second] = ephemeris.segments;
    expect(first).toMatchObject({ centerName: 'EARTH', timeSystem: 'UTC', method: 'HERMITE', degree: 7 });
    expect([first!.start, first!.useableStart, first!.useableStop, first!.stop]).toEqual([86340, 86370, 86430, 86460]);
    expect([...first!.times]).toEqual([86340.125, 86400.5]);
    expect([...first!.states.subarray(6)]).toEqual([-7000, -1, -2, -3, -7.5, -4]);
    expect(first!.accelerations).toBeNull();
    expect([...second!.accelerations!]).toEqual([7, 8, 9]);
    expect(second).toMatchObject({ useableStart: 86460, useableStop: 86460, method: null, degree: null });
    const [own, rtn] = first!.covariances;
    expect([own!.referenceFrame, rtn!.referenceFrame]).toEqual(['ITRF2000', 'RTN']);
    expect([...own!.matrices.subarray(0, 12)]).toEqual([1, 2, 4, 7, 11, 16, 2, 3, 5, 8, 12, 17]);
    expect([...rtn!.times]).toEqual([86400]);
  });

  test.each([
    [
      '2026-03-11T00:00:00.5 -7000 -1 -2 -3 -7.5 -4\nCOV',
      '2026-03-11T00:00:00.5 -7000 1 -2 -3 -7.5 -4\nCOV',
      /^line 19: EPOCH = .* is not after the one before it$/,
    ],
    ['2026-03-11T00:00:00.5', '2026-03-10T23:59:60.5', /^line 18: EPOCH = .* lies in a leap second/],
    ['COVARIANCE_STOP\n', 'COVARIANCE_STOP\n2026-03-11T00:00:01 1 2 3 4 5 6\n', /^line 37: .* is not KEYWORD = value$/],
    [
      'EPOCH = 2026-03-11T00:00:00',
      'EPOCH = 2026-03-10T00:00:00',
      /^line 28: EPOCH = .* of a covariance is before the last one$/,
    ],
    [
      'OBJECT_ID = 25544\nCENTER_NAME = EARTH',
      'OBJECT_ID = 5\nCENTER_NAME = EARTH',
      /^line 39: OBJECT_ID = 5 differs from 25544/,
    ],
    ['TIME_SYSTEM = UTC', 'TIME_SYSTEM = TAI', /^line 42: TIME_SYSTEM = TAI differs from utc/],
    [
      'USEABLE_STOP_TIME = 2026-03-11T00:00:30',
      'USEABLE_STOP_TIME = 2026-03-11T00:02:30',
      /^line 13: STOP_TIME = .* is before USEABLE_STOP_TIME/,
    ],
    ['2026-03-11T00:01:00 1 2 3 4 5 6 7 8 9\n', '', /^line \d+: OEM data: expected a state/],
  ])('is refused with %j → %j', (from, to, message) => {
    expect(TWO_SEGMENTS).toContain(from);
    expect(() => readOem(TWO_SEGMENTS.replace(from, to))).toThrow(message);
    expect(() => readOem(TWO_SEGMENTS.replace(from, to))).toThrow(UserError);
  });

  test('in JSON may have its states as lines or as objects', () => {
    const lines = formatOrbitMessage(readOem(TWO_SEGMENTS).message, 'JSON');
    const objects = lines.replace(
      '"2026-03-11T00:01:00 1 2 3 4 5 6 7 8 9"',
      '{"EPOCH":"2026-03-11T00:01:00","X":1,"Y":2,"Z":3,"X_DOT":4,"Y_DOT":5,"Z_DOT":6,"X_DDOT":7,"Y_DDOT":8,"Z_DDOT":9}',
    );
    expect(objects).not.toBe(lines);
    expect(readOem(objects).segments).toEqual(readOem(lines).segments);
  });

  test('two of them at once are not one', () => {
    expect(() => readOem(TWO_SEGMENTS + TWO_SEGMENTS)).toThrow('the text holds 2 messages: expected one OEM');
    expect(readOperatorEphemerides(TWO_SEGMENTS + TWO_SEGMENTS).length).toBe(2);
  });
});

const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((value) => value + 0);

const segments: fc.Arbitrary<EphemerisSegment> = fc
  .record({
    milliseconds: fc.uniqueArray(fc.integer({ min: 0, max: 20 * 86_400_000 }), { minLength: 1, maxLength: 5 }),
    numbers: fc.array(finite, { minLength: 66, maxLength: 66 }),
    hasMethod: fc.boolean(),
    hasAccelerations: fc.boolean(),
  })
  .map(({ milliseconds, numbers, hasMethod, hasAccelerations }) => {
    const times = Float64Array.from(milliseconds, (each) => each / 1000).sort();
    const matrices = new Float64Array(36);
    for (let row = 0; row < 6; row++) {
      for (let column = 0; column <= row; column++) {
        matrices[6 * row + column] = numbers[6 * row + column]!;
        matrices[6 * column + row] = numbers[6 * row + column]!;
      }
    }
    return {
      centerName: 'EARTH',
      referenceFrame: 'GCRF',
      referenceFrameEpoch: null,
      timeSystem: 'TAI',
      start: times[0]!,
      stop: times.at(-1)!,
      useableStart: times[0]!,
      useableStop: times.at(-1)!,
      method: hasMethod ? 'LAGRANGE' : null,
      degree: hasMethod ? 5 : null,
      times,
      states: Float64Array.from({ length: 6 * times.length }, (_, i) => numbers[36 + i]!),
      hasVelocity: true,
      accelerations: hasAccelerations ? Float64Array.from({ length: 3 * times.length }, (_, i) => numbers[i]!) : null,
      covariances: [{ referenceFrame: 'RTN', times: times.subarray(0, 1), matrices, isPositionOnly: false }],
    };
  });

test('any ephemeris survives being written as an OEM, in every form', () => {
  fc.assert(
    fc.property(segments, fc.constantFrom('KVN', 'XML', 'JSON'), (segment, syntax) => {
      const ephemeris: OperatorEphemeris = {
        source: 'OEM',
        objectName: 'A B',
        objectId: '2020-001A',
        catalogNumber: null,
        originator: 'CLEARWAY',
        created: parseUtc('2026-01-02T03:04:05.678'),
        origin: { day: 9000 + Math.floor(segment.times[0]! / 86_400), second: 0 },
        segments: [{ ...segment, ...shifted(segment) }],
        maneuvers: [],
      };
      const header = { originator: 'CLEARWAY', created: ephemeris.created! };
      const text = formatOrbitMessage(oemMessage(ephemeris, header), syntax);
      expect(operatorEphemerisFromOem(readOem(text))).toEqual(ephemeris);
    }),
    { numRuns: 60 },
  );
});

/** Times counted from midnight of the day of the first state, as a reader counts them: whole milliseconds stay what they are. */
function shifted(segment: EphemerisSegment): Partial<EphemerisSegment> {
  const days = Math.floor(segment.times[0]! / 86_400);
  const back = (time: number): number => {
    const ticks = Math.round(time * 1000) - days * 86_400_000;
    const day = Math.floor(ticks / 86_400_000);
    return day * 86_400 + (ticks - day * 86_400_000) / 1000;
  };
  const times = segment.times.map(back);
  return {
    times,
    start: back(segment.start),
    stop: back(segment.stop),
    useableStart: back(segment.useableStart),
    useableStop: back(segment.useableStop),
    covariances: segment.covariances.map((each) => ({ ...each, times: each.times.map(back) })),
  };
}
