import { addSeconds, parseUtc, secondsBetween } from '@clearway/astro';
import { loadCatalog, runScreening } from '@clearway/service';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referencePath, referenceText } from '../reference-data.ts';
import { rowsOf } from './engine-rows.ts';

/**
 * Close approaches that others have published: twenty rows of CelesTrak's SOCRATES Plus of 2026-03-09 (STK, SGP4) with the
 * element sets behind them, and the collision of Iridium 33 and Cosmos 2251. Published to 1 ms, 1 m and 1 m/s, which
 * is the tolerance; the window and threshold are those of the publication.
 */
const SOCRATES = 'socrates/2026-03-09_run1800_top20';
const ROWS = `${SOCRATES}/socrates_top20_maxProb.json`;
const START = '2026-03-09T18:00:00Z';
const COLLISION = 'events/iridium33-cosmos2251_2009-02-10/pre_collision_spacetrack_format.3le';

interface PublishedRow {
  readonly obj1_norad: number;
  readonly obj1_dse: number;
  readonly obj2_norad: number;
  readonly obj2_dse: number;
  readonly tca: string;
  readonly min_range_km: number;
  readonly rel_speed_kms: number;
  readonly gp_file: string;
}

describeWithReferenceData('the twenty rows of SOCRATES', [ROWS], () => {
  const published: readonly PublishedRow[] = JSON.parse(referenceText(ROWS)).conjunctions;
  const start = parseUtc(START)!;
  const files = published.map((row) => referencePath(`${SOCRATES}/gp/${row.gp_file.replace('.txt', '.json')}`));

  test('are found among all pairs of their objects', { timeout: 240_000 }, async () => {
    const catalog = await loadCatalog(files, { start });
    const run = await runScreening({ catalog, start, durationSeconds: 7 * 86_400, thresholdKm: 5, workers: 2 });
    const rows = rowsOf(run);
    const epochs = new Map(run.objects.map((object) => [object.id, object.epoch]));
    expect(published).toHaveLength(20);
    for (const row of published) {
      const [first, second] = [row.obj1_norad, row.obj2_norad].sort((a, b) => a - b);
      const tca = parseUtc(row.tca)!;
      const found = rows.filter(
        (r) => r.first === first && r.second === second && Math.abs(r.tca - secondsBetween(start, tca)) < 1,
      );
      expect(found, `${first},${second}`).toHaveLength(1);
      const [match] = found;
      expect(Math.abs(match!.tca - secondsBetween(start, tca))).toBeLessThanOrEqual(0.001);
      expect(Math.abs(match!.missDistanceKm - row.min_range_km)).toBeLessThanOrEqual(0.001);
      expect(Math.abs(match!.relativeSpeedKmS - row.rel_speed_kms)).toBeLessThanOrEqual(0.001);
      // Days since the epoch of each, which tells that these are the element sets behind the row.
      const age = (id: number): number => secondsBetween(epochs.get(id)!, tca) / 86_400;
      expect(Math.abs(age(row.obj1_norad) - row.obj1_dse)).toBeLessThanOrEqual(0.001);
      expect(Math.abs(age(row.obj2_norad) - row.obj2_dse)).toBeLessThanOrEqual(0.001);
    }
  });
});

describeWithReferenceData('the collision of Iridium 33 and Cosmos 2251', [COLLISION], () => {
  test('is found a day ahead at 0.698 km, 16:55:59.796 UTC', async () => {
    const start = parseUtc('2009-02-10T00:00:00Z')!;
    const catalog = await loadCatalog([referencePath(COLLISION)], { start });
    const run = await runScreening({ catalog, start, durationSeconds: 86_400, thresholdKm: 5, workers: 1 });
    const rows = rowsOf(run);
    const closest = rows.reduce((a, b) => (b.missDistanceKm < a.missDistanceKm ? b : a));
    expect([closest.first, closest.second]).toEqual([22_675, 24_946]);
    const expected = parseUtc('2009-02-10T16:55:59.796Z')!;
    expect(Math.abs(secondsBetween(expected, addSeconds(start, closest.tca)))).toBeLessThanOrEqual(0.001);
    expect(Math.abs(closest.missDistanceKm - 0.698)).toBeLessThanOrEqual(0.001);
    expect(Math.abs(closest.relativeSpeedKmS - 11.647)).toBeLessThanOrEqual(0.001);
  });
});
