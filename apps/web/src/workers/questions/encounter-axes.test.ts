import fc from 'fast-check';
import { expect, test } from 'vitest';
import { componentsIn, encounterPlane, rtnAxes } from './encounter-axes.ts';
import { cross, dot, length, minus } from './vectors.ts';

const coordinate = fc.double({ min: -1, max: 1, noNaN: true });
const vector = fc.tuple(coordinate, coordinate, coordinate).filter((v) => length(v) > 0.1);

test('radial is away from the Earth, in-track the way it goes, cross-track along the angular momentum', () => {
  // On a circle over the equator, eastwards, with a secondary ahead, above and to the north.
  const axes = rtnAxes([0, 7000, 0], [-7.5, 0, 0]);
  const [radial, inTrack, crossTrack] = componentsIn(axes, [-2, 1, 3]);
  expect([radial, inTrack, crossTrack]).toEqual([1, 2, 3].map((value) => expect.closeTo(value, 12)));
  // Climbing changes nothing: in-track is across the radius.
  const climbing = componentsIn(rtnAxes([0, 7000, 0], [-7.5, 2, 0]), [-2, 1, 3]);
  expect(climbing).toEqual([1, 2, 3].map((value) => expect.closeTo(value, 12)));
});

test('the encounter’s plane is right-handed, across the relative velocity, x across both velocities', () => {
  fc.assert(
    fc.property(vector, vector, vector, vector, (primary, velocity, secondary, other) => {
      fc.pre(length(cross(velocity, other)) > 0.01 && length(minus(other, velocity)) > 0.01);
      const { x, y, along, miss } = encounterPlane(primary, velocity, secondary, other)!;
      expect(dot(x, velocity)).toBeCloseTo(0, 9);
      expect(dot(x, other)).toBeCloseTo(0, 9);
      expect(dot(along, minus(other, velocity))).toBeCloseTo(length(minus(other, velocity)), 9);
      expect(dot(cross(x, y), along)).toBeCloseTo(1, 9);
      expect(length(miss)).toBeCloseTo(length(minus(secondary, primary)), 9);
      // Along x lies how far the two straight paths are from each other at any time.
      const ahead = [0, 1, 2].map((c) => secondary[c]! + 3 * other[c]! - primary[c]! + 7 * velocity[c]!);
      expect(dot(x, ahead as [number, number, number])).toBeCloseTo(miss[0], 8);
    }),
  );
});
