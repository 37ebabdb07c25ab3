import { parseUtc } from '@clearway/service';
import { expect, test } from 'vitest';
import { formatAge, formatDistance, formatDuration, formatMoment, formatSpeed } from './format-quantity.ts';

const plain = (text: string): string => text.replaceAll('\u202F', ' ');

test('distances and speeds carry their unit and sensible digits', () => {
  expect([0.0084, 0.0423, 0.312_4, 0.9996, 1.254, 12.34, 0].map((km) => plain(formatDistance(km)))).toEqual([
    '8.4 m',
    '42 m',
    '312 m',
    '1.00 km',
    '1.25 km',
    '12.3 km',
    '0.0 m',
  ]);
  expect([14.81, 0.312, 0.0031].map((speed) => plain(formatSpeed(speed)))).toEqual(['14.8 km/s', '312 m/s', '3.1 m/s']);
});

test('ages are hours, then days; an epoch may lie ahead', () => {
  expect([0.01, 0.4, 3.21, 12.4, -0.2].map((days) => plain(formatAge(days)))).toEqual([
    '0 h old',
    '10 h old',
    '3.2 d old',
    '12 d old',
    '5 h ahead',
  ]);
});

test('moments carry the day of the week, also after rounding over midnight', () => {
  expect(formatMoment(parseUtc('2026-03-12T14:02:10.6Z')!)).toBe('Thu 12 Mar 14:02:11');
  expect(formatMoment(parseUtc('2026-03-12T23:59:59.7Z')!)).toBe('Fri 13 Mar 00:00:00');
  expect(formatMoment(parseUtc('1999-12-31T00:00:00Z')!)).toBe('Fri 31 Dec 00:00:00');
});

test('durations', () => {
  expect([38.4, 92, 7500].map(formatDuration)).toEqual(['38 s', '1 min 32 s', '2 h 5 min']);
});
