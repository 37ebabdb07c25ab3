import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inputMs, inputText, spanOf, withSpan } from './filter-spans.ts';

const NOW = Date.UTC(2026, 2, 10, 12, 0, 30);
const HOUR = 3_600_000;

describe('spans of time in a filter', () => {
  test('are recognised after they were chosen', () => {
    for (const span of ['week', 'three', 'day', 'chosen'] as const) {
      expect(spanOf(withSpan({ owner: 'ESA' }, span, NOW), NOW)).toBe(span);
      expect(withSpan({ owner: 'ESA' }, span, NOW).owner).toBe('ESA');
    }
  });

  test('are still called so an hour later, and not on another day', () => {
    const day = withSpan({}, 'day', NOW);
    expect(spanOf(day, NOW + HOUR)).toBe('day');
    expect(spanOf(day, NOW + 20 * HOUR)).toBe('chosen');
    expect(spanOf(day, NOW - HOUR)).toBe('chosen');
  });

  test('go through the inputs and back to the minute', () => {
    const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        expect(inputMs(inputText(minute * 60_000, 'utc'), 'utc')).toBe(minute * 60_000);
      }),
    );
    expect(inputText(NOW, 'utc')).toBe('2026-03-10T12:00');
    expect(inputMs('soon', 'utc')).toBeNull();
    const noon = new Date(2026, 2, 10, 12).getTime();
    expect(inputMs(inputText(noon, 'local'), 'local')).toBe(noon);
  });
});
