import { expect, test } from 'vitest';
import { changedObjects, type ElementsUsed } from './changed-objects.ts';

type Use = readonly [id: number, elementSetId: number, fromUs?: number, toUs?: number, radiusM?: number];

function used(...rows: readonly Use[]): ElementsUsed {
  return {
    ids: Float64Array.from(rows, (row) => row[0]),
    elementSetIds: Float64Array.from(rows, (row) => row[1]),
    fromUs: Float64Array.from(rows, (row) => row[2] ?? -Infinity),
    toUs: Float64Array.from(rows, (row) => row[3] ?? Infinity),
    radiiM: Float64Array.from(rows, (row) => row[4] ?? 1),
  };
}

test('nothing has changed in the same elements', () => {
  expect(changedObjects(used([1, 10], [2, 20]), used([1, 10], [2, 20]))).toEqual([]);
  expect(changedObjects(used(), used())).toEqual([]);
});

test('objects that are new, gone, or have other elements, life or size have changed', () => {
  const before = used([1, 10], [2, 20], [4, 40], [5, 50], [6, 60]);
  const now = used([1, 11], [3, 30], [4, 40], [5, 50, 0], [6, 60, -Infinity, Infinity, 2]);
  expect(changedObjects(before, now)).toEqual([1, 2, 3, 5, 6]);
});

test('an object of several sets has changed when one of them has, or there are more', () => {
  const before = used([1, 10, -Infinity, 5], [1, 11, 5], [2, 20]);
  expect(changedObjects(before, before)).toEqual([]);
  expect(changedObjects(before, used([1, 10, -Infinity, 5], [1, 12, 5], [2, 20]))).toEqual([1]);
  expect(changedObjects(before, used([1, 10, -Infinity, 5], [1, 11, 5, 9], [1, 13, 9], [2, 20]))).toEqual([1]);
  expect(changedObjects(before, used([1, 10, -Infinity, 5], [2, 20]))).toEqual([1]);
});
