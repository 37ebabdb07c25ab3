import { exampleElementSet } from '@clearway/contract';
import { expect, test } from 'vitest';
import { elementFiles, ephemerisAddress, SPANS_HOURS } from './export-files.ts';
import { historyColumns } from './history-columns.ts';
import { statusKey } from './status-key.ts';

test('a TLE holds numbers up to Z9999 of Alpha-5; an OMM all', () => {
  const formats = (id: number): (string | null)[] => elementFiles(id).map(({ address }) => address);
  expect(formats(339_999)).not.toContain(null);
  expect(formats(340_000).map((address) => address !== null)).toEqual([false, false, true, true, true, true]);
  expect(formats(25_544)[0]).toBe('/api/v1/objects/25544/elements?format=tle');
});

test('an ephemeris from a time over a span, never more states than the service gives', () => {
  const startMs = Date.UTC(2026, 2, 10);
  expect(ephemerisAddress(5, { format: 'oem', startMs, hours: 24, stepSeconds: 60 })).toBe(
    '/api/v1/objects/5/ephemeris?start=2026-03-10T00%3A00%3A00.000Z&stop=2026-03-11T00%3A00%3A00.000Z&step_seconds=60&format=oem',
  );
  for (const hours of SPANS_HOURS) expect((hours * 3600) / 10 + 1).toBeLessThanOrEqual(100_000);
});

test('a history is by epoch; of one epoch counts what came last', () => {
  const set = (epoch: string, arrived: string, axis: number): typeof exampleElementSet => ({
    ...exampleElementSet,
    epoch_utc: epoch,
    arrived_utc: arrived,
    semi_major_axis_km: axis,
  });
  const columns = historyColumns([
    set('2026-03-03T00:00:00Z', '2026-03-03T05:00:00Z', 3),
    set('2026-03-01T00:00:00Z', '2026-03-01T05:00:00Z', 1),
    set('2026-03-03T00:00:00Z', '2026-03-04T05:00:00Z', 4),
  ]);
  expect(columns.semiMajorAxesKm).toEqual([1, 4]);
  expect(columns.epochsMs).toEqual([Date.UTC(2026, 2, 1), Date.UTC(2026, 2, 3)]);
});

test('a status is understood as words and as a code', () => {
  expect(['operational', '+', 'decayed', 'unknown', '?'].map(statusKey)).toEqual([
    'operational',
    'operational',
    'decayed',
    null,
    null,
  ]);
});
