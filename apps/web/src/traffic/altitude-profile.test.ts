import { describe, expect, test } from 'vitest';
import { madeUpCatalog } from '../events/event-table.fixture.ts';
import { altitudeProfile, busiestShell, cubePerObjectKm, middleHalf, shellsUpTo } from './altitude-profile.ts';
import { madeUpTraffic } from './traffic.fixture.ts';

const catalog = madeUpCatalog([
  { id: 1, kind: 0 },
  { id: 2, kind: 2 },
  { id: 3, kind: 2 },
  { id: 4, kind: 1 },
]);
const answer = madeUpTraffic([
  { column: 1, parts: [[1, 1]] },
  {
    column: 1,
    parts: [
      [1, 0.5],
      [2, 0.5],
    ],
  },
  { column: 2, parts: [[1, 1]] },
  { column: 2, parts: [[3, 0.25]] },
]);
const profile = altitudeProfile(answer, catalog);

describe('the profile of altitudes', () => {
  test('shells by kind; objects count with their time', () => {
    expect(profile.map(({ objects }) => objects)).toEqual([0, 2.5, 0.5, 0.25]);
    expect(profile[1]!.byKind).toEqual([1, 0, 1.5, 0]);
    expect(profile[3]!.byKind).toEqual([0, 0.25, 0, 0]);
    expect(profile[1]).toMatchObject({ fromKm: 520, toKm: 540, density: 2.5 });
  });

  test('kinds add up to what the worker counted', () => {
    for (const [shell, { objects }] of profile.entries()) {
      expect(objects).toBeCloseTo(answer.objectsInShells[shell]!, 6);
    }
  });

  test('the busiest shell, how far apart objects are there, and where most are', () => {
    expect(busiestShell(profile)).toBe(profile[1]);
    expect(busiestShell([])).toBeNull();
    expect(busiestShell(profile.filter(({ objects }) => objects === 0))).toBeNull();
    expect(cubePerObjectKm({ ...profile[1]!, objects: 0.1 })).toBeCloseTo(1000, 9);
    expect(middleHalf(profile)).toEqual({ fromKm: 520, toKm: 540 });
    expect(middleHalf([])).toBeNull();
    expect(shellsUpTo(profile, 545)).toHaveLength(2);
  });
});
