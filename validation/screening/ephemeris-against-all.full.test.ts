import { beforeAll, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { checkEphemerides } from './ephemeris-check.ts';
import { randomStream } from './random.ts';
import { type CheckedCatalog, checkedCatalog } from './regime-check.ts';
import { REGIMES } from './regimes.ts';

/** The long version of `ephemeris-against-all.test.ts`: every kind of orbit, a week, many draws. */
const CATALOG = 'catalogs/full-density/gp.csv.gz';
const WEEK = 7 * 86_400;
const DRAWS = 20;
const PRIMARIES = 12;

describeWithReferenceData('an ephemeris against all finds what the elements do', [CATALOG], () => {
  let catalog: CheckedCatalog;
  beforeAll(async () => {
    catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
  });

  test.each(REGIMES)('$title', { timeout: 3_600_000 }, async (regime) => {
    for (let draw = 0; draw < DRAWS; draw++) {
      const random = randomStream(`an ephemeris against all, ${regime.title}, draw ${draw}`);
      await checkEphemerides(catalog, regime, PRIMARIES, random, WEEK);
    }
  });
});
