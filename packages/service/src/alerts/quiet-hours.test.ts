import type { QuietHours } from '@clearway/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localTime } from './local-time.ts';
import { endOfQuiet, isQuiet } from './quiet-hours.ts';

const us = (text: string): number => Date.parse(text) * 1000;
const NIGHT: QuietHours = { from: '22:00', to: '07:00', zone: 'Europe/Luxembourg', release: 'end' };
const NOON: QuietHours = { from: '12:00', to: '13:30', zone: 'Asia/Kathmandu', release: 'end' };

describe('quiet hours', () => {
  test.each([
    // Luxembourg: UTC+1 in winter, UTC+2 in summer.
    [NIGHT, '2026-01-15T20:59:59Z', false],
    [NIGHT, '2026-01-15T21:00:00Z', true],
    [NIGHT, '2026-01-16T05:59:59Z', true],
    [NIGHT, '2026-01-16T06:00:00Z', false],
    [NIGHT, '2026-07-15T19:59:59Z', false],
    [NIGHT, '2026-07-15T20:00:00Z', true],
    // Kathmandu: UTC+5:45.
    [NOON, '2026-07-15T06:14:59Z', false],
    [NOON, '2026-07-15T06:15:00Z', true],
    [NOON, '2026-07-15T07:45:00Z', false],
  ] as const)('%o at %s: %s', (quiet, at, expected) => expect(isQuiet(quiet, us(at))).toBe(expected));

  test('end on the clock of the zone, also in the nights in which clocks change', () => {
    const end = (at: string): string => new Date(endOfQuiet(NIGHT, 'watch', us(at)) / 1000).toISOString();
    expect(end('2026-01-15T23:30:20Z')).toBe('2026-01-16T06:00:00.000Z');
    // 2026-03-29 02:00 → 03:00 and 2026-10-25 03:00 → 02:00.
    expect(end('2026-03-28T22:00:00Z')).toBe('2026-03-29T05:00:00.000Z');
    expect(end('2026-10-24T22:00:00Z')).toBe('2026-10-25T06:00:00.000Z');
  });

  test('never hold the highest level, nor anything outside them', () => {
    const at = us('2026-01-15T23:00:00Z');
    expect(endOfQuiet(NIGHT, 'act', at)).toBe(at);
    expect(endOfQuiet(null, 'notice', at)).toBe(at);
    expect(endOfQuiet(NIGHT, 'notice', us('2026-01-15T12:00:00Z'))).toBe(us('2026-01-15T12:00:00Z'));
  });

  test('whatever is held is released when it is not quiet any more, within a day', () => {
    const time = fc.integer({ min: 0, max: 1439 }).map((m) => new Date(m * 60_000).toISOString().slice(11, 16));
    const zone = fc.constantFrom(
      'UTC',
      'Europe/Luxembourg',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
    );
    const moment = fc.integer({ min: us('2026-01-01T00:00:00Z') / 1e6, max: us('2027-01-01T00:00:00Z') / 1e6 });
    fc.assert(
      fc.property(time, time, zone, moment, (from, to, zone, seconds) => {
        if (from === to) return;
        const quiet: QuietHours = { from, to, zone, release: 'end' };
        const released = endOfQuiet(quiet, 'watch', seconds * 1e6);
        expect(isQuiet(quiet, released)).toBe(false);
        expect(released - seconds * 1e6).toBeLessThanOrEqual(26 * 3600e6);
      }),
      { numRuns: 30 },
    );
  });

  test('midnight is 00:00 of the new day', () => {
    expect(localTime('Europe/Luxembourg', us('2026-01-15T23:00:00Z'))).toEqual({ day: '2026-01-16', time: '00:00' });
  });
});
