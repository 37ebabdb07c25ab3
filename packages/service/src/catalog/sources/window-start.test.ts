import { addSeconds, parseUtc } from '@clearway/astro';
import { expect, test } from 'vitest';
import { windowStart } from './window-start.ts';

const now = parseUtc('2026-03-10T12:00:00Z')!;
const days = (count: number): ReturnType<typeof addSeconds> => addSeconds(now, count * 86_400);

test('the window starts now while the elements are of these weeks', () => {
  expect(windowStart([days(-29), days(-2), days(-1)], null, now)).toEqual({ start: now, warning: null });
  expect(windowStart([], null, now)).toEqual({ start: now, warning: null });
});

test('it starts at the newest epoch when the catalogue is old, and says so', () => {
  const { start, warning } = windowStart([days(-400), days(-399), days(-398), days(200)], null, now);
  expect(start).toEqual(days(-398));
  expect(warning).toMatch(/^The elements are 398 days older than now: .* 2025-02-05T12:00:00Z\.$/);
});

test('what was asked for is used, with a warning when the elements are far away', () => {
  expect(windowStart([days(-1)], days(3), now)).toEqual({ start: days(3), warning: null });
  expect(windowStart([days(-1)], days(60), now)).toMatchObject({
    start: days(60),
    warning: expect.stringContaining('61 days older than --start'),
  });
});
