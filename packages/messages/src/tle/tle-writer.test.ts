import type { ElementSet } from '@clearway/astro';
import { expect, test } from 'vitest';
import { ISS, ISS_TLE, readText, VANGUARD_TLE } from '../catalog/read-catalog.fixture.ts';
import { formatTleLines } from './tle-writer.ts';

const written = (elements: ElementSet): string => {
  const lines = formatTleLines(elements);
  if (typeof lines === 'string') throw new Error(lines);
  return lines.join('\n');
};

test.each([ISS_TLE, VANGUARD_TLE])('a published TLE is written as it was', (text) => {
  expect(written(readText(text).elements[0]!)).toBe(text);
});

test.each([
  ['the end of a day', { epoch: { day: 8631, second: 86_399.9999999 } }, 1, 18, '23232.00000000'],
  ['the end of a year', { epoch: { day: 9131, second: 86_399.9999999 } }, 1, 18, '25001.00000000'],
  ['a whole turn', { raanDeg: 359.99996 }, 2, 17, '  0.0000'],
  ['a negative angle', { meanAnomalyDeg: -1 }, 2, 43, '359.0000'],
  ['a retrograde orbit', { inclinationDeg: 180 }, 2, 8, '180.0000'],
  ['a six-digit number', { id: 270_001 }, 1, 2, 'T0001'],
  ['counters beyond their columns', { elementSetNumber: 12_345, revolutionAtEpoch: 123_456 }, 1, 64, '2345'],
  ['nothing known of the designator', { internationalDesignator: '' }, 1, 9, '        '],
  ['a designator of another century', { internationalDesignator: '2061-001A' }, 1, 9, '        '],
  ['a negative derivative', { meanMotionDot: -0.00001 }, 1, 33, '-.00001000'],
  ['a derivative that rounds to nothing', { meanMotionDot: -1e-12 }, 1, 33, ' .00000000'],
  ['a small BSTAR', { bstar: -1.2345e-12 }, 1, 53, '-00123-9'],
  ['one smaller than the columns hold', { bstar: 1e-16 }, 1, 53, ' 00000+0'],
  ['a large one', { bstar: 12.3456 }, 1, 53, ' 12346+2'],
  ['one that rounds up to the next power', { bstar: 0.000999999 }, 1, 53, ' 10000-2'],
] as const)('%s', (_what, change, line, column, expected) => {
  const lines = written({ ...ISS, ...change }).split('\n');
  expect(lines.map((each) => each.length)).toEqual([69, 69]);
  expect(lines[line - 1]!.slice(column, column + expected.length)).toBe(expected);
});

test.each([
  ['a number beyond Alpha-5', { id: 340_000 }, /^catalogue number 340000 is above 339999/],
  ['an epoch beyond 2056', { epoch: { day: 20_820, second: 0 } }, /^the epoch is outside 1957 to 2056/],
  ['a derivative of 1', { meanMotionDot: 1 }, /^first derivative of mean motion 1 rev/],
  ['an eccentricity that rounds to 1', { eccentricity: 0.999_999_99 }, /^eccentricity 0.99999999 rounds to 1/],
  ['a huge BSTAR', { bstar: 1e10 }, /^BSTAR 10000000000 is too large/],
  ['what is out of range anyway', { inclinationDeg: 181 }, /^inclination 181 deg/],
] as const)('%s is not written', (_what, change, reason) => {
  expect(formatTleLines({ ...ISS, ...change })).toMatch(reason);
});
