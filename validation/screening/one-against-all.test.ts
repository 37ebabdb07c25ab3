import type { ElementSet } from '@clearway/astro';
import { beforeAll, expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import type { Approach } from './brute-force/brute-force.ts';
import { rowsOf, screenWithEngine } from './engine-rows.ts';
import { type RandomStream, randomStream } from './random.ts';
import { type CheckedCatalog, checkedCatalog } from './regime-check.ts';
import { REGIMES, type Regime } from './regimes.ts';

/**
 * One against all searches by the nodes of the planes, all against all by cells and radii: two methods that share only
 * SGP4 and the last refinement. They must find the same rows, to the last bit, whatever the primaries' orbits, over the whole week.
 * (`brute-force.test.ts` holds the second against satellite.js.)
 */
const CATALOG = 'catalogs/full-density/gp.csv.gz';
const WEEK = 7 * 86_400;
const PRIMARIES = 12;

describeWithReferenceData('one against all finds what all against all does', [CATALOG], () => {
  let catalog: CheckedCatalog;
  beforeAll(async () => {
    catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
  });

  test('objects about to come down', { timeout: 240_000 }, async () => {
    const random = randomStream('one against all, objects about to come down');
    // Drag bends their motion within hours; of this pair a row was once missed for it.
    const pair = [59_763, 68_099];
    const low = catalog.elements.filter((e) => e.meanMotionRevPerDay > 15.5);
    const falling = [...low].sort((a, b) => Math.abs(b.bstar) - Math.abs(a.bstar)).slice(0, 150);
    const primaryIds = [...new Set([...pair, ...random.choose(falling, 20).map((e) => e.id)])];
    const others = random.choose(low, 4000).filter((e) => !primaryIds.includes(e.id));
    const elements = [...others, ...low.filter((e) => primaryIds.includes(e.id))];
    const rows = await expectBothAgree(catalog, elements, primaryIds, 10);
    expect(rows.some((row) => pair.includes(row.first) && pair.includes(row.second))).toBe(true);
  });

  test.each(REGIMES)('$title', { timeout: 240_000 }, async (regime) => {
    const random = randomStream(`one against all, ${regime.title}`);
    const { elements, primaryIds } = draw(catalog, regime, random);
    await expectBothAgree(catalog, elements, primaryIds, regime.thresholdKm);
  });
});

/** Screens both ways, expects the same and returns the rows. */
async function expectBothAgree(
  { start, identicalGroups }: CheckedCatalog,
  elements: readonly ElementSet[],
  primaryIds: readonly number[],
  thresholdKm: number,
): Promise<Approach[]> {
  const search = { elements, identicalGroups, start, durationSeconds: WEEK, thresholdKm, primaryIds };
  const oneByOne = await screenWithEngine(search);
  const swept = await screenWithEngine({ ...search, tuning: {} });
  expect(oneByOne.report.completeness.method).toBe('one against all, by the nodes of the planes');
  expect(swept.report.completeness.method).toBe(undefined);
  const expected = rowsOf(swept);
  expect(expected.length).toBeGreaterThan(0);
  expect(rowsOf(oneByOne)).toEqual(expected);
  expect(oneByOne.report.insideAtStart).toEqual(swept.report.insideAtStart);
  expect(oneByOne.report.insideAtStop).toEqual(swept.report.insideAtStop);
  return expected;
}

function draw(
  catalog: CheckedCatalog,
  regime: Regime,
  random: RandomStream,
): { readonly elements: ElementSet[]; readonly primaryIds: number[] } {
  const chosen = new Map<number, ElementSet>();
  for (const { from, objects } of regime.draws) {
    for (const e of random.choose(catalog.elements.filter(from), objects)) chosen.set(e.id, e);
  }
  const elements = [...chosen.values()];
  return { elements, primaryIds: random.choose(elements, PRIMARIES).map((e) => e.id) };
}
