import { initializeSgp4, orbitExtent, parseUtc, propagateChecked, secondsBetween } from '@clearway/astro';
import { expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { elementSetsOf, MAIN_CATALOG } from './real-catalog.ts';

/** The extent says where an object can be within a week; whoever is left out of a search for it must really stay there. */
const CATALOGS = [
  [MAIN_CATALOG, '2026-03-10T00:00:00Z', 0.92],
  ['catalogs/2022-08-09/tle.txt.gz', '2022-08-10T00:00:00Z', 0.8],
  ['catalogs/2022-01-22/3le.txt.gz', '2022-01-23T00:00:00Z', 0.85],
] as const;
const WEEK_MINUTES = 7 * 1440;
const TIMES = 24;

test.each([
  { what: 'a perigee in the air', eccentricity: 0.04, bstar: 0 },
  { what: 'drag that brings it down', eccentricity: 0.001, bstar: 0.5 },
])('nothing is said of $what', ({ eccentricity, bstar }) => {
  const epoch = parseUtc('2026-03-10T00:00:00Z')!;
  const calm = {
    id: 1,
    name: '',
    internationalDesignator: '',
    classification: 'U',
    epoch,
    meanMotionRevPerDay: 15.5,
    eccentricity: 0.001,
    inclinationDeg: 51,
    raanDeg: 0,
    argumentOfPericenterDeg: 0,
    meanAnomalyDeg: 0,
    bstar: 1e-5,
    meanMotionDot: 0,
    meanMotionDdot: 0,
    ephemerisType: 0,
    elementSetNumber: 1,
    revolutionAtEpoch: 1,
  };
  expect(orbitExtent(calm, 0, WEEK_MINUTES)).not.toBe(null);
  expect(orbitExtent({ ...calm, eccentricity, bstar }, 0, WEEK_MINUTES)).toBe(null);
});

describeWithReferenceData('extents', [MAIN_CATALOG, CATALOGS[1][0], CATALOGS[2][0]], () => {
  test.each(CATALOGS)('of %s hold for a week', { timeout: 240_000 }, (file, time, share) => {
    const start = parseUtc(time)!;
    const elements = elementSetsOf(file);
    const state = new Float64Array(6);
    const outside: string[] = [];
    let told = 0;
    for (const e of elements) {
      const from = secondsBetween(e.epoch, start) / 60;
      const extent = orbitExtent(e, from, from + WEEK_MINUTES);
      if (!extent) continue;
      told++;
      const satellite = initializeSgp4(e);
      for (let k = 0; k < TIMES; k++) {
        const code = propagateChecked(satellite, from + WEEK_MINUTES * ((k * 0.618033988749895) % 1), state);
        const r = Math.hypot(state[0]!, state[1]!, state[2]!);
        if (code !== 0 || r < extent.perigee || r > extent.apogee) outside.push(`${e.id}: code ${code}, ${r} km`);
      }
    }
    expect(outside).toEqual([]);
    expect(told / elements.length).toBeGreaterThan(share);
  });
});
