import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KnotInterval, positionAt } from '../../motion/hermite.ts';
import { poseOf } from '../camera/camera-pose.ts';
import { projectScreen } from '../camera/screen-projection.ts';
import { pickObject } from './pick-object.ts';
import type { PickRequest } from './pick-request.ts';

const COUNT = 1500;
const SCREEN = { width: 1200, height: 800, pixelRatio: 1, padding: { left: 300, right: 0, top: 0, bottom: 100 } };

/** Looks at every object, as close as can be. */
function pickedFromAll({ interval, share, siderealAngle, projection, styles, ...rest }: PickRequest): number | null {
  const [cos, sin] = [Math.cos(siderealAngle), Math.sin(siderealAngle)];
  const [place, pixel] = [new Float64Array(3), new Float64Array(2)];
  let best: number | null = null;
  let least = rest.reachPixels;
  for (let slot = 0; slot < COUNT; slot++) {
    positionAt(interval, slot, share, place);
    const [x, y, z] = place as unknown as [number, number, number];
    if (styles[slot * 4 + 3] === 0 || Number.isNaN(x)) continue;
    if (!projection.project(cos * x + sin * y, cos * y - sin * x, z, pixel)) continue;
    const distance = Math.hypot(pixel[0]! - rest.x, pixel[1]! - rest.y) - (rest.preferred.includes(slot) ? 4 : 0);
    if (distance < least) [least, best] = [distance, slot];
  }
  return best;
}

/** Circular orbits of all heights and directions, at the ends of an interval; some have no state, some are not drawn. */
function orbits(random: () => number, stepMs: number): { interval: KnotInterval; styles: Uint8Array } {
  const [first, second] = [new Float32Array(COUNT * 6), new Float32Array(COUNT * 6)];
  const styles = new Uint8Array(COUNT * 4).fill(12);
  for (let slot = 0; slot < COUNT; slot++) {
    const radius = random() < 0.8 ? 6600 + 1500 * random() : 6600 + 40_000 * random();
    const rate = Math.sqrt(398_600.4418 / radius ** 3);
    const [node, tilt, phase] = [2 * Math.PI * random(), Math.PI * random(), 2 * Math.PI * random()];
    for (const [states, seconds] of [
      [first, 0],
      [second, stepMs / 1000],
    ] as const) {
      const angle = phase + rate * seconds;
      const along = [Math.cos(angle), Math.sin(angle), -rate * Math.sin(angle), rate * Math.cos(angle)];
      for (const at of [0, 1]) {
        const [p, q] = [radius * along[2 * at]!, radius * along[2 * at + 1]!];
        const [x, y, z] = [p, q * Math.cos(tilt), q * Math.sin(tilt)];
        const turned = [Math.cos(node) * x - Math.sin(node) * y, Math.sin(node) * x + Math.cos(node) * y, z];
        states.set(turned, slot * 6 + 3 * at);
      }
    }
    if (random() < 0.02) first.fill(Number.NaN, slot * 6, slot * 6 + 6);
    if (random() < 0.02) styles[slot * 4 + 3] = 0;
  }
  return { interval: { startMs: 0, stepMs, first, second }, styles };
}

test('what is picked is what a look at every object finds, on globe and flat map', () => {
  let found = 0;
  fc.assert(
    fc.property(
      fc.record({
        longitude: fc.double({ min: -3.1, max: 3.1, noNaN: true }),
        latitude: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
        rangeKm: fc.constantFrom(300, 3000, 20_000, 60_000),
        heading: fc.double({ min: 0, max: 6.2, noNaN: true }),
        tilt: fc.double({ min: 0, max: 1.2, noNaN: true }),
      }),
      fc.boolean(),
      fc.constantFrom(60_000, 240_000),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.noBias(fc.integer({ min: 1, max: 2 ** 31 - 2 })),
      (seen, flat, stepMs, share, seed) => {
        let state = seed;
        const random = (): number => {
          state = (state * 48_271) % 2_147_483_647;
          return state / 2_147_483_647;
        };
        const projection = projectScreen(poseOf(seen, null), seen, SCREEN, flat);
        const moment = { ...orbits(random, stepMs), share, siderealAngle: 6 * random(), projection };
        for (let k = 0; k < 6; k++) {
          const where = { x: 300 + 900 * random(), y: 700 * random(), reachPixels: k % 2 === 0 ? 9 : 22 };
          const request = { ...moment, ...where, preferred: [Math.floor(COUNT * random()), 5] };
          const expected = pickedFromAll(request);
          expect(pickObject(request)).toBe(expected);
          if (expected !== null) found++;
        }
      },
    ),
    { numRuns: 25 },
  );
  expect(found).toBeGreaterThan(20);
});
