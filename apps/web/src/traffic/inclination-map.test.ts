import { describe, expect, test } from 'vitest';
import { cellAt, fullestCells, inclinationMap } from './inclination-map.ts';
import { madeUpTraffic } from './traffic.fixture.ts';

const answer = madeUpTraffic([
  { column: 1, parts: [[1, 1]] },
  {
    column: 1,
    parts: [
      [1, 0.5],
      [2, 0.5],
    ],
  },
  { column: 2, parts: [[3, 1]] },
]);

describe('the map of altitude and inclination', () => {
  test('has a row a shell below its top and a column a bin', () => {
    const map = inclinationMap(answer, 570);
    expect(map.edgesKm).toEqual([500, 520, 540, 560]);
    expect(map.columns).toBe(4);
    expect(cellAt(map, 1, 1)).toEqual({ fromKm: 520, toKm: 540, fromDeg: 45, toDeg: 90, objects: 1.5 });
    expect(map.most).toBe(1.5);
    expect(map.objects.reduce((sum, each) => sum + each)).toBe(2);
  });

  test('put together, nothing gets lost', () => {
    const map = inclinationMap(answer, 580, { shellsARow: 3, columnsTogether: 3 });
    expect(map.edgesKm).toEqual([500, 560, 580]);
    expect(map.columns).toBe(2);
    expect([...map.objects]).toEqual([2, 0, 1, 0]);
    expect(map.columnDeg).toBeCloseTo(135, 9);
  });

  test('the fullest cells come first; empty ones do not', () => {
    const cells = fullestCells(inclinationMap(answer, 580), 10);
    expect(cells.map(({ fromKm, objects }) => [fromKm, objects])).toEqual([
      [520, 1.5],
      [560, 1],
      [540, 0.5],
    ]);
  });
});
