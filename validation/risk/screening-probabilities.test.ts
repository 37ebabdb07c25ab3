import { parseUtc, unixMicros } from '@clearway/astro';
import { loadCatalog, runScreening } from '@clearway/service';
import { openSession } from '@clearway/service/session';
import { expect, test } from 'vitest';
import { methodName } from '../../packages/service/src/covariance/risk-basis.ts';
import { uncertaintiesOfNames } from '../../packages/service/src/covariance/run-uncertainties.ts';
import { describeWithReferenceData, referencePath } from '../reference-data.ts';

const CATALOG = 'catalogs/2026-03-10/gp.csv.gz';
const HOURS = 6;

describeWithReferenceData('probabilities of a screening', [CATALOG], () => {
  /** The command takes the states from SGP4 in plain TypeScript, runs from the kernel in their workers. */
  test('are the same by the command and in a run, with all that goes with them', { timeout: 240_000 }, async () => {
    const start = parseUtc('2026-03-10T00:00:00Z')!;
    const all = await loadCatalog([referencePath(CATALOG)], { start });
    const catalog = { ...all, elements: all.elements.filter((_, k) => k % 5 === 0) };
    const run = await runScreening({
      catalog,
      start,
      durationSeconds: HOURS * 3600,
      thresholdKm: 5,
      workers: 1,
    });
    const startUs = unixMicros(start);
    const session = await openSession({
      elements: catalog.elements,
      identicalGroups: catalog.identicalGroups,
      uncertainties: uncertaintiesOfNames(catalog.elements),
      startUs,
      stopUs: startUs + HOURS * 3600e6,
      thresholdKm: 5,
      workers: 1,
    });
    try {
      const { rows } = await session.sweep(startUs, startUs + HOURS * 3600e6);
      const { approaches, objects, risks } = run;
      const pairOf = (k: number): string =>
        [approaches.primary[k]!, approaches.secondary[k]!].map((place) => objects[place]!.id).join();
      const found = new Map<string, number[]>();
      for (let row = 0; row < rows.count; row++) {
        const pair = `${rows.primaryId[row]},${rows.secondaryId[row]}`;
        found.set(pair, [...(found.get(pair) ?? []), row]);
      }
      let compared = 0;
      for (let k = 0; k < approaches.count; k++) {
        // Rows of slow pairs come apart from the sweep.
        if (approaches.relativeSpeedKmS[k]! < 1) continue;
        const tcaUs = startUs + approaches.tca[k]! * 1e6;
        const row = found.get(pairOf(k))?.find((each) => Math.abs(rows.tcaUs[each]! - tcaUs) < 1000);
        expect(row, pairOf(k)).toBeDefined();
        if (row === undefined) continue;
        compared++;
        expect(rows.probabilityMethod[row]).toBe(risks.method[k]);
        expect(rows.probabilityBasis[row]).toBe(risks.basis[k]);
        if (methodName(risks.method[k]!) === null) continue;
        const [one, other] = [rows.probability[row]!, risks.probability[k]!];
        // Far out in the tail a nanosecond of TCA shows.
        if (other > 1e-20) expect(Math.abs(one / other - 1)).toBeLessThan(1e-4);
        expect(Math.abs(rows.maxProbability[row]! / risks.maxProbability[k]! - 1)).toBeLessThan(1e-4);
        expect(other).toBeLessThan(1);
        expect(rows.maxProbability[row]!).toBeGreaterThanOrEqual(one);
        expect(risks.maxProbability[k]!).toBeGreaterThanOrEqual(other);
      }
      expect(compared).toBeGreaterThan(100);
    } finally {
      await session.close();
    }
  });
});
