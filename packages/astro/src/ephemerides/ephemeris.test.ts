import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propagateTwoBody } from '../elements/two-body-propagation.ts';
import { UserError } from '../errors/user-error.ts';
import { arcAt, ephemerisOf, ephemerisPositionInto, ephemerisStateInto } from './ephemeris.ts';
import { ephemerisArcs, positionInto, stateInto } from './ephemeris-arc.ts';
import { type EphemerisPoints, interpolationOf } from './ephemeris-points.ts';
import { interpolationErrors, leaveOneOutErrors } from './interpolation-error.ts';

const start = Float64Array.of(6778, 0, 0, 0, 4.8, 5.95);

/** A low orbit's states at the times given. */
function orbitAt(times: readonly number[], more: Partial<EphemerisPoints> = {}): EphemerisPoints {
  const states = new Float64Array(6 * times.length);
  for (const [i, time] of times.entries()) propagateTwoBody(start, time, states, undefined, 0, 6 * i);
  return { times: Float64Array.from(times), states, hasVelocity: true, method: null, degree: null, ...more };
}

const every = (step: number, count: number, from = 0): number[] =>
  Array.from({ length: count }, (_, i) => from + i * step);

function worst(points: EphemerisPoints): { readonly position: number; readonly velocity: number } {
  const [arc] = ephemerisArcs(points);
  const truth = new Float64Array(6);
  const state = new Float64Array(6);
  let position = 0;
  let velocity = 0;
  for (let time = arc!.start; time <= arc!.stop; time += 7.3) {
    propagateTwoBody(start, time, truth);
    expect(stateInto(arc!, time, state)).toBe(true);
    position = Math.max(position, Math.hypot(...[0, 1, 2].map((i) => state[i]! - truth[i]!)));
    velocity = Math.max(velocity, Math.hypot(...[3, 4, 5].map((i) => state[i]! - truth[i]!)));
  }
  return { position, velocity };
}

test('between the states of a low orbit: Hermite of degree 7 at 60 s, Lagrange of degree 9 at 60 s', () => {
  const hermite = worst(orbitAt(every(60, 100)));
  expect(hermite.position).toBeLessThan(1e-9);
  expect(hermite.velocity).toBeLessThan(1e-10);
  const lagrange = worst(orbitAt(every(60, 100), { method: 'Lagrange', degree: 9 }));
  expect(lagrange.position).toBeLessThan(1e-7);
  expect(lagrange.velocity).toBeLessThan(1e-10);
  const without = worst(orbitAt(every(60, 100), { hasVelocity: false }));
  expect(without.position).toBeLessThan(1e-7);
});

test('the degree asked for', () => {
  const points = orbitAt(every(60, 20));
  expect(interpolationOf(points)).toEqual({ method: 'HERMITE', pointCount: 4, degree: 7 });
  expect(interpolationOf({ ...points, method: 'hermite', degree: 10 }).degree).toBe(11);
  expect(interpolationOf({ ...points, method: 'LAGRANGE', degree: 5 })).toEqual({
    method: 'LAGRANGE',
    pointCount: 6,
    degree: 5,
  });
  expect(interpolationOf({ ...points, method: 'LINEAR', degree: 5 }).degree).toBe(1);
  expect(interpolationOf({ ...points, method: 'PROPAGATE', degree: 1 }).degree).toBe(7);
  expect(interpolationOf({ ...points, method: 'HERMITE', degree: 7, hasVelocity: false }).method).toBe('LAGRANGE');
  expect(interpolationOf(orbitAt([0, 60, 120])).pointCount).toBe(3);
});

