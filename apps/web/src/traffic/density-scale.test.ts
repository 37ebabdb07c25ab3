import { expect, test } from 'vitest';
import { densityScale } from './density-scale.ts';

test('an even axis has round marks up to the greatest value', () => {
  const scale = densityScale(26.4, false);
  expect(scale.marks).toEqual([0, 5, 10, 15, 20, 25]);
  expect(scale.share(13.2)).toBeCloseTo(0.5, 12);
  expect(densityScale(0, false)).toMatchObject({ marks: [0] });
  expect(densityScale(0, false).share(0)).toBe(0);
});

test('a logarithmic axis shows four decades, and nothing below them', () => {
  const scale = densityScale(26.4, true);
  expect(scale.marks.map((mark) => Number(mark.toPrecision(6)))).toEqual([0.01, 0.1, 1, 10]);
  expect(scale.share(26.4)).toBeCloseTo(1, 12);
  expect(scale.share(0.264)).toBeCloseTo(0.5, 12);
  expect(scale.share(0)).toBe(0);
  expect(scale.share(1e-9)).toBe(0);
});
