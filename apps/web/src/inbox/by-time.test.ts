import { expect, test } from 'vitest';
import { byTime } from './by-time.ts';

test('the next to come and the last past come first', () => {
  const at = (day: number) => ({ tca_utc: `2026-03-${day}T00:00:00.000Z` });
  const { coming, past } = byTime([at(14), at(10), at(12), at(11), at(13)], Date.UTC(2026, 2, 12));
  expect(coming).toEqual([at(12), at(13), at(14)]);
  expect(past).toEqual([at(11), at(10)]);
});
