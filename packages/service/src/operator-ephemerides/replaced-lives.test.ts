import { createEphemerisMotion } from '@clearway/screening';
import { expect, test } from 'vitest';
import { MADE_UP_START, madeUpObject } from '../runs/screening-run.fixture.ts';
import { type ScreenedEphemeris, withoutReplaced } from './replaced-lives.ts';

const elements = [madeUpObject(1, 'ONE'), madeUpObject(2, 'TWO'), madeUpObject(3, 'THREE')];
const motion = createEphemerisMotion({
  day: 9565,
  times: Float64Array.of(0, 60),
  states: Float64Array.of(7000, 0, 0, 0, 7.5, 0, 6985, 449.6, 0, -0.48, 7.48, 0),
});

const ephemeris = (id: number, spans: readonly (readonly [number, number])[], mode: ScreenedEphemeris['mode']) => ({
  id,
  name: 'OWN',
  epoch: MADE_UP_START,
  mode,
  spans: spans.map(([fromUs, untilUs]) => ({ motion, fromUs, untilUs, covariances: [] })),
});

test('an element set is in force before, between and after the spans that replace it', () => {
  const { elements: kept, inForce } = withoutReplaced(elements, [
    ephemeris(
      2,
      [
        [10, 20],
        [20, 30],
        [50, 60],
      ],
      'replaces',
    ),
    ephemeris(3, [[10, 20]], 'joins'),
  ]);
  expect(kept.map(({ id }) => id)).toEqual([1, 2, 2, 2, 3]);
  expect([...inForce.fromUs]).toEqual([-Infinity, -Infinity, 30, 60, -Infinity]);
  expect([...inForce.toUs]).toEqual([Infinity, 10, 50, Infinity, Infinity]);
});
