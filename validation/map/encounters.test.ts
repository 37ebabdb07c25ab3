import { parseUtc, unixMicros } from '@clearway/astro';
import { expect, test } from 'vitest';
import { indexElementSets } from '../../apps/web/src/workers/questions/element-sets.ts';
import { answerEncounter, type Encounter } from '../../apps/web/src/workers/questions/encounter.ts';
import { separationAt } from '../../apps/web/src/workers/questions/separation-at.ts';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';
import { elementSetsOf } from '../sgp4/real-catalog.ts';
import { catalogColumns } from './catalog-columns.ts';

/**
 * The map's encounter view against what others have published: the twenty rows of SOCRATES of 2026-03-09 and the collision
 * of Iridium 33 and Cosmos 2251. Published to 1 ms, 1 m and 1 m/s: the tolerance.
 */
const SOCRATES = 'socrates/2026-03-09_run1800_top20';
const ROWS = `${SOCRATES}/socrates_top20_maxProb.json`;
const COLLISION = 'events/iridium33-cosmos2251_2009-02-10/pre_collision_spacetrack_format.3le';

interface PublishedRow {
  readonly obj1_norad: number;
  readonly obj2_norad: number;
  readonly tca: string;
  readonly min_range_km: number;
  readonly rel_speed_kms: number;
  readonly gp_file: string;
}

const msOf = (utc: string): number => unixMicros(parseUtc(utc)!) / 1000;

function encounterIn(file: string, primaryId: number, secondaryId: number, tcaMs: number): Encounter {
  const sets = indexElementSets(catalogColumns(elementSetsOf(file)));
  const answer = answerEncounter(sets, { kind: 'encounter', primaryId, secondaryId, tcaMs, spanSeconds: 3600 });
  if (answer.status !== 'ok') throw new Error(`${primaryId},${secondaryId}: ${answer.status}`);
  return answer;
}

describeWithReferenceData('the encounters of SOCRATES', [ROWS], () => {
  const published: readonly PublishedRow[] = JSON.parse(referenceText(ROWS)).conjunctions;

  test.each(published)('$obj1_norad and $obj2_norad are closest as published', (row) => {
    const file = `${SOCRATES}/gp/${row.gp_file.replace('.txt', '.json')}`;
    // From half a minute beside it, so that the search has to find it.
    for (const shift of [-31_000, 0, 29_000]) {
      const found = encounterIn(file, row.obj1_norad, row.obj2_norad, msOf(row.tca) + shift);
      expect(found.isMinimum).toBe(true);
      expect(Math.abs(found.tcaMs - msOf(row.tca))).toBeLessThanOrEqual(1);
      expect(Math.abs(found.missDistanceKm - row.min_range_km)).toBeLessThanOrEqual(0.001);
      expect(Math.abs(found.relativeSpeedKmS - row.rel_speed_kms)).toBeLessThanOrEqual(0.001);
      expect(Math.hypot(...found.plane!.miss)).toBeCloseTo(found.missDistanceKm, 9);
      expect(Math.abs(found.plane!.miss[2])).toBeLessThan(0.001);
      // The spline that is scrubbed: as far apart at 1 ms as the relative speed says.
      const after = separationAt(found, 0.001)!;
      const path = Math.sqrt(found.missDistanceKm ** 2 + (found.relativeSpeedKmS * 0.001) ** 2);
      expect(Math.abs(Math.hypot(...after) - path)).toBeLessThan(2e-5);
    }
  });
});

describeWithReferenceData('Iridium 33 and Cosmos 2251', [COLLISION], () => {
  test('are 0.698 km apart at 16:55:59.796 UTC, at 11.647 km/s, 789 km over Siberia', () => {
    const tcaMs = msOf('2009-02-10T16:55:59.796Z');
    const found = encounterIn(COLLISION, 24_946, 22_675, tcaMs - 5000);
    expect(Math.abs(found.tcaMs - tcaMs)).toBeLessThanOrEqual(1);
    expect(Math.abs(found.missDistanceKm - 0.698)).toBeLessThanOrEqual(0.001);
    expect(Math.abs(found.relativeSpeedKmS - 11.647)).toBeLessThanOrEqual(0.001);
    // NASA's Orbital Debris Quarterly News 13-2: altitude 790 km over northern Siberia (about 72.5° N, 97.9° E).
    expect(Math.abs(found.primary.below.heightKm - 789)).toBeLessThan(3);
    expect((found.primary.below.latitude * 180) / Math.PI).toBeCloseTo(72.5, 0);
    expect(Math.abs((found.primary.below.longitude * 180) / Math.PI - 97.9)).toBeLessThan(0.5);
    expect((found.approachAngle * 180) / Math.PI).toBeCloseTo(102.5, 0);
  });
});
