import { test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { BOUNDED_CATALOGS, expectBounds } from './catalog-bounds.ts';

/** The bounds that the search rests on, held against exact SGP4 inside the intervals between knots, over a whole week. */
describeWithReferenceData(
  'bounds on interpolation and radius',
  BOUNDED_CATALOGS.map((c) => c.file),
  () => {
    test.each(BOUNDED_CATALOGS)('hold for every object of $file', { timeout: 240_000 }, async (catalog) => {
      await expectBounds(catalog, 6);
    });
  },
);
