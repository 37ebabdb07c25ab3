import { parseUtc, secondsBetween } from '@clearway/astro';
import { TYPICAL_RADIUS_M } from '@clearway/risk';
import { loadCatalog, maximumProbabilities } from '@clearway/service';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referencePath, referenceText } from '../reference-data.ts';
import { screenWithEngine } from '../screening/engine-rows.ts';

/**
 * Maximum probabilities as SOCRATES publishes them. The sizes that SOCRATES uses are not published, so what is held against
 * it is the combined radius that would give its value: it must be one that two satellites can have (a Starlink with its
 * solar array spans some 20 m), for each of the twenty rows. The values range over a factor of 45.
 */
const FOLDER = 'socrates/2026-03-09_run1800_top20';
const ROWS = `${FOLDER}/socrates_top20_maxProb.json`;
const WEEK = 7 * 86_400;

interface PublishedRow {
  readonly obj1_norad: number;
  readonly obj2_norad: number;
  readonly tca: string;
  readonly max_prob: number;
}

describeWithReferenceData('maximum probabilities beside those of SOCRATES', [ROWS], () => {
  test('belong to satellites of believable size', { timeout: 60_000 }, async () => {
    const start = parseUtc('2026-03-09T18:00:00Z')!;
    const published = JSON.parse(referenceText(ROWS)) as { readonly conjunctions: readonly PublishedRow[] };
    const radii: number[] = [];
    for (const row of published.conjunctions) {
      const file = referencePath(`${FOLDER}/gp/gp_${row.obj1_norad},${row.obj2_norad}.json`);
      const { elements } = await loadCatalog([file], { start });
      const run = await screenWithEngine({ elements, start, durationSeconds: WEEK });
      const ours = await maximumProbabilities(
        run,
        run.objects.map(() => 'payload' as const),
      );
      const tca = secondsBetween(start, parseUtc(row.tca)!);
      const at = run.approaches.tca.findIndex((t) => Math.abs(t - tca) < 1);
      radii.push(2 * TYPICAL_RADIUS_M.payload * Math.sqrt(row.max_prob / ours[at]!));
    }
    expect(radii).toHaveLength(20);
    expect(radii.filter((radius) => !(radius > 8 && radius < 50))).toEqual([]);
  });
});
