import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTurningPoints } from './turning-points.ts';

/** Turning points of distances that polynomials give are those that dense samples show. */
const SAMPLES = 4000;

/** Vectors that shrink with their order as those of a motion do over 0.4 rad. */
const motion = fc
  .tuple(
    fc.constantFrom(0.05, 0.2, 0.45),
    fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 18, maxLength: 18 }),
  )
  .map(([turn, c]) => Float64Array.from(c, (value, k) => (value * turn ** (k % 6)) / FACTORIALS[k % 6]! / 1000));
const FACTORIALS = [1, 1, 2, 6, 24, 120];

function distanceAt(c: Float64Array, x: number): number {
  return Math.hypot(...[0, 6, 12].map((from) => [0, 1, 2, 3, 4, 5].reduce((sum, k) => sum + c[from + k]! * x ** k, 0)));
}

test('turning points are those of dense samples', () => {
  const turns = createTurningPoints();
  let found = 0;
  fc.assert(
    fc.property(motion, (c) => {
      turns.relative.set(c);
      expect(turns.find(10, 0)).toBe(true);
      const samples = Array.from({ length: SAMPLES + 1 }, (_, k) => distanceAt(c, (2 * k) / SAMPLES - 1));
      const expected: { x: number; isLeast: number }[] = [];
      for (let k = 1; k < SAMPLES; k++) {
        const [a, b, d] = [samples[k - 1]!, samples[k]!, samples[k + 1]!];
        if ((b < a && b <= d) || (b > a && b >= d)) expected.push({ x: (2 * k) / SAMPLES - 1, isLeast: b < a ? 1 : 0 });
      }
      const own = Array.from({ length: turns.count() }, (_, k) => ({ x: turns.x[k]!, isLeast: turns.isLeast[k]! }));
      // Beside the ends, and so close together that nothing rises between them, samples show less.
      const isClear = ({ x }: { x: number }): boolean => Math.abs(x) < 1 - 4 / SAMPLES;
      const clear = own.filter(isClear);
      const rises = clear.slice(1).map(({ x }, k) => x - clear[k]!.x);
      if (rises.some((apart) => apart < 8 / SAMPLES)) return;
      found += clear.length;
      expect(clear.map(({ isLeast }) => isLeast)).toEqual(expected.filter(isClear).map(({ isLeast }) => isLeast));
      expected.filter(isClear).forEach(({ x }, k) => {
        expect(Math.abs(clear[k]!.x - x)).toBeLessThan(2 / SAMPLES);
      });
      for (let k = 0; k < turns.count(); k++) expect(turns.distance[k]!).toBeCloseTo(distanceAt(c, turns.x[k]!), 9);
    }),
    { numRuns: 400 },
  );
  expect(found).toBeGreaterThan(50);
});

test('a turn at the border of two cells is found once', () => {
  const turns = createTurningPoints();
  // 1 + (x − 1)² before, 1 + (x + 1)² after.
  turns.relative.fill(0);
  turns.relative.set([2, -2, 1]);
  turns.find(10, 0);
  const before = turns.after();
  const first = turns.count();
  turns.relative.fill(0);
  turns.relative.set([2, 2, 1]);
  turns.find(10, before);
  expect(first + turns.count()).toBe(1);
  expect(turns.after()).toBe(1);
});

test('beyond the threshold nothing is looked for, and what is no number is said', () => {
  const turns = createTurningPoints();
  turns.relative.fill(0);
  turns.relative.set([20, 0, 1]);
  expect(turns.find(10, -1)).toBe(true);
  expect(turns.count()).toBe(0);
  expect(turns.after()).toBe(0);
  turns.relative[0] = Number.NaN;
  expect(turns.find(10, 0)).toBe(false);
});
