import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal, wholeNumber } from './decimal.ts';

test.each([
  ['15.48', 15.48],
  ['.00120499', 0.00120499],
  ['-.38E-6', -0.38e-6],
  ['+1', 1],
  ['1.5D-3', 1.5e-3],
  ['-.5d2', -50],
  ['  7.5 ', 7.5],
  ['5.', 5],
  ['0', 0],
  ['-0.0', 0],
  ['.0E+5', 0],
  ['1e-400', 0],
  [2.5, 2.5],
] as const)('reads %j', (text, value) => {
  expect(decimal(text)).toBe(value);
});

test.each([
  '',
  '  ',
  'NaN',
  'nan',
  'Infinity',
  '-Infinity',
  '1e999',
  '0x10',
  ' 0x10',
  '0b1',
  '0o7',
  '1_0',
  '1,5',
  '1.2.3',
  '--1',
  'e5',
  '.',
  '1 2',
  'null',
  Number.NaN,
  Number.POSITIVE_INFINITY,
])('refuses %j', (text) => {
  expect(decimal(text)).toBeNaN();
});

test('every finite double reads back from its shortest decimal', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(decimal(String(value))).toBe(value + 0);
    }),
  );
});

test('whole numbers have digits only, and no more than allowed', () => {
  expect(wholeNumber('00925', 9)).toBe(925);
  expect(wholeNumber(' 5 ', 9)).toBe(5);
  expect(wholeNumber(999_999_999, 9)).toBe(999_999_999);
  for (const wrong of ['', '-1', '+1', '1.0', '1e3', '1234567890', 'A', 1.5, -1, 1e9, Number.NaN]) {
    expect(wholeNumber(wrong, 9)).toBeNaN();
  }
});
