import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unixMicros, utcFromUnixMicros } from './unix-micros.ts';
import { formatUtc, parseUtc } from './utc-time.ts';

test.each([
  ['1970-01-01T00:00:00Z', 0],
  ['2000-01-01T00:00:00Z', 946_684_800_000_000],
  ['2026-03-10T12:34:56.789012Z', 1_773_146_096_789_012],
  ['1957-10-04T19:28:34Z', -386_310_686_000_000],
])('%s', (text, micros) => {
  expect(unixMicros(parseUtc(text)!)).toBe(micros);
  expect(formatUtc(utcFromUnixMicros(micros))).toBe(formatUtc(parseUtc(text)!));
});

test('agrees with the platform to the millisecond, and comes back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -4e15, max: 4e15 }), (micros) => {
      expect(unixMicros(utcFromUnixMicros(micros))).toBe(micros);
      const millis = Math.floor(micros / 1000) * 1000;
      expect(formatUtc(utcFromUnixMicros(millis)).slice(0, 23)).toBe(
        new Date(millis / 1000).toISOString().slice(0, 23),
      );
    }),
  );
});
