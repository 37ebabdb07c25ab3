import { expect, test } from 'vitest';
import { readThresholds } from './read-thresholds.ts';

test('thresholds as people type them', () => {
  const usual = { watch_probability: 1e-7, act_probability: 1e-4 };
  expect(readThresholds('1e-7', '1e-4')).toEqual(usual);
  expect(readThresholds(' 1E-7 ', '0,0001')).toEqual(usual);
  expect(readThresholds('10^−7', '1 × 10^-4')).toEqual(usual);
});

test('what is no probability, or the wrong way round, is said', () => {
  for (const wrong of ['', 'x', '0', '-1', '1.1', 'NaN', 'Infinity']) {
    expect(readThresholds(wrong, '1e-4')).toBe('wrong-number');
    expect(readThresholds('1e-7', wrong)).toBe('wrong-number');
  }
  expect(readThresholds('1e-3', '1e-4')).toBe('wrong-order');
});
