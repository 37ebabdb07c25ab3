import { createEphemerisMotion, type EphemerisMotion } from '@clearway/screening';
import { expect, test } from 'vitest';
import { thinKnots } from './thin-knots.ts';

const RATE = Math.sqrt(398_600.4418 / 6900 ** 3);

/** A circle, a state every 30 s; from the 100th on a burn has turned its plane by so much, km/s. */
function circle(burnKmS = 0): EphemerisMotion {
  const times = Float64Array.from({ length: 202 }, (_, k) => 30 * k);
  const tilt = burnKmS / (6900 * RATE);
  const states = [...times].flatMap((time, k) => {
    const angle = RATE * (time - 3000);
    const [c, s] = [6900 * Math.cos(angle), 6900 * Math.sin(angle)];
    const turn = k < 100 ? 0 : tilt;
    const [ct, st] = [Math.cos(turn), Math.sin(turn)];
    return [c, s * ct, s * st, -RATE * s, RATE * c * ct, RATE * c * st];
  });
  return createEphemerisMotion({ day: 9565, times, states: Float64Array.from(states) });
}

function worst(motion: EphemerisMotion, thin: EphemerisMotion): number {
  const [one, other] = [new Float64Array(6), new Float64Array(6)];
  let most = 0;
  for (let time = 0; time <= motion.times.at(-1)!; time += 7) {
    motion.stateAt(time, one);
    thin.stateAt(time, other);
    most = Math.max(most, Math.hypot(one[0]! - other[0]!, one[1]! - other[1]!, one[2]! - other[2]!));
  }
  return most;
}

test('an eighth of the states draws a smooth path, its ends among them', () => {
  const motion = circle();
  const thin = thinKnots(motion, 1e-3);
  expect(thin.times.length).toBe(27);
  expect([thin.times[0], thin.times.at(-1)]).toEqual([0, 6030]);
  expect(worst(motion, createEphemerisMotion(thin))).toBeLessThan(1e-3);
});

test('a burn between states that would be left out keeps them', () => {
  const motion = circle(0.5);
  const thin = thinKnots(motion, 1e-3);
  expect(thin.times.length).toBeGreaterThan(27);
  expect(worst(motion, createEphemerisMotion(thin))).toBeLessThan(0.02);
});
