import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST_CAMERA, projection, turnedBy, zoomedBy } from './encounter-camera.ts';

const SIZE = { width: 400, height: 300 };
const camera = fc.record({
  turn: fc.double({ min: -3.1, max: 3.1, noNaN: true }),
  rise: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
  zoom: fc.double({ min: 0.2, max: 5, noNaN: true }),
});

describe('looking at a pair', () => {
  test('the middle is in the middle', () => {
    fc.assert(
      fc.property(camera, (from) => {
        const { x, y, nearness } = projection(from, [7, -2, 3], 10, SIZE)([7, -2, 3]);
        expect([x, y, nearness]).toEqual([200, 150, 1]);
      }),
    );
  });

  test('without a turn R is up, T right, N away', () => {
    const project = projection({ turn: 0, rise: 0, zoom: 1 }, [0, 0, 0], 1, SIZE);
    expect(project([0.5, 0, 0]).y).toBeLessThan(150);
    expect(project([0, 0.5, 0]).x).toBeGreaterThan(200);
    expect(project([0, 0, 0.5]).nearness).toBeLessThan(1);
    expect(project([0, 0.5, 0]).x - 200).toBeCloseTo(0.5 * project.pixelsPerKm, 9);
  });

  test('from above looks down on the horizontal', () => {
    const project = projection({ turn: 0, rise: Math.PI / 2, zoom: 1 }, [0, 0, 0], 1, SIZE);
    expect(project([0.5, 0, 0]).nearness).toBeGreaterThan(1);
    expect(project([0, 0, 0.5]).y).toBeLessThan(150);
  });

  test('is no mirror: right, up and towards the eye turn as R, T, N do', () => {
    fc.assert(
      fc.property(camera, (from) => {
        const project = projection(from, [0, 0, 0], 1e6, SIZE);
        const image = (
          [
            [1, 0, 0],
            [0, 1, 0],
            [0, 0, 1],
          ] as const
        ).map((axis) => {
          const { x, y, nearness } = project(axis);
          return [
            (x - 200) / project.pixelsPerKm,
            (150 - y) / project.pixelsPerKm,
            (1 - 1 / nearness) * (4e6 / from.zoom),
          ];
        });
        const [a, b, c] = image as [number[], number[], number[]];
        const determinant =
          a[0]! * (b[1]! * c[2]! - b[2]! * c[1]!) -
          a[1]! * (b[0]! * c[2]! - b[2]! * c[0]!) +
          a[2]! * (b[0]! * c[1]! - b[1]! * c[0]!);
        expect(determinant).toBeCloseTo(1, 3);
      }),
    );
  });

  test('what is behind the eye is not drawn', () => {
    expect(projection({ turn: 0, rise: 0, zoom: 1 }, [0, 0, 0], 1, SIZE)([0, 0, -5]).nearness).toBe(0);
  });

  test('turns and nears within bounds', () => {
    expect(turnedBy(FIRST_CAMERA, 0, 9).rise).toBeCloseTo(Math.PI / 2);
    expect(Math.abs(turnedBy(FIRST_CAMERA, 20, 0).turn)).toBeLessThanOrEqual(Math.PI);
    expect(zoomedBy(FIRST_CAMERA, 1e9).zoom).toBe(50);
  });
});
