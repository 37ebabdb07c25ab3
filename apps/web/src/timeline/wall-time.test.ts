import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { momentOfWallTime, wallTimeOf } from './wall-time.ts';

describe('times as a field has them', () => {
  const before = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = 'Europe/Luxembourg';
  });
  afterAll(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  test('UTC and local, in winter and in summer', () => {
    expect(wallTimeOf(Date.UTC(2026, 2, 10, 14, 2, 11, 900), 'utc')).toBe('2026-03-10T14:02:11');
    expect(wallTimeOf(Date.UTC(2026, 2, 10, 14, 2, 11), 'local')).toBe('2026-03-10T15:02:11');
    expect(momentOfWallTime('2026-07-01T00:30', 'local')).toBe(Date.UTC(2026, 5, 30, 22, 30));
    expect(momentOfWallTime('2026-07-01T00:30', 'utc')).toBe(Date.UTC(2026, 6, 1, 0, 30));
  });

  test('what is written can be read again, but for the hour that clocks show twice', () => {
    const second = fc.integer({ min: Date.UTC(2026, 0) / 1000, max: Date.UTC(2026, 9, 24) / 1000 });
    fc.assert(
      fc.property(second, fc.constantFrom('utc' as const, 'local' as const), (seconds, zone) => {
        expect(momentOfWallTime(wallTimeOf(seconds * 1000, zone), zone)).toBe(seconds * 1000);
      }),
    );
  });

  test('nonsense is no time', () => {
    for (const text of ['', 'now', '2026-13-10T00:00', '2026-03-10', '2026-03-10T25:00', '2026-03-10T00:00Z']) {
      expect(momentOfWallTime(text, 'utc'), text).toBeNull();
    }
  });
});
