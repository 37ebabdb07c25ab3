import {
  bundledEarthOrientation,
  convertState,
  type EphemerisPoints,
  earthAttitude,
  ephemerisOf,
  ephemerisPositionInto,
  ephemerisStateInto,
  interpolationErrors,
  orientationAt,
  parseUtc,
  utcTime,
} from '@clearway/astro';
import { expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { cpfRows, oemXmlRows, pointsOf, sp3Rows } from './measured-orbits.fixture.ts';

const ISS = 'ephemerides/iss-oem/ISS.OEM_J2K_EPH1-18.xml.gz';
const NAVIGATION = 'ephemerides/sp3/gbm18432.sp3.gz';
const STELLA = 'ephemerides/sp3/nsgf.orb.stella.v00.sp3.gz';
const JASON = 'ephemerides/cpf/jason3_cpf_180613_16401.cne';
const LAGEOS = 'ephemerides/cpf/lageos1_cpf_180613_16401.hts';

/** Distances (km) of the rows that were left out from the interpolation of those that were kept, every `keep`-th. */
function leftOut(
  rows: readonly (readonly number[])[],
  keep: number,
  more: Partial<EphemerisPoints> = {},
): { readonly worst: number; readonly typical: number; readonly count: number } {
  const kept = rows.filter((_, i) => i % keep === 0) as [number, ...number[]][];
  const ephemeris = ephemerisOf([pointsOf(kept, more)]);
  const out = new Float64Array(3);
  const distances: number[] = [];
  for (const [i, row] of rows.entries()) {
    // At the two ends the polynomials are lopsided: five steps are left out of account.
    const inside = row[0]! > kept[5]![0] && row[0]! < kept.at(-6)![0];
    if (i % keep === 0 || !inside || ephemerisPositionInto(ephemeris, row[0]!, out)) continue;
    distances.push(Math.hypot(out[0]! - row[1]!, out[1]! - row[2]!, out[2]! - row[3]!));
  }
  distances.sort((one, other) => one - other);
  return { worst: distances.at(-1)!, typical: distances[distances.length >> 1]!, count: distances.length };
}

describeWithReferenceData('the ISS as NASA publishes it, every 4 minutes', [ISS], () => {
  const rows = oemXmlRows(ISS);

  test('every other state from the rest, at 8 minutes', () => {
    // 0.5 m typically and 1.9 m at worst by degree 7, 0.3 m and 1.2 m by degree 11: NASA's orbit is one in a full field of gravity.
    expect(leftOut(rows, 2).typical).toBeLessThan(6e-4);
    expect(leftOut(rows, 2).worst).toBeLessThan(2e-3);
    expect(leftOut(rows, 2, { method: 'HERMITE', degree: 11 }).worst).toBeLessThan(1.3e-3);
  });

  test('at its own 4 minutes the estimated error is 2 cm, 13 cm at worst', () => {
    const errors = [...interpolationErrors(pointsOf(rows))].slice(4, -4).sort((one, other) => one - other);
    expect(errors[errors.length >> 1]).toBeLessThan(2e-5);
    expect(errors.at(-1)).toBeLessThan(1.4e-4);
  });
});

describeWithReferenceData('navigation satellites of one day, Earth-fixed, every 5 minutes', [NAVIGATION], () => {
  test('from positions every 15 minutes, Lagrange of degree 9', () => {
    const orbits = sp3Rows(NAVIGATION);
    let checked = 0;
    const typical: number[] = [];
    for (const [, rows] of orbits) {
      if (rows.length < 200) continue;
      const found = leftOut(rows, 3);
      checked += found.count;
      typical.push(found.typical);
      expect(found.worst).toBeLessThan(3e-5);
    }
    expect(typical.length).toBeGreaterThan(60);
    expect(checked).toBeGreaterThan(10_000);
    // Files are printed to 1 mm.
    expect(typical.sort((one, other) => one - other)[typical.length >> 1]).toBeLessThan(1e-6);
  });
});

describeWithReferenceData('laser targets, Earth-fixed', [JASON, LAGEOS], () => {
  test('Jason-3 from positions every 8 minutes, LAGEOS-1 every 10', () => {
    expect(leftOut(cpfRows(LAGEOS), 2).worst).toBeLessThan(1e-4);
    expect(leftOut(cpfRows(JASON), 2, { method: 'LAGRANGE', degree: 11 }).worst).toBeLessThan(2.1e-3);
  });
});

// Positions and velocities of a satellite at 800 km, both relative to the turning Earth.
describeWithReferenceData('Stella with velocities, Earth-fixed, every 3 minutes', [STELLA], () => {
  const rows = [...sp3Rows(STELLA).values()][0]!;

  const positions = ephemerisOf([pointsOf(rows, { hasVelocity: false, method: 'LAGRANGE', degree: 11 })]);

  test('the slope of its positions is its velocity, to the 16 mm/s in which the file differs from itself', () => {
    // By every degree from 7 to 15 the same.
    const state = new Float64Array(6);
    for (const [time, ...expected] of rows.slice(8, -8)) {
      expect(ephemerisStateInto(positions, time, state)).toBeNull();
      for (let i = 3; i < 6; i++) expect(Math.abs(state[i]! - expected[i]!)).toBeLessThan(1.6e-5);
    }
  });

  test('in GCRF and TEME the slope of its positions is its velocity as well', () => {
    const origin = parseUtc('2023-12-08')!;
    const orientation = orientationAt(bundledEarthOrientation(), origin);
    for (const frame of ['GCRF', 'TEME', 'EME2000'] as const) {
      const inertial = rows.slice(8, -8).map(([time]): [number, ...number[]] => {
        const state = new Float64Array(6);
        ephemerisStateInto(positions, time, state);
        const [x, y, z, vx, vy, vz] = state as unknown as [number, number, number, number, number, number];
        const attitude = earthAttitude(utcTime(origin.day, time), orientation);
        const found = convertState({ frame: 'ITRF', position: [x, y, z], velocity: [vx, vy, vz] }, frame, attitude);
        return [time, ...found.position, ...found.velocity];
      });
      const ephemeris = ephemerisOf([pointsOf(inertial, { hasVelocity: false, method: 'LAGRANGE', degree: 11 })]);
      const state = new Float64Array(6);
      for (const [time, ...expected] of inertial.slice(8, -8)) {
        ephemerisStateInto(ephemeris, time, state);
        // 0.2 mm/s: the turning of TEME itself, 8e-12 rad/s, is 0.06 mm/s of it and by convention left out.
        for (let i = 3; i < 6; i++) expect(Math.abs(state[i]! - expected[i]!)).toBeLessThan(2e-7);
      }
    }
  });
});
