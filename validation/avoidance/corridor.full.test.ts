import { ensureKernel } from '@clearway/kernels/build';
import { expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { randomStream } from '../screening/random.ts';
import { checkedCatalog } from '../screening/regime-check.ts';
import { burnTime, CASES, CATALOG, checkCorridor, requestOf } from './corridor-check.ts';

/** The long version: a week, the whole catalogue, ten burns of each satellite. */
const WEEK = 7.3 * 86_400;

describeWithReferenceData('a corridor through everything in orbit', [CATALOG], () => {
  test.each(CASES)(
    'answers as the engine does: $title',
    async (each) => {
      const catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
      const random = randomStream(`a corridor through everything, ${each.title}`);
      const whole = { ...each, objects: catalog.elements.length, isNeighbour: () => true };
      // The engine searches a sphere through which thousands pass: a narrower one leaves hundreds.
      const thresholdKm = each.thresholdKm / 3;
      const request = {
        ...requestOf(catalog, await ensureKernel(), { ...whole, thresholdKm }, random),
        durationSeconds: WEEK,
      };
      const rows = await checkCorridor(request, burnTime(catalog), 10, random);
      expect(rows).toBeGreaterThan(10);
    },
    3_600_000,
  );
});
