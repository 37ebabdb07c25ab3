import { describe, expect, test } from 'vitest';
import { createTranslate, ENGLISH_MESSAGES } from '../language/messages.ts';
import { createQuantities } from '../language/quantities.ts';
import { isSunSynchronous, orbitWords, periodText, standsStill } from './orbit-words.ts';

const t = createTranslate(ENGLISH_MESSAGES, 'en-GB');
const quantities = createQuantities('en-GB', 'utc');
const iss = {
  revolutionsPerDay: 15.485472,
  eccentricity: 0.0008,
  inclinationDeg: 51.6323,
  perigeeKm: 415.5,
  apogeeKm: 426.4,
  regime: 'LEO',
};
const sentinel = {
  revolutionsPerDay: 14.2674,
  eccentricity: 0.0001,
  inclinationDeg: 98.62,
  perigeeKm: 802,
  apogeeKm: 805,
  regime: 'LEO',
};

describe('an orbit in words', () => {
  test('round', () => {
    expect(orbitWords(iss, t, quantities)).toBe(
      'Circles the Earth every 93\u202fmin at 416–426\u202fkm, inclined 51.6°; low orbit.',
    );
  });

  test('sun-synchronous', () => {
    expect(orbitWords(sentinel, t, quantities)).toMatch(/low orbit\. Sun-synchronous: /);
  });

  test('long', () => {
    const molniya = {
      revolutionsPerDay: 2.006,
      eccentricity: 0.72,
      inclinationDeg: 63.4,
      perigeeKm: 1000,
      apogeeKm: 39_300,
      regime: 'HEO',
    };
    expect(orbitWords(molniya, t, quantities)).toBe(
      'Swings between 1,000\u202fkm and 39,300\u202fkm once every 11.96\u202fh, inclined 63.4°; highly eccentric orbit.',
    );
  });

  test('standing still', () => {
    const astra = {
      revolutionsPerDay: 1.00271,
      eccentricity: 0.0003,
      inclinationDeg: 0.05,
      perigeeKm: 35_780,
      apogeeKm: 35_794,
      regime: 'GEO',
    };
    expect(orbitWords(astra, t, quantities)).toMatch(/^Circles once a day at /);
    expect(standsStill({ ...astra, inclinationDeg: 7 })).toBe(false);
    expect(standsStill({ ...astra, revolutionsPerDay: 1.01 })).toBe(false);
  });
});

/** Inclinations and heights of missions that say they are sun-synchronous (ESA, USGS), and of some that are not. */
test.each([
  [98.62, 14.2674, true],
  [98.18, 14.3082, true],
  [98.22, 14.5711, true],
  [97.46, 15.19, true],
  [92.02, 14.5, false],
  [86.4, 14.342, false],
  [51.6, 15.5, false],
  [63.4, 14.2674, false],
])('inclined %d° at %d revolutions a day is sun-synchronous: %s', (inclinationDeg, revolutionsPerDay, expected) => {
  expect(isSunSynchronous({ ...iss, inclinationDeg, revolutionsPerDay })).toBe(expected);
});

test('periods have the digits that tell orbits apart', () => {
  expect([92.94, 101, 717.8, 1436.1, 9000].map((minutes) => periodText(minutes, quantities))).toEqual([
    '92.9\u202fmin',
    '101\u202fmin',
    '11.96\u202fh',
    '23.94\u202fh',
    '6.25\u202fd',
  ]);
});
