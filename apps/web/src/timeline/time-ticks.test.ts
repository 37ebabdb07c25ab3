import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Tick, ticksOf } from './time-ticks.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 2, 10);
const hours = (ticks: readonly Tick[]): number[] => ticks.map(({ ms }) => (ms - START) / HOUR);
const labelled = (ticks: readonly Tick[]): readonly Tick[] => ticks.filter((tick) => tick.labelled);

describe('ticks in UTC', () => {
  test('a week on a wide track: a label a day, marks between', () => {
    const ticks = ticksOf({ fromMs: START - DAY, toMs: START + 7 * DAY }, 1000, 'utc');
    expect(hours(labelled(ticks))).toEqual([-24, 0, 24, 48, 72, 96, 120, 144, 168]);
    expect(ticks.length).toBeGreaterThan(24);
    expect(ticks.filter(({ day }) => day)).toHaveLength(9);
  });

  test('four weeks on a phone: few labels, a mark a day', () => {
    const ticks = ticksOf({ fromMs: START - 14 * DAY, toMs: START + 14 * DAY }, 340, 'utc');
    expect(labelled(ticks)).toHaveLength(4);
    expect(ticks).toHaveLength(29);
  });

  test('two hours: quarters of an hour', () => {
    const ticks = ticksOf({ fromMs: START + HOUR, toMs: START + 3 * HOUR }, 600, 'utc');
    expect(hours(labelled(ticks))).toEqual([1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3]);
    expect(ticks.some(({ day }) => day)).toBe(false);
  });

  test('labels never stand closer than they are wide', () => {
    for (const days of [0.1, 0.5, 1, 3, 8, 28]) {
      for (const width of [200, 360, 900, 1800]) {
        const shown = labelled(ticksOf({ fromMs: START, toMs: START + days * DAY }, width, 'utc'));
        for (let at = 1; at < shown.length; at++) {
          const px = ((shown[at]!.ms - shown[at - 1]!.ms) / (days * DAY)) * width;
          expect(px, `${days} d on ${width} px`).toBeGreaterThanOrEqual(70);
        }
      }
    }
  });
});

describe('ticks by the local clock', () => {
  const before = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = 'Europe/Luxembourg';
  });
  afterAll(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  test('days begin at midnight there, also over the change to summer time (2026-03-29, 02:00 to 03:00)', () => {
    const fromMs = Date.UTC(2026, 2, 27, 12);
    const ticks = labelled(ticksOf({ fromMs, toMs: fromMs + 4 * DAY }, 400, 'local'));
    const iso = ticks.map(({ ms }) => new Date(ms).toISOString().slice(5, 16));
    expect(iso).toEqual(['03-27T23:00', '03-28T23:00', '03-29T22:00', '03-30T22:00']);
    expect(ticks.every(({ day }) => day)).toBe(true);
  });

  test('the hour that is left out has no mark of its own', () => {
    const fromMs = Date.UTC(2026, 2, 28, 23);
    const ticks = ticksOf({ fromMs, toMs: fromMs + 6 * HOUR }, 400, 'local');
    const times = ticks.map(({ ms }) => ms);
    expect(new Set(times).size).toBe(times.length);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });
});
