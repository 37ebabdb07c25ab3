import { describe, expect, test } from 'vitest';
import { radians } from './earth.ts';
import { widestPhasing } from './walker-phasing.ts';

type Vector = readonly [number, number, number];

/** Place on the unit sphere by node, argument of latitude and inclination. */
function direction(nodeDeg: number, latitudeArgumentDeg: number, inclinationDeg: number): Vector {
  const [node, u, i] = [radians(nodeDeg), radians(latitudeArgumentDeg), radians(inclinationDeg)];
  return [
    Math.cos(node) * Math.cos(u) - Math.sin(node) * Math.sin(u) * Math.cos(i),
    Math.sin(node) * Math.cos(u) + Math.cos(node) * Math.sin(u) * Math.cos(i),
    Math.sin(u) * Math.sin(i),
  ];
}

/** The least angle (degrees) between any two satellites over a revolution, by stepping. */
function closestAngleDeg(planes: number, slots: number, inclinationDeg: number, phasing: number): number {
  let largestCosine = -1;
  for (let step = 0; step < 720; step++) {
    const turnDeg = (step / 720) * (360 / slots) * 2;
    for (let start = 0; start < slots; start += 1) {
      const first = direction(0, turnDeg + (start * 360) / slots, inclinationDeg);
      for (let plane = 1; plane < planes; plane++) {
        for (let slot = 0; slot < slots; slot++) {
          const phaseDeg = turnDeg + (slot + (plane * phasing) / planes) * (360 / slots);
          const other = direction((plane * 360) / planes, phaseDeg, inclinationDeg);
          const cosine = first[0] * other[0] + first[1] * other[1] + first[2] * other[2];
          largestCosine = Math.max(largestCosine, cosine);
        }
      }
    }
  }
  return (Math.acos(Math.min(1, largestCosine)) * 180) / Math.PI;
}

describe('widestPhasing', () => {
  test.each([
    [6, 5, 53],
    [7, 4, 70],
    [8, 4, 97.6],
  ])('%i planes of %i at %f°: no other phasing keeps satellites further apart', (planes, slots, inclinationDeg) => {
    const chosen = widestPhasing(planes, slots, inclinationDeg, 360);
    const angles = Array.from({ length: planes }, (_, phasing) =>
      closestAngleDeg(planes, slots, inclinationDeg, phasing),
    );
    // The choice ranks phase differences, not angles; crossings at flat angles make the two differ a little.
    expect(angles[chosen]).toBeGreaterThan(0.75 * Math.max(...angles));
    expect(angles[chosen]).toBeGreaterThan(2 * Math.min(...angles));
  });

  test('one plane, one slot: there is nothing to phase', () => {
    expect(widestPhasing(1, 20, 53, 360)).toBe(0);
  });
});
