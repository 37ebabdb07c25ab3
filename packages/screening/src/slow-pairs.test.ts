import { describe, expect, test } from 'vitest';
import { APPROACH_COLUMNS, createCloseApproachList } from './close-approaches/close-approach-list.ts';
import type { PairMotion } from './close-approaches/pair-motion.ts';
import { resolveSlowPair } from './close-approaches/slow-pairs.ts';
import { dayStartUs } from './close-approaches/utc-days.ts';

const DURATION = 12_000;
/** Midnight before some day. */
const ZERO_US: number = dayStartUs(9000);

/** Rows as TCA (s), distance (m), entry and exit (s) of a pair whose distance in metres passes through these extremes, 600 s apart, by half cosines. */
function rowsOf(
  extremes: readonly number[],
  thresholdM = 5000,
  from = -60,
  to: number = (extremes.length - 1) * 600,
): [number, number, number, number][] {
  const metresAt = (time: number): number => {
    const k = Math.max(0, Math.min(extremes.length - 2, Math.floor(time / 600)));
    // Before and after all that it stays where it is.
    const s = (1 - Math.cos((Math.PI * Math.max(0, Math.min(600, time - 600 * k))) / 600)) / 2;
    return extremes[k]! + (extremes[k + 1]! - extremes[k]!) * s;
  };
  const distance = (time: number): number => metresAt(time) / 1000;
  const motion: PairMotion = {
    choose: () => {},
    distance,
    distances: (first, spacing, count, out) => {
      for (let k = 0; k < count; k++) out[k] = distance(first + k * spacing);
    },
    rangeRate: () => 0,
    speed: () => 0.001,
    componentsRtn: (out) => out.fill(0),
    states: (out) => out.fill(0),
    leastDistanceTime: (time) => time,
  };
  const setting = {
    startUs: ZERO_US,
    stopUs: ZERO_US + DURATION * 1e6,
    thresholdKm: thresholdM / 1000,
    slowSpeed: 0.05,
    fromUs: Float64Array.of(Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY),
    untilUs: Float64Array.of(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY),
    failsUs: Float64Array.of(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY),
    halfPeriods: Float64Array.of(2800, 2800),
    isPrimary: () => true,
  };
  const list = createCloseApproachList();
  resolveSlowPair(motion, setting, 0, 1, [ZERO_US + from * 1e6, ZERO_US + to * 1e6], list);
  const rows = list.packed();
  return Array.from({ length: list.count() }, (_, k) => [
    Math.round(rows[k * APPROACH_COLUMNS + 2]!),
    Math.round(rows[k * APPROACH_COLUMNS + 3]! * 1e5) / 100,
    Math.round(rows[k * APPROACH_COLUMNS + 8]!),
    Math.round(rows[k * APPROACH_COLUMNS + 9]!),
  ]);
}

describe('minima of a slow pair', () => {
  test.each<[string, number[], [number, number][]]>([
    [
      'each that a metre separates is a row',
      [50, 10, 12, 9, 30],
      [
        [600, 10],
        [1800, 9],
      ],
    ],
    ['those that less than a metre separates are one, the lowest', [50, 10, 10.9, 9.5, 30], [[1800, 9.5]]],
    ['a higher one after a small rise is dropped', [50, 10, 10.9, 10.5, 30], [[600, 10]]],
    [
      'a rise counts from the lower of three',
      [50, 10, 10.5, 9.7, 10.9, 9.6, 30],
      [
        [1800, 9.7],
        [3000, 9.6],
      ],
    ],
    [
      'a rise before the lower one does not separate it from the next',
      [50, 10.4, 11.3, 9.5, 10, 9.6, 30],
      [[1800, 9.5]],
    ],
    [
      'a small rise on the way up hides nothing',
      [50, 10, 12, 11.5, 13, 9, 30],
      [
        [600, 10],
        [3000, 9],
      ],
    ],
    ['minima beyond the threshold are none', [6000, 5001, 5500, 4000, 6000], [[1800, 4000]]],
  ])('%s', (_, extremes, expected) => {
    expect(rowsOf(extremes).map(([tca, distance]) => [tca, distance])).toEqual(expected);
  });
});

test('a stay goes on beyond the stretch in which the pair is slow', () => {
  // Passes 500 m half-way between 400 m and 600 m.
  expect(rowsOf([600, 400, 300, 400, 600], 500, 1000, 1400)).toEqual([[1200, 300, 300, 2100]]);
  expect(rowsOf([450, 400, 300, 400, 450], 500, 1000, 1400)).toEqual([[1200, 300, 0, DURATION]]);
});

test('the rows of a stay are the same whatever part of it was seen', () => {
  const extremes = [900, 10, 10.9, 9.5, 60, 8, 8.4, 8.3, 900];
  const whole = rowsOf(extremes, 500, -60, 4800);
  expect(whole.map(([tca, distance]) => [tca, distance])).toEqual([
    [1800, 9.5],
    [3000, 8],
  ]);
  for (const seen of [600, 1800, 3000, 4200]) expect(rowsOf(extremes, 500, seen - 60, seen + 60)).toEqual(whole);
  expect(rowsOf([900, 10, 600, 9, 900], 500, 540, 660)).toHaveLength(1);
});
