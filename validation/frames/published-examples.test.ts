import {
  convertState,
  earthAttitude,
  eme2000FromGcrf,
  type Frame,
  frameChange,
  gcrfFromEme2000,
  gcrfFromItrf,
  gcrfFromTeme,
  itrfFromGcrf,
  itrfFromTeme,
  parseUtc,
  pefFromTeme,
  type State,
  temeFromItrf,
  temeFromPef,
  type Vector3,
} from '@clearway/astro';
import { expect, test } from 'vitest';

const arcseconds = (value: number): number => (value * Math.PI) / 648_000;

/**
 * Vallado, Fundamentals of Astrodynamics and Applications, 4th edition, examples 3-14 and 3-15, and Vallado, Crawford, Hujsak and
 * Kelso, AIAA 2006-6753, appendix C: one state in every frame, 10,200 km from the centre.
 */
const attitude = earthAttitude(parseUtc('2004-04-06T07:51:28.386009Z')!, {
  xPole: arcseconds(-0.140682),
  yPole: arcseconds(0.333309),
  ut1MinusUtc: -0.4399619,
  excessLengthOfDay: 0.0015563,
  dX: arcseconds(-0.000205),
  dY: arcseconds(-0.000136),
});

const ITRF: State<'ITRF'> = {
  frame: 'ITRF',
  position: [-1033.479383, 7901.2952754, 6380.3565958],
  velocity: [-3.22563652, -2.87245145, 5.531924446],
};

const apart = (one: Vector3, other: Vector3): number => Math.hypot(...one.map((value, i) => value - other[i]!));

interface Published {
  readonly frame: Frame;
  readonly position: Vector3;
  readonly velocity: Vector3;
  /** km. */
  readonly tolerance: number;
  readonly why: string;
}

const PUBLISHED: readonly Published[] = [
  {
    frame: 'PEF',
    position: [-1033.4750313, 7901.3055856, 6380.3445327],
    velocity: [-3.225632747, -2.872442511, 5.531931288],
    tolerance: 2e-7,
    why: 'last digit printed',
  },
  {
    frame: 'TEME',
    position: [5094.1801621, 6127.6446595, 6380.3445327],
    velocity: [-4.746131487, 0.785818041, 5.531931288],
    tolerance: 2e-5,
    why: 'printed from a Julian date in one double, which resolves 4e-5 s: 3 cm',
  },
  {
    frame: 'GCRF',
    position: [5102.5089529, 6123.0113991, 6378.1369338],
    velocity: [-4.743220161, 0.790536495, 5.533755724],
    tolerance: 2e-5,
    why: 'the book mixes Earth orientation of two sources; ERFA is 1 cm from it as well',
  },
  {
    frame: 'MOD',
    position: [5094.0290167, 6127.8709363, 6380.2478885],
    velocity: [-4.746262495, 0.786014149, 5.531791025],
    tolerance: 5e-4,
    why: 'printed in the older model of 1976 and 1980, without its corrections of 50 mas',
  },
];

test.each(PUBLISHED)('from ITRF to $frame: $why', ({ frame, position, velocity, tolerance }) => {
  const found = convertState(ITRF, frame, attitude);
  expect(found.frame).toBe(frame);
  expect(apart(found.position, position)).toBeLessThan(tolerance);
  expect(apart(found.velocity, velocity)).toBeLessThan(Math.max(tolerance * 1e-3, 1e-8));
});

test('and back from every frame to every other', () => {
  const frames: readonly Frame[] = ['TEME', 'GCRF', 'EME2000', 'MOD', 'TOD', 'PEF', 'ITRF'];
  for (const from of frames) {
    const state = convertState(ITRF, from, attitude);
    for (const to of frames) {
      const back = convertState(convertState(state, to, attitude), from, attitude);
      expect(apart(back.position, state.position)).toBeLessThan(1e-10);
      expect(apart(back.velocity, state.velocity)).toBeLessThan(1e-13);
      const direct = convertState(state, to, attitude);
      const byItrf = convertState(ITRF, to, attitude);
      // TEME to the Earth and to GCRF are two ways round the same triangle.
      expect(apart(direct.position, byItrf.position)).toBeLessThan(1e-9);
      expect(frameChange(from, to, attitude).rotation).toHaveLength(9);
    }
  }
});

test('the named conversions are the general one', () => {
  const teme = temeFromItrf(ITRF, attitude);
  const gcrf = gcrfFromItrf(ITRF, attitude);
  expect(itrfFromTeme(teme, attitude)).toEqual(convertState(teme, 'ITRF', attitude));
  expect(gcrfFromTeme(teme, attitude)).toEqual(convertState(teme, 'GCRF', attitude));
  expect(temeFromPef(pefFromTeme(teme, attitude), attitude).frame).toBe('TEME');
  expect(itrfFromGcrf(gcrf, attitude).frame).toBe('ITRF');
  const eme2000 = eme2000FromGcrf(gcrf);
  expect(eme2000).toEqual(convertState(gcrf, 'EME2000', attitude));
  expect(apart(gcrfFromEme2000(eme2000).position, gcrf.position)).toBeLessThan(1e-11);
  // 0.023″ of 10,200 km.
  expect(apart(eme2000.position, gcrf.position)).toBeGreaterThan(5e-4);
  expect(apart(eme2000.position, gcrf.position)).toBeLessThan(1.2e-3);
});

/**
 * SOFA Tools for Earth Attitude, section 5.5: 2007-04-05T12:00 UTC, IAU 2006/2000A, CIO based. Tolerance: 0.3 mas (1 cm in low
 * orbits), the difference of the abridged nutation on that day.
 */
test('the matrix of the SOFA cookbook', () => {
  const cookbook = earthAttitude(parseUtc('2007-04-05T12:00:00Z')!, {
    xPole: arcseconds(0.0349282),
    yPole: arcseconds(0.4833163),
    ut1MinusUtc: -0.072073685,
    excessLengthOfDay: 0,
    dX: arcseconds(0.000175),
    dY: arcseconds(-0.0002259),
  });
  const published = [
    0.973104317697536, 0.230363826239128, -0.000703163481769, -0.230363800456036, 0.973104570632801, 0.000118545368117,
    0.000711560162594, 0.000046626402444, 0.999999745754024,
  ];
  const { rotation } = frameChange('GCRF', 'ITRF', cookbook);
  for (let i = 0; i < 9; i++) expect(Math.abs(rotation[i]! - published[i]!)).toBeLessThan(arcseconds(0.0003));
});
