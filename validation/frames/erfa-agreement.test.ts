import {
  convertState,
  earthAttitude,
  earthRotationAngle,
  type Frame,
  meanSiderealTime1982,
  parseUtc,
  type State,
  type UtcTime,
  ut1FromUtc,
} from '@clearway/astro';
import { expect, test } from 'vitest';
import { equatorAndEquinox, precessionAngles } from '../../packages/astro/src/orientation/capitaine-2003.ts';
import { originLocator } from '../../packages/astro/src/orientation/celestial-pole.ts';
import { GCRF_TO_EME2000 } from '../../packages/astro/src/orientation/frame-bias.ts';
import { nutation } from '../../packages/astro/src/orientation/mccarthy-luzum-2003.ts';
import { centuriesSinceJ2000, ttFromUtc } from '../../packages/astro/src/time/time-scale.ts';
import { ERFA_VALUES, type ErfaValues } from './erfa-values.ts';

/**
 * Against ERFA, which stands for IAU SOFA. Angles of the same model agree to rounding; the nutation of 77 terms is within 1 mas of
 * the one of 1365, and so are the matrices: 1.2 mas with a margin for three of them at once. 1 mas is 3.4 cm at 7000 km.
 */
const RADIANS_PER_MAS = Math.PI / 648e6;
const TOLERANCE = 1.2 * RADIANS_PER_MAS;

const time = (values: ErfaValues): UtcTime => parseUtc(values.utc)!;
const centuries = (values: ErfaValues): number => centuriesSinceJ2000(ttFromUtc(time(values)));
const arcseconds = (value: number): number => (value * Math.PI) / 648_000;

function largestDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < one.length; i++) largest = Math.max(largest, Math.abs(one[i]! - other[i]!));
  return largest;
}

test.each(ERFA_VALUES)('angles at $utc', (values) => {
  const ut1 = ut1FromUtc(time(values), values.ut1MinusUtc);
  expect(Math.abs(earthRotationAngle(ut1) - values.era)).toBeLessThan(2e-12);
  expect(Math.abs(meanSiderealTime1982(ut1) - values.gmst82)).toBeLessThan(2e-12);
  const { gammaBar, phiBar, psiBar, obliquity } = precessionAngles(centuries(values));
  expect(largestDifference([gammaBar, phiBar, psiBar, obliquity], values.precession)).toBeLessThan(1e-14);
});

test.each(ERFA_VALUES)('nutation at $utc', (values) => {
  const t = centuries(values);
  const found = nutation(t);
  // Without the factors of 2006 it is the abridged model itself.
  const flattening = -2.7774e-6 * t;
  const abridged = [found.longitude / (1 + 0.4697e-6 + flattening), found.obliquity / (1 + flattening)];
  expect(largestDifference(abridged, values.nutation2000B)).toBeLessThan(1e-15);
  const sine = Math.sin(values.precession[3]);
  const apart = [(found.longitude - values.nutation[0]) * sine, found.obliquity - values.nutation[1]];
  expect(Math.hypot(...apart)).toBeLessThan(1 * RADIANS_PER_MAS);
});

test.each(ERFA_VALUES)('the origin on the equator at $utc', (values) => {
  const found = originLocator(centuries(values), ...values.pole);
  // The terms left out, and those in t, come to 4 µas in 2035.
  expect(Math.abs(found - values.s)).toBeLessThan(5e-3 * RADIANS_PER_MAS);
});

test.each(ERFA_VALUES)('frames at $utc', (values) => {
  const attitude = earthAttitude(time(values), {
    xPole: arcseconds(values.xPole),
    yPole: arcseconds(values.yPole),
    ut1MinusUtc: values.ut1MinusUtc,
    excessLengthOfDay: 0,
    dX: 0,
    dY: 0,
  });
  expect(largestDifference(matrix('GCRF', 'ITRF', attitude), values.gcrfToItrf)).toBeLessThan(TOLERANCE);
  expect(largestDifference(matrix('TEME', 'GCRF', attitude), values.temeToGcrf)).toBeLessThan(TOLERANCE);
  const mod = equatorAndEquinox(precessionAngles(centuries(values)), 0, 0);
  expect(largestDifference(mod, values.gcrfToMod)).toBeLessThan(1e-14);
  expect(largestDifference(matrix('GCRF', 'MOD', attitude), values.gcrfToMod)).toBeLessThan(1e-14);
});

/** The rotation between two frames, from what it does to unit vectors. */
function matrix(from: Frame, to: Frame, attitude: ReturnType<typeof earthAttitude>): number[] {
  const columns = (
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ] as const
  ).map((position) => {
    const state: State = { frame: from, position, velocity: [0, 0, 0] };
    return convertState(state, to, attitude).position;
  });
  return [0, 1, 2].flatMap((row) => columns.map((column) => column[row]!));
}

test('the bias between GCRF and EME2000', () => {
  const erfa = [
    0.999999999999994, -7.0782797441992e-8, 8.05621714697613e-8, 7.07827947785734e-8, 0.999999999999997,
    3.30604145422214e-8, -8.05621738098697e-8, -3.30604088398055e-8, 0.999999999999996,
  ];
  expect(largestDifference(GCRF_TO_EME2000, erfa)).toBeLessThan(2e-14);
});
