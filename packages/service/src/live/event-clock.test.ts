import type { RunRow } from '@clearway/store';
import { expect, test } from 'vitest';
import { createEventClock } from './event-clock.ts';

const run = (fixed: boolean): RunRow =>
  ({ window_start_us: 5000, published_us: 120, settings: { fixed_start: fixed } }) as unknown as RunRow;

test.each([
  ['without a run it is the time', null, null, 130],
  ['with a start that was given it goes on from there, from when the service was opened', 9000, run(false), 9030],
  ['with a run whose start was given, from when that was published', null, run(true), 5010],
  ['with any other run it is the time', null, run(false), 130],
] as const)('%s', (_what, fixedStartUs, shown, expected) => {
  let nowUs = 100;
  const clock = createEventClock({ fixedStartUs: () => fixedStartUs, shown: () => shown, nowUs: () => nowUs });
  nowUs = 130;
  expect(clock()).toBe(expected);
});
