import { describe, expect, test } from 'vitest';
import { pairsWanted, stepMsFor } from './knot-grid.ts';

describe('the grid of knots', () => {
  test('is coarser where time runs faster', () => {
    expect([1, -60, 100].map(stepMsFor)).toEqual([60_000, 60_000, 60_000]);
    expect([300, -1000].map(stepMsFor)).toEqual([120_000, 120_000]);
    expect([3600, -10_000].map(stepMsFor)).toEqual([240_000, 240_000]);
  });

  test('begins with the knots on both sides of the time, and goes on in its direction', () => {
    expect(pairsWanted(61_000, 1, 60_000)).toEqual([0, 1, 2]);
    expect(pairsWanted(121_000, 1, 60_000)).toEqual([1, 2]);
    expect(pairsWanted(61_000, -1, 60_000)).toEqual([1, 0, -1]);
    expect(pairsWanted(-1, 0, 60_000).slice(0, 2)).toEqual([-1, 0]);
  });

  test('a slow screen has what its next frames leap to first', () => {
    const wanted = pairsWanted(0, 10_000, 240_000, 2_400_000);
    expect(wanted.slice(0, 4)).toEqual([0, 5, 10, 15]);
  });

  test('reaches half a second ahead at the highest speed', () => {
    const wanted = pairsWanted(0, 10_000, 240_000);
    expect((2 * wanted.length - 1) * 240_000).toBeGreaterThanOrEqual(10_000 * 500);
    expect(wanted.length).toBeLessThanOrEqual(14);
  });
});
