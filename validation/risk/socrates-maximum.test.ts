import { type ElementSet, parseUtc, unixMicros } from '@clearway/astro';
import { TYPICAL_RADIUS_M } from '@clearway/risk';
import { loadCatalog } from '@clearway/service';
import { type ApproachTable, openSession, uncertaintiesOfRadii } from '@clearway/service/session';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referencePath, referenceText } from '../reference-data.ts';

/**
 * Maximum probabilities as SOCRATES publishes them. The sizes that SOCRATES uses are not published, so what is held against
 * it is the combined radius that would give its value: it must be one that two satellites can have (a Starlink with its
 * solar array spans some 20 m), for each of the twenty rows. The values range over a factor of 45.
 */
const FOLDER = 'socrates/2026-03-09_run1800_top20';
const ROWS = `${FOLDER}/socrates_top20_maxProb.json`;
const WEEK_US = 7 * 86_400e6;

interface PublishedRow {
  readonly obj1_norad: number;
  readonly obj2_norad: number;
  readonly tca: string;
  readonly max_prob: number;
}

describeWithReferenceData('maximum probabilities beside those of SOCRATES', [ROWS], () => {
  test('belong to satellites of believable size', { timeout: 240_000 }, async () => {
    const start = parseUtc('2026-03-09T18:00:00Z')!;
    const published = JSON.parse(referenceText(ROWS)) as { readonly conjunctions: readonly PublishedRow[] };
    const objects = new Map<number, ElementSet>();
    for (const { obj1_norad, obj2_norad } of published.conjunctions) {
      const file = referencePath(`${FOLDER}/gp/gp_${obj1_norad},${obj2_norad}.json`);
      for (const each of (await loadCatalog([file], { start })).elements) objects.set(each.id, each);
    }
    const rows = await screenFast([...objects.values()], unixMicros(start));
    const radii = published.conjunctions.map((row) => {
      const ids = [row.obj1_norad, row.obj2_norad].toSorted((one, other) => one - other);
      const tcaUs = unixMicros(parseUtc(row.tca)!);
      const at = rows.tcaUs.findIndex(
        (us, k) => Math.abs(us - tcaUs) < 1e6 && rows.primaryId[k] === ids[0] && rows.secondaryId[k] === ids[1],
      );
      return 2 * TYPICAL_RADIUS_M.payload * Math.sqrt(row.max_prob / rows.maxProbability[at]!);
    });
    expect(radii).toHaveLength(20);
    expect(radii.filter((radius) => !(radius > 8 && radius < 50))).toEqual([]);
  });
});

async function screenFast(objects: readonly ElementSet[], startUs: number): Promise<ApproachTable> {
  const elements = objects.toSorted((one, other) => one.id - other.id);
  const session = await openSession({
    elements,
    identicalGroups: [],
    uncertainties: uncertaintiesOfRadii(new Float64Array(elements.length).fill(TYPICAL_RADIUS_M.payload)),
    startUs,
    stopUs: startUs + WEEK_US,
    thresholdKm: 5,
    workers: 1,
  });
  try {
    return (await session.sweep(startUs, startUs + WEEK_US)).rows;
  } finally {
    await session.close();
  }
}
