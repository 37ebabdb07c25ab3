import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthExponent, spreadOf } from './statistics.ts';

describe('the spread of repetitions', () => {
  it('takes the middle of an odd number and the mean of the middle two of an even one', () => {
    expect(spreadOf([3, 1, 10])).toEqual({ least: 1, median: 3, greatest: 10 });
    expect(spreadOf([4, 1, 10, 2])).toEqual({ least: 1, median: 3, greatest: 10 });
    expect(spreadOf([7])).toEqual({ least: 7, median: 7, greatest: 7 });
  });

  it('sorts as numbers and leaves the list as it was', () => {
    const values = [100, 9, 20];
    expect(spreadOf(values).median).toBe(20);
    expect(values).toEqual([100, 9, 20]);
  });

  it('has as many values below the median as above, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: 0, max: 1e6 }), { minLength: 1 }), (values) => {
        const { least, median, greatest } = spreadOf(values);
        expect(least).toBe(Math.min(...values));
        expect(greatest).toBe(Math.max(...values));
        const half = values.length / 2;
        expect(values.filter((value) => value < median).length).toBeLessThanOrEqual(half);
        expect(values.filter((value) => value > median).length).toBeLessThanOrEqual(half);
      }),
    );
  });

  it('refuses no repetition', () => {
    expect(() => spreadOf([])).toThrow(RangeError);
  });
});

describe('the growth exponent', () => {
  it('is the power that made the times', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e3, noNaN: true }),
        (p, s) => {
          const times = [1e4, 1e5, 1e6].map((size) => ({ size, seconds: s * size ** p }));
          expect(growthExponent(times)).toBeCloseTo(p, 9);
        },
      ),
    );
  });

  it('of uneven times is the slope between the ends where sizes are evenly apart', () => {
    const times = [1, 50, 1000].map((seconds, k) => ({ size: 10 ** (4 + k), seconds }));
    expect(growthExponent(times)).toBeCloseTo(1.5, 12);
  });

  it('refuses a single size', () => {
    expect(() => growthExponent([{ size: 1, seconds: 1 }])).toThrow(RangeError);
  });
});
