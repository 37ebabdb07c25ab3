import { type EncounterPlaneDocument, exampleAssessment } from '@clearway/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ellipseAxes, intoPlane, planeFrame } from './plane-shape.ts';

const plane = exampleAssessment.plane as EncounterPlaneDocument;
const SIZE = { width: 340, leastHeight: 180, mostHeight: 340, rim: 24 };

describe('the ellipse of a covariance', () => {
  test('has the axes that made it', () => {
    const axes = fc.record({
      major: fc.double({ min: 0.1, max: 10, noNaN: true }),
      share: fc.double({ min: 0.01, max: 0.95, noNaN: true }),
      angle: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
    });
    fc.assert(
      fc.property(axes, ({ major, share, angle }) => {
        const minor = major * share;
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        const found = ellipseAxes({
          xx: (major * c) ** 2 + (minor * s) ** 2,
          xy: (major ** 2 - minor ** 2) * c * s,
          yy: (major * s) ** 2 + (minor * c) ** 2,
        });
        expect(found.major).toBeCloseTo(major, 9);
        expect(found.minor).toBeCloseTo(minor, 5);
        expect(found.angle).toBeCloseTo(angle, 6);
      }),
    );
  });

  test('of none, or of a circle', () => {
    expect(ellipseAxes({ xx: 0, xy: 0, yy: 0 })).toEqual({ major: 0, minor: 0, angle: 0 });
    expect(ellipseAxes({ xx: 4, xy: 0, yy: 4 })).toEqual({ major: 2, minor: 2, angle: 0 });
  });
});

describe('the frame of the plane', () => {
  test('holds three standard deviations and the hard body, and is as true along both axes', () => {
    const frame = planeFrame(plane, SIZE);
    const { miss_km: miss, covariance_km2: covariance } = plane;
    for (const [x, y] of [
      [miss.x + 3 * Math.sqrt(covariance.xx), miss.y + 3 * Math.sqrt(covariance.yy)],
      [miss.x - 3 * Math.sqrt(covariance.xx), miss.y - 3 * Math.sqrt(covariance.yy)],
      [-plane.hard_body_radius_km, 0],
    ] as const) {
      const [left, top] = frame.at(x, y);
      expect(left).toBeGreaterThanOrEqual(SIZE.rim - 1e-6);
      expect(left).toBeLessThanOrEqual(SIZE.width - SIZE.rim + 1e-6);
      expect(top).toBeGreaterThanOrEqual(SIZE.rim - 1e-6);
      expect(top).toBeLessThanOrEqual(frame.height - SIZE.rim + 1e-6);
    }
    const [x0, y0] = frame.at(0, 0);
    const [x1, y1] = frame.at(0.1, 0.1);
    expect(x1 - x0).toBeCloseTo(y0 - y1, 9);
  });

  test('is low where everything lies flat', () => {
    const flat = { ...plane, covariance_km2: { xx: 4, xy: 0, yy: 0.0004 } };
    expect(planeFrame(flat, SIZE).height).toBe(SIZE.leastHeight);
  });
});

test('a separation along the primary’s axes lies where they show', () => {
  expect(intoPlane(plane, { radial: 1, in_track: 0, cross_track: 0 })).toEqual([plane.radial.x, plane.radial.y]);
  expect(intoPlane(plane, { radial: 0, in_track: 0, cross_track: 2 })).toEqual([
    2 * plane.cross_track.x,
    2 * plane.cross_track.y,
  ]);
});
