import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logScaleOf } from './log-scale.ts';

describe('a logarithmic axis', () => {
  test('goes from decade to decade', () => {
    const scale = logScaleOf([3.1e-5, 2.13e-4, 1e-7, 1e-4]);
    expect([scale.low, scale.high]).toEqual([1e-7, 1e-3]);
    expect(scale.ticks).toEqual([1e-7, 1e-6, 1e-5, 1e-4, 1e-3]);
    expect(scale.place(1e-5)).toBeCloseTo(0.5);
    expect(scale.place(1)).toBe(1);
    expect(scale.place(0)).toBe(0);
  });

  test('is a decade long where all is the same, or nothing is there', () => {
    expect(logScaleOf([0.01])).toMatchObject({ low: 0.001, high: 0.01 });
    expect(logScaleOf([])).toMatchObject({ low: 0.1, high: 1 });
  });

  test('leaves out what is as good as nothing', () => {
    expect(logScaleOf([1e-3, 1e-300])).toMatchObject({ low: 1e-15, high: 1e-3 });
    expect(logScaleOf([1e-3, 1e-300], 6).ticks.length).toBeLessThanOrEqual(5);
  });

  test('holds every value, in its order', () => {
    const value = fc.double({ min: 1e-11, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 9 }), (values) => {
        const scale = logScaleOf(values);
        const sorted = values.toSorted((a, b) => a - b);
        const places = sorted.map(scale.place);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(sorted[0]).toBeGreaterThanOrEqual(scale.low * (1 - 1e-9));
        expect(sorted.at(-1)).toBeLessThanOrEqual(scale.high * (1 + 1e-9));
      }),
    );
  });
});
