import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { length, minus } from '../workers/questions/vectors.ts';
import { INCLINED, madeUpEncounter, RADIUS, RATE, SPAN, SPEED, secondaryAt } from './made-up-encounter.fixture.ts';
import { pairMotion } from './relative-motion.ts';

const motion = pairMotion(madeUpEncounter());
const moment = fc.double({ min: -SPAN, max: SPAN, noNaN: true });

describe('the motion of a pair', () => {
  test('in axes that stay, both follow their circles', () => {
    fc.assert(
      fc.property(moment, (seconds) => {
        const { primary, secondary } = motion.at(seconds, 'both');
        const angle = RATE * seconds;
        const exact = [RADIUS * (Math.cos(angle) - 1), RADIUS * Math.sin(angle), 0] as const;
        expect(length(minus(primary, exact))).toBeLessThan(0.05);
        const [x, y, z] = secondaryAt(seconds);
        expect(length(minus(secondary, [x - RADIUS, y, z]))).toBeLessThan(0.1);
      }),
    );
  });

  test('both frames have them as far apart', () => {
    fc.assert(
      fc.property(moment, (seconds) => {
        const own = motion.at(seconds, 'primary');
        const both = motion.at(seconds, 'both');
        expect(length(minus(both.secondary, both.primary))).toBeCloseTo(length(own.secondary), 6);
        expect(length(own.primary)).toBe(0);
      }),
    );
  });

  test('has the relative speed of two crossing orbits at closest approach', () => {
    const relative = Math.hypot(
      SPEED * (Math.cos(INCLINED) * (1 + 0.3 / RADIUS) - 1),
      SPEED * Math.sin(INCLINED) * (1 + 0.3 / RADIUS),
    );
    expect(motion.relativeSpeed(0)).toBeCloseTo(relative, 5);
    const { primaryVelocity } = motion.at(600, 'both');
    expect(length(primaryVelocity)).toBeCloseTo(SPEED, 3);
  });

  test('the Earth is a radius below the primary', () => {
    fc.assert(
      fc.property(moment, (seconds) => {
        expect(motion.earthAt(seconds, 'primary')[0]).toBeCloseTo(-RADIUS, 1);
        const { primary } = motion.at(seconds, 'both');
        expect(length(minus(primary, motion.earthAt(seconds, 'both')))).toBeCloseTo(RADIUS, 1);
      }),
    );
  });

  test('beyond its ends it stands', () => {
    expect(motion.separation(SPAN * 2)).toEqual(motion.separation(SPAN));
  });
});
