import { describe, expect, it } from 'vitest';
import { judgeAbove, judgeBelow, judgeTime, judgeTimesFaster } from './goal.ts';

describe('a time', () => {
  const goal = { mustSeconds: 90, mustUnits: 75, aimSeconds: 40 };
  it.each([
    [40, 1, 'aim'],
    [40.1, 1, 'must'],
    [90, 0.5, 'must'],
    [90.1, 1, 'missed'],
    // A slow machine: 120 s are 60 times what satellite.js needs there.
    [120, 2, 'must'],
    [150.1, 2, 'missed'],
    [Number.NaN, 1, 'missed'],
  ] as const)('of %d s with a unit of %d s: %s', (seconds, unit, reached) => {
    expect(judgeTime(goal, seconds, unit)).toEqual({ must: '90 s or 75×', aim: '40 s', reached });
  });

  it('without units counts in seconds alone', () => {
    expect(judgeTime({ mustSeconds: 1, aimSeconds: 0.2 }, 2, 100)).toEqual({
      must: '1 s',
      aim: '0.2 s',
      reached: 'missed',
    });
  });
});

describe('a factor', () => {
  it.each([
    [4.5, 'aim'],
    [3.5, 'must'],
    [3.49, 'missed'],
    [Number.NaN, 'missed'],
  ] as const)('of %d: %s', (times, reached) => {
    expect(judgeTimesFaster(3.5, 4.5, times).reached).toBe(reached);
  });
});

describe('a bound', () => {
  it('with an aim alone is never missed', () => {
    const goal = judgeBelow(Number.POSITIVE_INFINITY, 1.5, 1.8, '');
    expect(goal).toEqual({ must: '–', aim: '1.5', reached: 'must' });
  });

  it('is kept up to its last unit', () => {
    expect(judgeBelow(8192, 8192, 8192, 'MiB').reached).toBe('aim');
    expect(judgeBelow(8192, 8192, 8193, 'MiB').reached).toBe('missed');
  });

  it('from below is reached from its first unit on', () => {
    expect(judgeAbove(5, 10, 5, 'million/s')).toEqual({ must: '5 million/s', aim: '10 million/s', reached: 'must' });
    expect(judgeAbove(5, 10, 10, 'million/s').reached).toBe('aim');
    expect(judgeAbove(5, 10, Number.NaN, 'million/s').reached).toBe('missed');
  });
});
