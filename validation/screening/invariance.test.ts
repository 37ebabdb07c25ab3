import type { ElementSet } from '@clearway/astro';
import { type ScreeningRun, writeCloseApproachesCsv } from '@clearway/service';
import { beforeAll, expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { type EngineSearch, screenWithEngine } from './engine-rows.ts';
import { randomStream } from './random.ts';
import { type CheckedCatalog, checkedCatalog } from './regime-check.ts';

/**
 * The rows depend on the catalogue and the window alone, to the last bit: not on workers and slices, nor on the step and the
 * knots, though candidates then start the refinement from other guesses.
 */
const CATALOG = 'catalogs/full-density/gp.csv.gz';
const OBJECTS = 3000;
const DURATION = 3.2 * 3600;
const THRESHOLD = 12;

describeWithReferenceData('the same rows', [CATALOG], () => {
  let catalog: CheckedCatalog;
  let elements: readonly ElementSet[];
  let usual: ScreeningRun;
  const run = (over: Partial<EngineSearch>): Promise<ScreeningRun> =>
    screenWithEngine({ ...catalog, elements, durationSeconds: DURATION, thresholdKm: THRESHOLD, ...over });

  beforeAll(async () => {
    catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
    const random = randomStream('invariance');
    // Every second deep-space object, for knots of all spacings, and the docked modules of the stations.
    const deep = catalog.elements.filter((e) => e.meanMotionRevPerDay < 6.4);
    const docked = catalog.elements.filter((e) => catalog.identicalGroups.some((ids) => ids.includes(e.id)));
    const chosen = [...random.choose(catalog.elements, OBJECTS), ...random.choose(deep, deep.length / 2), ...docked];
    elements = [...new Map(chosen.map((e) => [e.id, e])).values()];
    usual = await run({});
    expect(usual.approaches.count).toBeGreaterThan(300);
  });

  test.each([2, 3])('to the byte with %i workers', async (workers) => {
    const other = await run({ workers });
    expect(await csvOf(other)).toBe(await csvOf(usual));
    expect(other.report.insideAtStart).toEqual(usual.report.insideAtStart);
    expect(other.report.insideAtStop).toEqual(usual.report.insideAtStop);
  });

  test.each([960, 1920, 2880, 5760, 8640])('to the byte in slices of %i s', async (sliceSeconds) => {
    const other = await run({ tuning: { sliceSeconds } });
    expect(await csvOf(other)).toBe(await csvOf(usual));
    expect(other.report.insideAtStop).toEqual(usual.report.insideAtStop);
  });

  test.each([10, 15, 20, 30, 40])('with steps of %i s instead of 60 s', async (stepSeconds) => {
    expectSameRows(await run({ tuning: { stepSeconds } }), usual);
  });

  test.each([0.003, 0.02, 0.5, 4])('with knots as dense as errors of %f km want', async (targetBoundKm) => {
    expectSameRows(await run({ tuning: { targetBoundKm } }), usual);
  });

  function expectSameRows(other: ScreeningRun, reference: ScreeningRun): void {
    expect(other.approaches).toEqual(reference.approaches);
    expect(other.report.insideAtStart).toEqual(reference.report.insideAtStart);
    expect(other.report.insideAtStop).toEqual(reference.report.insideAtStop);
  }
});

async function csvOf(run: ScreeningRun): Promise<string> {
  const chunks: string[] = [];
  const decoder = new TextDecoder();
  await writeCloseApproachesCsv(run, { write: async (chunk) => void chunks.push(decoder.decode(chunk)) });
  return chunks.join('');
}
