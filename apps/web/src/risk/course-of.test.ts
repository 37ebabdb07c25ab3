import { exampleConjunction } from '@clearway/contract';
import { expect, test } from 'vitest';
import { courseOf } from './course-of.ts';

test('points stand by their creation, the first and last at the ends', () => {
  const [first, last] = exampleConjunction.points as [
    (typeof exampleConjunction.points)[number],
    (typeof exampleConjunction.points)[number],
  ];
  const between = { ...last, created_utc: '2026-03-09T18:33:11.500Z', sigma_minor_km: null };
  const course = courseOf([first, between, last]);
  expect(course.shares).toEqual([0, expect.closeTo(0.5, 6), 1]);
  expect(course.ends.map(({ atMs }) => new Date(atMs).toISOString())).toEqual([
    '2026-03-09T14:10:01.000Z',
    '2026-03-09T22:56:22.000Z',
  ]);
  expect(course.lengthsKm).toHaveLength(8);
});

test('one point stands in the middle, none nowhere', () => {
  expect(courseOf(exampleConjunction.points.slice(1))).toMatchObject({ shares: [0.5], ends: [{ share: 0.5 }] });
  expect(courseOf([])).toEqual({ shares: [], lengthsKm: [], ends: [] });
});
