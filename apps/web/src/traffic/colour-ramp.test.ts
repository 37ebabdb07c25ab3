import { expect, test } from 'vitest';
import { colourAlong } from './colour-ramp.ts';

test('colours between the steps of a ramp', () => {
  const ramp = ['#000000', '#646464', '#ff0000'] as const;
  expect(colourAlong(ramp, 0)).toBe('rgb(0 0 0)');
  expect(colourAlong(ramp, 0.25)).toBe('rgb(50 50 50)');
  expect(colourAlong(ramp, 0.5)).toBe('rgb(100 100 100)');
  expect(colourAlong(ramp, 7)).toBe('rgb(255 0 0)');
});
