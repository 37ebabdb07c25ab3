import { type ElementSet, parseUtc } from '@clearway/astro';
import { createCatalogReader } from '@clearway/messages';
import type { ScreeningRun } from '@clearway/service';
import { beforeAll, expect, test } from 'vitest';
import { buildRunModel } from '../../packages/service/src/live/approaches/build-run-model.ts';
import { modelInput, roundedRun } from '../../packages/service/src/live/approaches/run-model.fixture.ts';
import type { BuiltRunModel } from '../../packages/service/src/live/approaches/run-model-input.ts';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';
import { screenWithEngine } from '../screening/engine-rows.ts';
import { rankCloseApproaches } from './simple-ranking/rank-close-approaches.ts';

const CATALOG = 'catalogs/2026-03-10/gp.csv.gz';
const DAY = 86_400;

/** A real screening as it is read from memory: ranked as the page ranks it, and every row where it belongs. */
describeWithReferenceData('the read model of a run', [CATALOG], () => {
  let run: ScreeningRun;
  let built: BuiltRunModel;
  beforeAll(async () => {
    run = await screenSome();
    built = buildRunModel(modelInput(run, new Float64Array(run.approaches.count)));
  });

  test('ranks as the simple ranking does', () => {
    const simple = rankCloseApproaches(roundedRun(run));
    // All reasons are there, so that none is equal for want of rows.
    for (const [name, count] of Object.entries(simple.counts)) expect(count, name).toBeGreaterThan(0);
    expect(built.counts).toEqual(simple.counts);
    expect(built.classOfRow).toEqual(simple.classOfRow);
    expect(built.byMiss).toEqual(simple.allRows);
    expect(built.groupOf).toEqual(simple.groups.groupOf);
    expect([...built.coLocatedRows]).toEqual(simple.coLocated.map((pair) => pair.row));
    expect([...built.coLocatedCounts]).toEqual(simple.coLocated.map((pair) => pair.rows));
  });

  test('knows the rows of every object', () => {
    const { rowStarts, rowsOfObjects, primary, secondary } = built;
    expect(rowsOfObjects.length).toBe(2 * run.approaches.count);
    for (let place = 0; place < run.objects.length; place++) {
      for (let k = rowStarts[place]!; k < rowStarts[place + 1]!; k++) {
        const row = rowsOfObjects[k]!;
        expect([primary[row], secondary[row]]).toContain(place);
      }
    }
  });
});

/** The stations, stacks and old elements of the catalogue, one fleet in part, and some of all others, for a day. */
async function screenSome(): Promise<ScreeningRun> {
  const elements: ElementSet[] = [];
  const reader = createCatalogReader({
    file: CATALOG,
    onElementSet: (each) => elements.push(each),
    onRejected: () => {},
  });
  reader.push(referenceText(CATALOG));
  reader.end();
  const start = parseUtc('2026-03-10T00:00:00Z')!;
  const isStale = (each: ElementSet): boolean => Math.abs(each.epoch.day - start.day) > 8;
  const isKept = (each: ElementSet, k: number): boolean =>
    /^(ISS|CSS|PROGRESS|SOYUZ|POISK|DRAGON)|CREW DRAGON/.test(each.name) ||
    isStale(each) ||
    k % (each.name.startsWith('STARLINK') ? 6 : 8) === 0;
  return screenWithEngine({ elements: elements.filter(isKept), start, durationSeconds: DAY, thresholdKm: 5 });
}
