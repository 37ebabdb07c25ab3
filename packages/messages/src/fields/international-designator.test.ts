import { expect, test } from 'vitest';
import { longInternationalDesignator } from './international-designator.ts';

test.each([
  ['98067A  ', '1998-067A'],
  ['57001B', '1957-001B'],
  ['20061BCD', '2020-061BCD'],
  ['1998-067A', '1998-067A'],
  ['        ', ''],
  ['UNKNOWN', 'UNKNOWN'],
])('%j is %j', (text, long) => {
  expect(longInternationalDesignator(text)).toBe(long);
});
