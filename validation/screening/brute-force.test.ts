import { beforeAll, expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { randomStream } from './random.ts';
import { type CheckedCatalog, checkedCatalog, checkRegime } from './regime-check.ts';
import { REGIMES } from './regimes.ts';

/**
 * The engine against all pairs by brute force with satellite.js, on random objects of each kind of orbit in random
 * stretches of a week. The stretches lie on the last day and a half, where a week's drift has come between the objects.
 */
const CATALOG = 'catalogs/full-density/gp.csv.gz';
/** Of the objects of a regime; the long version draws twice as many as it has. Rows go with the square. */
const SHARE = 0.7;

describeWithReferenceData('random objects of today’s density', [CATALOG], () => {
  let catalog: CheckedCatalog;
  beforeAll(async () => {
    catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
  });

  test.each(REGIMES)('$title', { timeout: 240_000 }, async (regime) => {
    const rows = await checkRegime(catalog, regime, randomStream(regime.title), 'late', SHARE);
    expect(rows).toBeGreaterThanOrEqual(regime.leastRows * SHARE ** 2);
  });
});