test('the states themselves come back, at any spacing', () => {
  const steps = fc.array(fc.double({ min: 20, max: 60, noNaN: true }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(steps, fc.constantFrom('HERMITE', 'LAGRANGE'), (lengths, method) => {
      const times = [0];
      for (const length of lengths) times.push(times.at(-1)! + length);
      const points = orbitAt(times, { method, degree: 7 });
      const ephemeris = ephemerisOf([points]);
      const state = new Float64Array(6);
      for (const [i, time] of times.entries()) {
        expect(ephemerisStateInto(ephemeris, time, state)).toBeNull();
        for (let k = 0; k < 6; k++) expect(Math.abs(state[k]! - points.states[6 * i + k]!)).toBeLessThan(1e-8);
      }
    }),
    { numRuns: 50 },
  );
});

test('nothing is said outside, in gaps and beyond the useable span', () => {
  const inGap = [...every(60, 10), ...every(60, 10, 3600)];
  const ephemeris = ephemerisOf([
    orbitAt(inGap),
    orbitAt(every(60, 20, 4140), { useableStart: 4200, useableStop: 5000 }),
  ]);
  expect(ephemeris.arcs).toHaveLength(3);
  const out = new Float64Array(6).fill(7);
  expect(ephemerisPositionInto(ephemeris, -1e-6, out)).toBe('before-start');
  expect(ephemerisPositionInto(ephemeris, 541, out)).toBe('in-gap');
  expect(ephemerisStateInto(ephemeris, 4199, out)).toBe('in-gap');
  expect(ephemerisStateInto(ephemeris, 5001, out)).toBe('after-stop');
  expect(ephemerisStateInto(ephemeris, Number.NaN, out)).toBe('before-start');
  expect(out.every((value) => value === 7)).toBe(true);
  for (const time of [0, 540, 3600, 4140, 4200, 5000]) expect(ephemerisPositionInto(ephemeris, time, out)).toBeNull();
});

test('where two segments meet the later one holds', () => {
  const later = orbitAt(every(60, 10, 540));
  later.states[3]! += 0.001;
  const ephemeris = ephemerisOf([orbitAt(every(60, 10)), later]);
  expect(arcAt(ephemeris, 540)!.start).toBe(540);
  const out = new Float64Array(6);
  ephemerisStateInto(ephemeris, 540, out);
  expect(out[3]).toBeCloseTo(later.states[3]!, 9);
});

test('steps from a second to minutes are found', () => {
  const times = [0, 1, 2, 4, 8, 16, 32, 64, 100, 200, 300, 500, 800, 1200, 1800, 2600];
  const [arc] = ephemerisArcs(orbitAt(times));
  const out = new Float64Array(3);
  const truth = new Float64Array(6);
  for (const [i, time] of times.entries()) {
    const next = times[i + 1] ?? time;
    for (const at of [time, (time + next) / 2]) {
      expect(positionInto(arc!, at, out)).toBe(true);
      propagateTwoBody(start, at, truth);
      expect(Math.hypot(...out.map((value, axis) => value - truth[axis]!))).toBeLessThan(1);
    }
  }
});

test('the error that is estimated is the error that there is', () => {
  for (const more of [{}, { method: 'LAGRANGE', degree: 7 }, { hasVelocity: false }]) {
    const points = orbitAt(every(300, 60), more);
    const [arc] = ephemerisArcs(points);
    const truth = new Float64Array(6);
    const state = new Float64Array(6);
    for (const [step, estimate] of interpolationErrors(points).entries()) {
      const middle = 300 * step + 150;
      propagateTwoBody(start, middle, truth);
      positionInto(arc!, middle, state);
      const error = Math.hypot(...[0, 1, 2].map((i) => state[i]! - truth[i]!));
      if (step < 8 || step > 50) continue;
      expect(estimate / error).toBeGreaterThan(0.5);
      expect(estimate / error).toBeLessThan(2);
    }
  }
});

test('no error is estimated where the points do not suffice', () => {
  expect([...interpolationErrors(orbitAt([0, 60, 120, 180]))].every(Number.isNaN)).toBe(true);
  const inGap = [...every(60, 10), ...every(60, 3, 3600)];
  const errors = interpolationErrors(orbitAt(inGap));
  expect(errors[4]).toBeLessThan(1e-8);
  expect(errors[9]).toBeNaN();
  expect(errors[10]).toBeNaN();
});

test('a wrong number stands out', () => {
  const points = orbitAt(every(60, 50));
  points.states[6 * 20]! += 0.1;
  const errors = leaveOneOutErrors(points);
  expect(errors.indexOf(Math.max(...errors.filter((error) => !Number.isNaN(error))))).toBeGreaterThanOrEqual(18);
  expect(errors[20]).toBeCloseTo(0.1, 4);
  expect(errors[40]).toBeLessThan(1e-7);
});

test('malformed segments are refused', () => {
  const points = orbitAt([0, 60, 120]);
  expect(() => ephemerisOf([orbitAt([0])])).toThrow(UserError);
  expect(() => ephemerisOf([{ ...points, times: Float64Array.of(0, 60, 60) }])).toThrow('state 3 is not later');
  expect(() => ephemerisOf([{ ...points, times: Float64Array.of(0, Number.NaN, 60) }])).toThrow('not a number');
  expect(() => ephemerisOf([{ ...points, states: new Float64Array(17) }])).toThrow('17 numbers');
  expect(ephemerisOf([]).arcs).toHaveLength(0);
  expect(ephemerisPositionInto(ephemerisOf([]), 0, new Float64Array(3))).toBe('before-start');
});
