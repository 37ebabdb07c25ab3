import { propagateTwoBody } from '@clearway/astro';
import { describe, expect, test } from 'vitest';
import { createEphemerisMotion, type EphemerisKnots } from './ephemeris-motion.ts';

const MU = 398_600.8;
const PERIGEE = [6800, 0, 0, 0, Math.sqrt(MU / 6800), 0.5];

/** Two-body motion from perigee, with a change of velocity at a time. */
function knotsEvery(spacing: number, count: number, burnAt = Number.POSITIVE_INFINITY): EphemerisKnots {
  const times = Float64Array.from({ length: count }, (_, k) => 100 + k * spacing);
  const states = new Float64Array(6 * count);
  times.forEach((time, k) => {
    states.set(exactState(time, burnAt), 6 * k);
  });
  return { day: 9565, times, states };
}

function exactState(time: number, burnAt = Number.POSITIVE_INFINITY): Float64Array {
  const state = Float64Array.from(PERIGEE);
  if (time < burnAt) {
    propagateTwoBody(state, time, state, MU);
    return state;
  }
  propagateTwoBody(state, burnAt, state, MU);
  const speed = Math.hypot(state[3]!, state[4]!, state[5]!);
  for (let c = 3; c < 6; c++) state[c]! *= 1 + 0.005 / speed;
  propagateTwoBody(state, time - burnAt, state, MU);
  return state;
}

/** The greatest distance (km) from exact motion at seven places in each interval, other than `but`. */
function worstError(knots: EphemerisKnots, burnAt?: number, but?: number): number {
  const motion = createEphemerisMotion(knots);
  const out = new Float64Array(6);
  let worst = 0;
  for (let k = 0; k + 1 < knots.times.length; k++) {
    if (k === but) continue;
    for (let share = 0; share < 1; share += 0.15) {
      const time = knots.times[k]! + share * (knots.times[k + 1]! - knots.times[k]!);
      motion.stateAt(time, out);
      const exact = exactState(time, burnAt);
      worst = Math.max(worst, Math.hypot(out[0]! - exact[0]!, out[1]! - exact[1]!, out[2]! - exact[2]!));
    }
  }
  return worst;
}

describe('the motion of an ephemeris in low orbit', () => {
  test('is within a tenth of a micrometre for knots a minute apart, within millimetres for four minutes', () => {
    expect(worstError(knotsEvery(60, 50))).toBeLessThan(1e-10 + 2e-8);
    expect(worstError(knotsEvery(240, 25))).toBeLessThan(1e-5);
  });

  test('knows velocities as the derivatives of positions', () => {
    const motion = createEphemerisMotion(knotsEvery(60, 20));
    const [before, at, after] = [0, 1, 2].map(() => new Float64Array(6)) as [Float64Array, Float64Array, Float64Array];
    motion.stateAt(699.5, before);
    motion.stateAt(700, at);
    motion.stateAt(700.5, after);
    for (let c = 0; c < 3; c++) expect(after[c]! - before[c]!).toBeCloseTo(at[c + 3]!, 6);
  });

  test('stops its polynomials at a burn, so that only its own interval is uncertain', () => {
    const knots = knotsEvery(60, 50, 100 + 20 * 60 + 25);
    const motion = createEphemerisMotion(knots);
    expect(motion.push.indexOf(Math.max(...motion.push))).toBe(20);
    expect(worstError(knots, 100 + 20 * 60 + 25, 20)).toBeLessThan(1e-6);
    expect(worstError(knots, 100 + 20 * 60 + 25)).toBeGreaterThan(0.005);
  });

  test('coasts on beyond its ends, for as long as a search may look there', () => {
    const knots = knotsEvery(60, 10);
    const motion = createEphemerisMotion(knots);
    const out = new Float64Array(6);
    for (const time of [40, 100 + 9 * 60 + 60]) {
      motion.stateAt(time, out);
      const exact = exactState(time);
      // J2, which the exact motion here has not, is some centimetres in a minute.
      expect(Math.hypot(out[0]! - exact[0]!, out[1]! - exact[1]!, out[2]! - exact[2]!)).toBeLessThan(0.05);
    }
  });

  test.each([2, 3])('makes do with %i knots', (count) => {
    expect(worstError(knotsEvery(30, count))).toBeLessThan(1e-4);
  });
});
