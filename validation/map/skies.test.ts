import { ecfToLookAngles, eciToEcf, gstime, propagate, shadowFraction, sunPos } from 'satellite.js';
import { describe, expect, test } from 'vitest';
import type { Geodetic } from '../../apps/web/src/globe/view/earth-shape.ts';
import { indexElementSets } from '../../apps/web/src/workers/questions/element-sets.ts';
import { motionOf } from '../../apps/web/src/workers/questions/object-motion.ts';
import { look, newSight, observerAt } from '../../apps/web/src/workers/questions/observer.ts';
import { answerSky } from '../../apps/web/src/workers/questions/sky.ts';
import { answerSkyAhead } from '../../apps/web/src/workers/questions/sky-ahead.ts';
import { comingPassAt } from '../../apps/web/src/workers/questions/sky-ahead-columns.ts';
import { describeWithReferenceData } from '../reference-data.ts';
import { oracleSatrec, withWholeMilliseconds } from '../sgp4/oracle-satrec.ts';
import { elementSetsOf, MAIN_CATALOG } from '../sgp4/real-catalog.ts';
import { catalogColumns } from './catalog-columns.ts';

const DEGREE = Math.PI / 180;
const FROM_MS = Date.UTC(2026, 2, 10, 18);
const PLACES: readonly Geodetic[] = [
  { longitude: 6.13 * DEGREE, latitude: 49.61 * DEGREE, heightKm: 0.3 },
  { longitude: -70.4 * DEGREE, latitude: -24.63 * DEGREE, heightKm: 2.6 },
  { longitude: 15 * DEGREE, latitude: 78.2 * DEGREE, heightKm: 0.4 },
  { longitude: 103.8 * DEGREE, latitude: 1.35 * DEGREE, heightKm: 0 },
];

describeWithReferenceData('the sky over real places', [MAIN_CATALOG], () => {
  const every = (step: number, first: number) =>
    elementSetsOf(MAIN_CATALOG)
      .filter((_, index) => index % step === first)
      .map(withWholeMilliseconds);

  test('holds what satellite.js sees above the horizon, where it sees it, lit as it says', async () => {
    const elements = every(10, 3);
    const sets = indexElementSets(catalogColumns(elements));
    const records = new Map(elements.map((element) => [element.id, oracleSatrec(element)]));
    const date = new Date(FROM_MS);
    const julian = (FROM_MS / 86_400_000 + 2_440_587.5) as Parameters<typeof sunPos>[0];
    const { rsun } = sunPos(julian);
    for (const place of PLACES) {
      const sky = await answerSky(sets, { kind: 'sky', place, timeMs: FROM_MS });
      const seen = new Map([...sky.objectIds].map((id, k) => [id, k]));
      let compared = 0;
      for (const [id, record] of records) {
        const moving = propagate(record, date);
        if (moving === null) continue;
        const { position } = moving;
        const fixed = eciToEcf(position, gstime(date));
        const other = ecfToLookAngles({ ...place, height: place.heightKm }, fixed);
        const k = seen.get(id);
        if (Math.abs(other.elevation) > 1e-5) expect(k !== undefined, `${id}`).toBe(other.elevation > 0);
        if (k === undefined) continue;
        compared++;
        expect(Math.abs(sky.rangesKm[k]! - other.rangeSat)).toBeLessThan(0.01);
        expect(Math.abs(sky.elevations[k]! - other.elevation)).toBeLessThan(1e-5);
        const part = shadowFraction(rsun, position);
        if (part === 0 || part === 1) expect(sky.sunlit[k], `${id}`).toBe(part === 0 ? 1 : 0);
      }
      expect(compared).toBeGreaterThan(50);
    }
  });

  describe.each([
    [0, 6],
    [10, 6],
    [60, 24],
  ])('ahead, passes above %f° in %i hours', (leastDegrees, hours) => {
    test('are all that looking every ten seconds sees, and no others', { timeout: 240_000 }, async () => {
      // Low and high orbits alike: every 300th object or fewer, other ones for each of the places.
      for (const [k, place] of PLACES.entries()) {
        const sets = indexElementSets(catalogColumns(every(hours > 6 ? 800 : 300, 7 + 13 * k)));
        const leastPeakElevation = leastDegrees * DEGREE;
        const question = { kind: 'sky-ahead', place, fromMs: FROM_MS, hours, objectIds: null } as const;
        const answer = await answerSkyAhead(sets, { ...question, leastPeakElevation, onlyVisible: false });
        const found = Array.from({ length: answer.count }, (_, i) => comingPassAt(answer, i));
        const observer = observerAt(place);
        sets.objectIds.forEach((objectId, index) => {
          const own = found.filter((pass) => pass.objectId === objectId);
          const motion = motionOf(sets, index);
          const [state, sight] = [new Float64Array(6), newSight()];
          const toMs = FROM_MS + hours * 3_600_000;
          const high = new Set<number>();
          const faults: string[] = [];
          for (let timeMs = FROM_MS; timeMs <= toMs; timeMs += 10_000) {
            if (motion(timeMs, state) !== 0) break;
            look(observer, timeMs, state, sight);
            const { elevation } = sight;
            const during = own.findIndex((pass) => timeMs >= pass.beginMs - 100 && timeMs <= pass.endMs + 100);
            // The peak's tolerance, and 0.002° of the spline.
            if (during < 0 && elevation > leastPeakElevation + 5e-5) faults.push(`missed at ${timeMs}`);
            if (during < 0) continue;
            if (elevation > leastPeakElevation - 0.05) high.add(during);
            if (elevation < -1e-3) faults.push(`below the horizon at ${timeMs}`);
            if (elevation > own[during]!.peakElevation + 5e-5) faults.push(`above its peak at ${timeMs}`);
          }
          own.forEach((pass, i) => {
            if (pass.peakElevation < leastPeakElevation) faults.push(`peak too low at ${pass.peakMs}`);
            // A pass shorter than the grid need not show in it, nor a high peak.
            const shows = pass.endMs - pass.beginMs > 20_000 && leastDegrees < 60;
            if (shows && !high.has(i)) faults.push(`not seen at ${pass.peakMs}`);
          });
          expect(faults, `${objectId}`).toEqual([]);
        });
        expect(found.length).toBeGreaterThan(3);
      }
    });
  });
});
