import { alfano2005, type PrincipalPlane, patera2005, serra2015, serraClosedBounds } from '@clearway/risk';
import { expect, test } from 'vitest';
import { randomStream } from '../screening/random.ts';

const PLANES = 40_000;
/** Beyond rounding the quadrature knows this share of its value. */
const QUADRATURE = 4e-13;

/**
 * The series and the quadrature share nothing but the integral. Planes with σ/R from 0.005 to 50 along each axis, misses to
 * eight standard deviations, half of them near the hard body's edge; values down to 1e-290. Every fiftieth also by the contour.
 */
test('40,000 random planes: the quadrature lies within the bounds of the series', { timeout: 300_000 }, () => {
  const random = randomStream('random planes').next;
  const between = (least: number, greatest: number): number => least + (greatest - least) * random();
  const outside: PrincipalPlane[] = [];
  let compared = 0;
  for (let k = 0; k < PLANES; k++) {
    const [sigmaX, sigmaY] = [10 ** between(-2.3, 1.7), 10 ** between(-2.3, 1.7)];
    const edge = k % 2 === 0 ? between(-1.05, 1.05) : 0;
    const plane: PrincipalPlane = {
      xm: between(-8, 8) * sigmaX + edge,
      ym: between(-8, 8) * sigmaY,
      sigmaX,
      sigmaY,
      hardBodyRadius: 1,
    };
    const { probability, bounds } = serra2015.probability(plane);
    if (!(probability > 1e-290)) continue;
    compared++;
    const [least, greatest] = bounds!;
    const value = alfano2005.probability(plane).probability;
    const tolerance = QUADRATURE * value;
    const isEnclosed = value >= least - tolerance && value <= greatest + tolerance;
    const [below, above] = serraClosedBounds(plane);
    // Where the closed upper bound overflows it says nothing.
    const isBetween = below <= greatest && !(above < least);
    const contour = k % 50 === 0 ? patera2005.probability(plane).probability : probability;
    if (!isEnclosed || !isBetween || Math.abs(contour - probability) > 1e-13 + 1e-9 * probability) outside.push(plane);
  }
  expect(outside).toEqual([]);
  expect(compared).toBeGreaterThan(0.9 * PLANES);
});
