import { expect, test } from 'vitest';
import type { Covariance6, Vector3 } from '../encounters/encounter.ts';
import { bundledEarthOrientation } from '../orientation/bundled-orientation.ts';
import { EARTH_ROTATION_RAD_S, earthAttitude, earthAttitudes } from '../orientation/earth-attitude.ts';
import { orientationAt } from '../orientation/earth-orientation.ts';
import { parseUtc, utcTime } from '../time/utc-time.ts';
import { convertCovariance, convertState } from './frame-conversion.ts';
import { type Frame, frameOfName, type State } from './state.ts';

const orientation = bundledEarthOrientation();
const utc = parseUtc('2026-03-10T12:34:56.789Z')!;
const attitude = earthAttitude(utc, orientationAt(orientation, utc));
const FRAMES: readonly Frame[] = ['TEME', 'GCRF', 'EME2000', 'MOD', 'TOD', 'PEF', 'ITRF'];

test('what stands still on the ground goes east with the Earth', () => {
  const ground: State<'ITRF'> = { frame: 'ITRF', position: [0, 6378, 0], velocity: [0, 0, 0] };
  for (const frame of ['TEME', 'GCRF', 'EME2000', 'MOD', 'TOD'] as const) {
    const { position, velocity } = convertState(ground, frame, attitude);
    expect(Math.hypot(...velocity)).toBeCloseTo(6378 * EARTH_ROTATION_RAD_S, 7);
    // About the z axis of the frame, which is at most half a degree from the pole.
    expect((position[0] * velocity[1] - position[1] * velocity[0]) / (6378 * Math.hypot(...velocity))).toBeGreaterThan(
      0.9999,
    );
  }
  expect(Math.hypot(...convertState(ground, 'PEF', attitude).velocity)).toBeLessThan(1e-12);
});

test('a covariance is converted as the differences of states that it is made of', () => {
  const position: Vector3 = [1200, -6500, 2100];
  const velocity: Vector3 = [5.1, 2.2, 4.9];
  const steps = [3, -2, 1, 4e-3, 1e-3, -2e-3];
  for (const from of FRAMES) {
    for (const to of FRAMES) {
      const one = convertState({ frame: from, position, velocity }, to, attitude);
      const other = convertState(
        {
          frame: from,
          position: [position[0] + steps[0]!, position[1] + steps[1]!, position[2] + steps[2]!],
          velocity: [velocity[0] + steps[3]!, velocity[1] + steps[4]!, velocity[2] + steps[5]!],
        },
        to,
        attitude,
      );
      const difference = [
        ...other.position.map((value, i) => value - one.position[i]!),
        ...other.velocity.map((value, i) => value - one.velocity[i]!),
      ];
      const found = convertCovariance(outer(steps), from, to, attitude);
      const expected = outer(difference);
      for (let i = 0; i < 36; i++) expect(Math.abs(found[i]! - expected[i]!)).toBeLessThan(1e-10);
    }
  }
});

const outer = (s: readonly number[]): Covariance6 =>
  Float64Array.from({ length: 36 }, (_, i) => s[Math.trunc(i / 6)]! * s[i % 6]!);

test('attitudes one after another are those one by one, in any order', () => {
  const attitudeAt = earthAttitudes(orientation);
  for (const second of [0, 1000, 3599, 3601, 7300, 100, 90_000, 86_000, -400_000]) {
    const time = utcTime(utc.day, second);
    const alone = earthAttitude(time, orientationAt(orientation, time));
    const { temeToGcrf, pefToGcrf } = attitudeAt(time);
    for (let i = 0; i < 9; i++) {
      expect(Math.abs(temeToGcrf[i]! - alone.temeToGcrf[i]!)).toBeLessThan(1e-10);
      expect(Math.abs(pefToGcrf[i]! - alone.pefToGcrf[i]!)).toBeLessThan(1e-10);
    }
  }
});

test.each([
  ['EME2000', 'EME2000'],
  ['J2000', 'EME2000'],
  ['icrf', 'GCRF'],
  ['ITRF', 'ITRF'],
  ['ITRF-97', 'ITRF'],
  ['ITRF2014', 'ITRF'],
  ['ITRF2000', 'ITRF'],
  ['TEME', 'TEME'],
  ['TOD_EARTH', 'TOD'],
  ['RTN', null],
  ['ITRF20147', null],
  ['MCI', null],
])('the frame called %s is %s', (name, frame) => {
  expect(frameOfName(name)).toBe(frame);
});
