import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Vector3 } from '../encounters/encounter.ts';
import { localOrbitalFrame, localOrbitalRotation, rtnRotation, tnwRotation } from './local-orbital-frame.ts';
import { covarianceWithTransport, multiplied, rotateCovariance, rotated, transposed } from './rotation.ts';

const position: Vector3 = [7000, 0, 0];
const velocity: Vector3 = [1, 0, 7.5];

test('axes of an orbit over the pole', () => {
  // r = x, v mostly z: h = r × v = −y.
  expect(Array.from(rtnRotation(position, velocity), (x) => x + 0)).toEqual([1, 0, 0, 0, 0, 1, 0, -1, 0]);
  const v = Math.hypot(1, 7.5);
  const t = rotated(tnwRotation(position, velocity), velocity);
  expect(t[0]).toBeCloseTo(v, 14);
  expect(t[1]).toBeCloseTo(0, 14);
  // N of TNW points inwards, x of NTW and z of VNC outwards; z of LVLH is nadir.
  expect(rotated(tnwRotation(position, velocity), position)[1]).toBeLessThan(-6900);
  expect(rotated(localOrbitalRotation('NTW', position, velocity), position)[0]).toBeGreaterThan(6900);
  expect(rotated(localOrbitalRotation('VNC', position, velocity), position)[2]).toBeGreaterThan(6900);
  expect(rotated(localOrbitalRotation('LVLH', position, velocity), position)[2]).toBeCloseTo(-7000, 9);
  expect(rotated(localOrbitalRotation('LVLH', position, velocity), velocity)[0]).toBeCloseTo(7.5, 12);
});

const component = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const vector = fc.tuple(component, component, component);

test('every rotation is right-handed and orthonormal', () => {
  fc.assert(
    fc.property(vector, vector, (r, v) => {
      const h = Math.hypot(r[1] * v[2] - r[2] * v[1], r[2] * v[0] - r[0] * v[2], r[0] * v[1] - r[1] * v[0]);
      fc.pre(h > 1e-3 * Math.hypot(...r) * Math.hypot(...v) && h > 1);
      for (const axes of ['RTN', 'TNW', 'NTW', 'VNC', 'LVLH'] as const) {
        const m = localOrbitalRotation(axes, r, v);
        const unit = multiplied(m, transposed(m));
        for (let i = 0; i < 9; i++) expect(unit[i]).toBeCloseTo(i % 4 === 0 ? 1 : 0, 11);
        const [a, b, c, d, e, f, g, hh, k] = m as unknown as number[];
        const determinant = a! * (e! * k! - f! * hh!) - b! * (d! * k! - f! * g!) + c! * (d! * hh! - e! * g!);
        expect(determinant).toBeCloseTo(1, 11);
      }
    }),
  );
});

test('no plane, no axes', () => {
  expect(rtnRotation([7000, 0, 0], [1, 0, 0]).every(Number.isNaN)).toBe(false);
  expect(
    Array.from(rtnRotation([7000, 0, 0], [1, 0, 0]))
      .slice(3)
      .every(Number.isNaN),
  ).toBe(true);
});

test('names of the standards', () => {
  for (const name of ['RTN', 'rsw', 'UVW', 'QSW', 'RIC', 'RSW_INERTIAL']) {
    expect(localOrbitalFrame(name)).toEqual({ axes: 'RTN', isRotating: false });
  }
  expect(localOrbitalFrame('RSW_ROTATING')).toEqual({ axes: 'RTN', isRotating: true });
  expect(localOrbitalFrame('TNW_INERTIAL')).toEqual({ axes: 'TNW', isRotating: false });
  expect(localOrbitalFrame('ITRF')).toBeNull();
});

// A covariance is a sum of outer products: what happens to one vector happens to it.
const outer = (s: readonly number[]): Float64Array =>
  Float64Array.from({ length: 36 }, (_, i) => s[Math.trunc(i / 6)]! * s[i % 6]!);

test('a covariance turns as the vectors that it is made of', () => {
  fc.assert(
    fc.property(vector, vector, fc.double({ min: -0.01, max: 0.01, noNaN: true }), (dr, dv, rate) => {
      const m = tnwRotation([1000, 6500, 3000], [-5, -1, 5.5]);
      const turned = rotateCovariance(outer([...dr, ...dv]), m);
      const expected = outer([...rotated(m, dr), ...rotated(m, dv)]);
      const size = Math.hypot(...dr) ** 2 + Math.hypot(...dv) ** 2 + 1e-300;
      for (let i = 0; i < 36; i++) expect(Math.abs(turned[i]! - expected[i]!) / size).toBeLessThan(1e-14);
      const omega: Vector3 = [rate, 2 * rate, -rate];
      const cross: Vector3 = [
        omega[1] * dr[2] - omega[2] * dr[1],
        omega[2] * dr[0] - omega[0] * dr[2],
        omega[0] * dr[1] - omega[1] * dr[0],
      ];
      const relative: Vector3 = [dv[0] - cross[0], dv[1] - cross[1], dv[2] - cross[2]];
      const transported = covarianceWithTransport(outer([...dr, ...dv]), m, omega);
      const seen = outer([...rotated(m, dr), ...rotated(m, relative)]);
      for (let i = 0; i < 36; i++) expect(Math.abs(transported[i]! - seen[i]!) / size).toBeLessThan(1e-14);
    }),
  );
});
