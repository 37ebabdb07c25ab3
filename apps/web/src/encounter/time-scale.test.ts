import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sweptStep, timeScale } from './time-scale.ts';

describe('the scale of the time slider', () => {
  test('begins with a tenth of a millisecond and ends at its span', () => {
    for (const span of [10_800, 86_400]) {
      const scale = timeScale(span);
      expect(scale.seconds(1)).toBeCloseTo(1e-4, 7);
      expect(scale.seconds(0)).toBe(0);
      expect(scale.seconds(scale.steps)).toBeCloseTo(span, 6);
      expect(scale.seconds(-scale.steps)).toBeCloseTo(-span, 6);
    }
  });

  test('goes there and back', () => {
    const scale = timeScale(10_800);
    fc.assert(
      fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), (step) => {
        expect(scale.step(scale.seconds(step))).toBeCloseTo(step, 6);
      }),
    );
    expect(scale.step(1e9)).toBe(1000);
  });

  test('a sweep ends at the end', () => {
    const scale = timeScale(10_800);
    expect(sweptStep(scale, -1000, 0)).toBe(-1000);
    expect(sweptStep(scale, -1000, 7)).toBeCloseTo(0);
    expect(sweptStep(scale, -1000, 60)).toBe(1000);
  });
});
