import { type ElementSet, parseUtc } from '@clearway/astro';
import { synthesizeCatalog } from '@clearway/service/synthetic';
import { expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { elementSetsOf } from '../sgp4/real-catalog.ts';
import { countFastApproaches } from './approach-rates.ts';

const FULL_DENSITY = 'catalogs/full-density/gp.csv.gz';
const start = parseUtc('2026-03-10T00:00:00Z')!;
const epoch = parseUtc('2026-03-09T12:00:00Z')!;
const bandsKm = [0, 400, 450, 500, 550, 600, 700, 800, 900, 1000, 1200, 1400, 1600];
const count = (elements: readonly ElementSet[]): number[] => countFastApproaches(elements, start, 24, bandsKm);

describeWithReferenceData('a day of the full catalogue', [FULL_DENSITY], () => {
  let real: readonly number[] = [];

  test('has enough approaches in every band to compare', () => {
    real = count(elementSetsOf(FULL_DENSITY));
    process.stderr.write(`${bandsKm.join(' ')} km\nreal ${real.join(' ')}\n`);
    expect(Math.min(...real)).toBeGreaterThan(200);
  }, 1_800_000);

  test.each([1, 2, 3, 4])(
    'is matched by seed %i within three tenths in every altitude band',
    (seed) => {
      const synthetic = count([...synthesizeCatalog({ objects: 33_530, seed, epoch })]);
      process.stderr.write(`seed ${seed} ${synthetic.join(' ')}\n`);
      const wrong = real.flatMap((number, band) =>
        Math.abs(synthetic[band]! / number - 1) <= 0.3 ? [] : [`${bandsKm[band]} km: ${number} and ${synthetic[band]}`],
      );
      expect(real.length).toBe(bandsKm.length - 1);
      expect(wrong).toEqual([]);
    },
    1_800_000,
  );
});
