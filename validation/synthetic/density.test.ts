import { parseUtc, secondsBetween } from '@clearway/astro';
import { synthesizeCatalog } from '@clearway/service/synthetic';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';
import { elementSetsOf, MAIN_CATALOG } from '../sgp4/real-catalog.ts';
import { countFastApproaches } from './approach-rates.ts';

const FULL_DENSITY = 'catalogs/full-density/gp.csv.gz';
const PUBLISHED = 'screening/2026-03-10_24h.csv.gz';
const start = parseUtc('2026-03-10T00:00:00Z')!;
const epoch = parseUtc('2026-03-09T12:00:00Z')!;
const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

describeWithReferenceData('the counter of these tests', [MAIN_CATALOG, PUBLISHED], () => {
  test('finds as many fast approaches in an hour as are published, within 1 %', () => {
    const [header, ...rows] = referenceText(PUBLISHED).trim().split('\n');
    const columns = header!.split(',');
    const at = (row: string, name: string): string => row.split(',')[columns.indexOf(name)]!;
    const published = rows.filter(
      (row) =>
        secondsBetween(start, parseUtc(at(row, 'tca_utc'))!) < 3600 &&
        Number(at(row, 'miss_distance_km')) <= 5 &&
        Number(at(row, 'relative_speed_km_s')) > 0.1,
    ).length;
    const counted = total(countFastApproaches(elementSetsOf(MAIN_CATALOG), start, 1, [0, 100_000]));
    expect(published).toBeGreaterThan(1000);
    expect(Math.abs(counted / published - 1)).toBeLessThan(0.01);
  }, 240_000);
});

describeWithReferenceData('33,530 synthetic objects against the full catalogue, three hours', [FULL_DENSITY], () => {
  const bandsKm = [0, 450, 500, 550, 600, 700, 800, 900, 1000, 2000];
  const hours = 3;

  test('approach as often, within 30 % in every altitude band', () => {
    const real = countFastApproaches(elementSetsOf(FULL_DENSITY), start, hours, bandsKm);
    const synthetic = countFastApproaches(
      [...synthesizeCatalog({ objects: 33_530, seed: 1, epoch })],
      start,
      hours,
      bandsKm,
    );
    const wrong = real.flatMap((count, band) => {
      const ratio = synthetic[band]! / count;
      // Three hours hold 100–250 approaches in the emptiest bands: two standard deviations of the ratio are allowed
      // on top of the 30 %, which the long version (24 h) must keep without.
      const allowed = 0.3 + 2 * Math.sqrt(1 / count + 1 / synthetic[band]!);
      const line = `${bandsKm[band]}–${bandsKm[band + 1]} km: ${count} real, ${synthetic[band]} synthetic`;
      return Math.abs(ratio - 1) <= allowed ? [] : [line];
    });
    expect(Math.min(...real)).toBeGreaterThan(60);
    expect(wrong).toEqual([]);
    expect(Math.abs(total(synthetic) / total(real) - 1)).toBeLessThan(0.1);
  }, 240_000);
});
