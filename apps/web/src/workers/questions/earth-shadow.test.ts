import fc from 'fast-check';
import { shadowFraction } from 'satellite.js';
import { describe, expect, test } from 'vitest';
import { EQUATORIAL_RADIUS_KM, POLAR_RADIUS_KM } from '../../globe/view/earth-shape.ts';
import { lightingOf, SUN_HALF_WIDTH, sunAboveLimb } from './earth-shadow.ts';

describe('the Earth’s shadow', () => {
  test('over the equator is that of satellite.js, whose Earth is a sphere', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 6600, max: 45_000, noNaN: true }),
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        (radius, angle) => {
          const position = [radius * Math.cos(angle), radius * Math.sin(angle), 0] as const;
          const part = shadowFraction({ x: 1, y: 0, z: 0 }, { x: position[0], y: position[1], z: position[2] });
          const height = sunAboveLimb(position, [1, 0, 0]);
          // 0.2 km of its radius and the Sun's finite distance move the edge by 0.01° and 0.02° at most.
          fc.pre(Math.min(Math.abs(height - SUN_HALF_WIDTH), Math.abs(height + SUN_HALF_WIDTH)) > 8e-4);
          const expected = part === 0 ? 'sunlit' : part === 1 ? 'umbra' : 'penumbra';
          expect(lightingOf(position, [1, 0, 0])).toBe(expected);
        },
      ),
    );
  });

  test('ends at the pole’s radius over the poles and at the equator’s beside it', () => {
    const behind = (side: number, up: number): number => sunAboveLimb([-7000, side, up], [1, 0, 0]);
    expect(behind(0, POLAR_RADIUS_KM + 0.01)).toBeGreaterThan(0);
    expect(behind(0, POLAR_RADIUS_KM - 0.01)).toBeLessThan(0);
    expect(behind(EQUATORIAL_RADIUS_KM + 0.01, 0)).toBeGreaterThan(0);
    expect(behind(EQUATORIAL_RADIUS_KM - 0.01, 0)).toBeLessThan(0);
  });

  test('on the day side there is none, and half of the Sun is up where its centre touches the limb', () => {
    expect(lightingOf([7000, 0, 0], [1, 0, 0])).toBe('sunlit');
    expect(lightingOf([-7000, 0, 0], [1, 0, 0])).toBe('umbra');
    expect(lightingOf([-7000, EQUATORIAL_RADIUS_KM, 0], [1, 0, 0])).toBe('penumbra');
    expect(SUN_HALF_WIDTH * (180 / Math.PI)).toBeCloseTo(0.2665, 4);
  });
});
