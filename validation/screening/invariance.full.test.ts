import type { ScreeningRun } from '@clearway/service';
import { beforeAll, expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { type EngineSearch, screenWithEngine } from './engine-rows.ts';
import { type CheckedCatalog, checkedCatalog } from './regime-check.ts';

/** All pairs of today's density for a day: about 60,000 rows, however the sweep goes about it. */
const CATALOG = 'catalogs/full-density/gp.csv.gz';
const DURATION = 86_400;

describeWithReferenceData('the same rows of a whole catalogue', [CATALOG], () => {
  let catalog: CheckedCatalog;
  let usual: ScreeningRun;
  const run = (tuning: NonNullable<EngineSearch['tuning']>): Promise<ScreeningRun> =>
    screenWithEngine({ ...catalog, durationSeconds: DURATION, workers: 2, tuning });

  beforeAll(async () => {
    catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
    usual = await run({});
    expect(usual.approaches.count).toBeGreaterThan(55_000);
  }, 120_000);

  test.each<NonNullable<EngineSearch['tuning']>>([
    ...[10, 15, 20, 30, 40].map((stepSeconds) => ({ stepSeconds })),
    ...[0.01, 0.04, 1].map((targetBoundKm) => ({ targetBoundKm })),
    ...[960, 1920, 5760, 8640].map((sliceSeconds) => ({ sliceSeconds })),
  ])('%o', { timeout: 600_000 }, async (tuning) => {
    expect((await run(tuning)).approaches).toEqual(usual.approaches);
  });
});
