import { expect, test } from 'vitest';
import { madeUpObject, madeUpRun } from './screening-run.fixture.ts';
import { reportDocument } from './write-report.ts';

test('the report has every field of the contract', () => {
  const { report } = madeUpRun([madeUpObject(1, 'ONE'), madeUpObject(2, 'TWO')], []);
  const withFailure = {
    ...report,
    objects: {
      ...report.objects,
      duplicates: [
        { id: 1, reason: 'superseded', epoch: report.window.start, file: 'old.csv', line: 3 },
        { id: 2, reason: 'identical elements under 1' },
      ],
      rejected: [
        ...report.objects.rejected,
        { id: 2, reason: 'SGP4 error 6: decayed', file: null, line: null, from: report.window.start },
      ],
    },
  };
  expect(JSON.parse(JSON.stringify(reportDocument(withFailure)))).toEqual({
    objects: {
      read: 3,
      screened: 2,
      rejected: [
        { id: null, reason: 'checksum is 3, the line says 4', file: 'catalog.tle', line: 7 },
        { id: 2, reason: 'SGP4 error 6: decayed', file: null, line: null, from: '2026-03-10T00:00:00Z' },
      ],
      duplicates: [
        { id: 1, reason: 'superseded', epoch: '2026-03-10T00:00:00.000000Z', file: 'old.csv', line: 3 },
        { id: 2, reason: 'identical elements under 1' },
      ],
      stale: [{ id: 5, age_days: 12.5, left_out: false }],
      epoch_after_start: [],
    },
    window: { start: '2026-03-10T00:00:00.000000Z', stop: '2026-03-17T00:00:00.000000Z' },
    threshold_km: 5,
    close_approaches: 0,
    workers: 2,
    seconds: { total: 1.235, propagate: 0.2, sweep: 0.7, refine: 0.3 },
    peak_memory_mib: 321,
    completeness: { step_s: 30 },
    note: 'screening only, uncertain by kilometres',
    inside_at_start: [{ primary_id: 1, secondary_id: 2, distance_km: 1.5, range_rate_km_s: -0.001 }],
    inside_at_stop: [],
  });
});
