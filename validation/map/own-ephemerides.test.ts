import { ecfToLookAngles, eciToEcf, gstime, propagate } from 'satellite.js';
import { beforeAll, expect, test } from 'vitest';
import type { Geodetic } from '../../apps/web/src/globe/view/earth-shape.ts';
import { operatorMotions } from '../../apps/web/src/workers/operator-motions.ts';
import { type ElementSets, indexElementSets } from '../../apps/web/src/workers/questions/element-sets.ts';
import { answerNeighbours } from '../../apps/web/src/workers/questions/neighbours.ts';
import { answerPasses } from '../../apps/web/src/workers/questions/passes.ts';
import { answerSky } from '../../apps/web/src/workers/questions/sky.ts';
import { answerSkyAhead } from '../../apps/web/src/workers/questions/sky-ahead.ts';
import { comingPassAt } from '../../apps/web/src/workers/questions/sky-ahead-columns.ts';
import { flownStretch } from '../../packages/service/src/live/ephemerides/ephemeris-states.ts';
import { loadEphemerides } from '../../packages/service/src/operator-ephemerides/load-ephemerides.ts';
import { fixedFromEme2000, lagrangePosition } from '../ephemerides/lagrange.fixture.ts';
import { oemXmlRows } from '../ephemerides/measured-orbits.fixture.ts';
import { describeWithReferenceData, referencePath } from '../reference-data.ts';
import { oracleSatrec, withWholeMilliseconds } from '../sgp4/oracle-satrec.ts';
import { elementSetsOf } from '../sgp4/real-catalog.ts';
import { catalogColumns } from './catalog-columns.ts';

const OEM = 'ephemerides/iss-oem/ISS.OEM_J2K_EPH1-18.xml.gz';
const CATALOG = 'catalogs/2022-01-22/3le.txt.gz';
const ISS = 25_544;
const FIRST_DAY_MS = Date.UTC(2022, 0, 17);
/** Where NASA's ephemeris ends. */
const END_MS = Date.UTC(2022, 1, 1, 12);
const HOUR_MS = 3_600_000;
const DEGREE = Math.PI / 180;
const PLACES: readonly Geodetic[] = [
  { longitude: 6.13 * DEGREE, latitude: 49.61 * DEGREE, heightKm: 0.3 },
  { longitude: -70.4 * DEGREE, latitude: -24.63 * DEGREE, heightKm: 2.6 },
  { longitude: 103.8 * DEGREE, latitude: 1.35 * DEGREE, heightKm: 0 },
];
/** What the frames of the oracle leave out, 20 m, where it is nearest; the least that elements are beside is twenty times as much. */
const ANGLE = 1e-4;
const NEAR_KM = 0.05;

interface Fixed {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

// NASA's ephemeris of the ISS of 2022-01-17 among the catalogue of 2022-01-22, whose set of the station is off by 1.8 to 14 km. Beside the
// product: Lagrange's polynomials through the file's own rows, a frame chain of its own, and satellite.js for look angles and all others.
describeWithReferenceData("by the operator's ephemeris", [OEM, CATALOG], () => {
  const rows = oemXmlRows(OEM);
  const all = elementSetsOf(CATALOG);
  const elements = all.filter(({ id }, k) => id === ISS || k % 40 === 3).map(withWholeMilliseconds);
  const records = new Map(elements.map((element) => [element.id, oracleSatrec(element)]));
  let sets: ElementSets;

  beforeAll(async () => {
    const { ephemerides } = await loadEphemerides([referencePath(OEM)], { elements: all, mode: 'replaces' });
    const [station] = ephemerides;
    expect(station!.id).toBe(ISS);
    const spans = station!.spans.map(flownStretch);
    const flown = { ephemeris_id: 1, object_id: ISS, mode: 'replaces', spans } as const;
    sets = indexElementSets(catalogColumns(elements), operatorMotions({ ephemerides: [flown] }));
  });

  const byElements = (id: number, timeMs: number): Fixed => {
    const date = new Date(timeMs);
    return eciToEcf(propagate(records.get(id)!, date)!.position, gstime(date));
  };

  /** The station, Earth-fixed. */
  const station = (timeMs: number): Fixed => {
    if (timeMs >= END_MS) return byElements(ISS, timeMs);
    const position = lagrangePosition(rows, (timeMs - FIRST_DAY_MS) / 1000);
    const [x, y, z] = fixedFromEme2000(position, timeMs, gstime(new Date(timeMs)));
    return { x, y, z };
  };

  const elevation = (place: Geodetic, timeMs: number): number =>
    ecfToLookAngles({ ...place, height: place.heightKm }, station(timeMs)).elevation;

  interface Told {
    readonly beginMs: number;
    readonly peakMs: number;
    readonly endMs: number;
    readonly peakElevation: number;
    readonly source: string;
  }

  /** Every ten seconds it is up exactly in the passes told, and never higher than their peaks. */
  function expectPasses(told: readonly Told[], place: Geodetic, fromMs: number, toMs: number, leastPeak: number): void {
    const faults: string[] = [];
    for (let timeMs = fromMs; timeMs <= toMs; timeMs += 10_000) {
      const seen = elevation(place, timeMs);
      const during = told.find(({ beginMs, endMs }) => timeMs >= beginMs && timeMs <= endMs);
      if (during === undefined && seen > leastPeak + ANGLE) faults.push(`missed at ${timeMs}: ${seen}`);
      if (during !== undefined && seen < -ANGLE) faults.push(`not up at ${timeMs}: ${seen}`);
      if (during !== undefined && seen > during.peakElevation + ANGLE) faults.push(`above its peak at ${timeMs}`);
    }
    for (const { peakMs, peakElevation } of told) {
      // Near the zenith a kilometre is a tenth of a degree.
      if (Math.abs(elevation(place, peakMs) - peakElevation) > ANGLE) faults.push(`another peak at ${peakMs}`);
    }
    expect(faults).toEqual([]);
  }

  test('passes over a place are where NASA says, and by elements alone they are not', () => {
    const fromMs = Date.UTC(2022, 0, 24, 12);
    let off = 0;
    for (const place of PLACES) {
      const ask = { kind: 'passes', objectId: ISS, place, fromMs, hours: 48, leastElevation: 0 } as const;
      const answer = answerPasses(sets, ask);
      if (answer.status !== 'ok') throw new Error(answer.status);
      expect(answer.passes.length).toBeGreaterThan(5);
      const told = answer.passes.map(({ begin, peak, end, source }) => ({
        beginMs: begin.timeMs,
        peakMs: peak.timeMs,
        endMs: end.timeMs,
        peakElevation: peak.elevation,
        source,
      }));
      expect(new Set(told.map(({ source }) => source))).toEqual(new Set(['ephemeris']));
      expectPasses(told, place, fromMs, fromMs + 48 * HOUR_MS, 0);
      for (const { peakMs, peakElevation } of told) {
        const other = ecfToLookAngles({ ...place, height: place.heightKm }, byElements(ISS, peakMs)).elevation;
        off = Math.max(off, Math.abs(other - peakElevation));
      }
    }
    // So the elements would have been noticed.
    expect(off).toBeGreaterThan(20 * ANGLE);
  });

  test('the sky ahead is by it until it ends, then by elements, and each pass says which', async () => {
    const fromMs = END_MS - 12 * HOUR_MS;
    const sources = new Set<string>();
    for (const place of PLACES) {
      for (const leastPeakElevation of [0, 0.3]) {
        const question = { kind: 'sky-ahead', place, fromMs, hours: 24, objectIds: null, leastPeakElevation } as const;
        const answer = await answerSkyAhead(sets, { ...question, objectIds: [ISS], onlyVisible: false });
        const told = Array.from({ length: answer.count }, (_, k) => comingPassAt(answer, k));
        // The spline of elements is off by 0.002°.
        expectPasses(told, place, fromMs, fromMs + 24 * HOUR_MS, leastPeakElevation);
        for (const { beginMs, endMs, source } of told) {
          expect(source).toBe(endMs <= END_MS ? 'ephemeris' : beginMs >= END_MS ? 'element_set' : 'both');
          sources.add(source);
        }
      }
    }
    expect(sources).toContain('ephemeris');
    expect(sources).toContain('element_set');
  });

  test('a pass that goes on when it ends is one, with the peak of either part', () => {
    // Below the station as its ephemeris ends; by elements of nine days before it is elsewhere along its track.
    const here = station(END_MS - 1);
    const place: Geodetic = {
      longitude: Math.atan2(here.y, here.x) + 0.02,
      latitude: Math.atan2(here.z, Math.hypot(here.x, here.y)),
      heightKm: 0,
    };
    const [fromMs, hours] = [END_MS - HOUR_MS, 2];
    const answer = answerPasses(sets, { kind: 'passes', objectId: ISS, place, fromMs, hours, leastElevation: 0 });
    if (answer.status !== 'ok') throw new Error(answer.status);
    const told = answer.passes.map(({ begin, peak, end, source }) => ({
      beginMs: begin.timeMs,
      peakMs: peak.timeMs,
      endMs: end.timeMs,
      peakElevation: peak.elevation,
      source,
    }));
    expectPasses(told, place, fromMs, fromMs + hours * HOUR_MS, 0);
    const across = told.find(({ beginMs, endMs }) => beginMs < END_MS && endMs >= END_MS);
    expect(across).toBeDefined();
    // Either it is seen on both sides, or it vanishes as the elements take over.
    expect(across!.source).toBe(across!.endMs > END_MS ? 'both' : 'ephemeris');
  });

  test('it stands in the sky where NASA says', async () => {
    const timeMs = Date.UTC(2022, 0, 25, 6, 30);
    const below = station(timeMs);
    const place: Geodetic = {
      longitude: Math.atan2(below.y, below.x),
      latitude: Math.atan2(below.z, Math.hypot(below.x, below.y)) + 0.05,
      heightKm: 0,
    };
    const sky = await answerSky(sets, { kind: 'sky', place, timeMs });
    const k = sky.objectIds.indexOf(ISS);
    const expected = ecfToLookAngles({ ...place, height: 0 }, below);
    expect(Math.abs(sky.rangesKm[k]! - expected.rangeSat)).toBeLessThan(NEAR_KM);
    expect(Math.abs(sky.elevations[k]! - expected.elevation)).toBeLessThan(ANGLE);
    expect([...sky.byEphemeris].filter((by) => by === 1)).toHaveLength(1);
    expect(sky.byEphemeris[k]).toBe(1);
  });

  /** Distances of all others from the station every two seconds for so long: of the first moment, and the least. */
  function lookAround(fromMs: number, seconds: number): { now: Map<number, number>; least: Map<number, number> } {
    const [now, least] = [new Map<number, number>(), new Map<number, number>()];
    for (let at = 0; at <= seconds; at += 2) {
      const timeMs = fromMs + at * 1000;
      const own = station(timeMs);
      const date = new Date(timeMs);
      const turn = gstime(date);
      for (const [id, record] of records) {
        const moving = id === ISS ? null : propagate(record, date);
        if (moving === null) continue;
        const other = eciToEcf(moving.position, turn);
        const distance = Math.hypot(other.x - own.x, other.y - own.y, other.z - own.z);
        if (at === 0) now.set(id, distance);
        least.set(id, Math.min(least.get(id) ?? Number.POSITIVE_INFINITY, distance));
      }
    }
    return { now, least };
  }

  test.each([
    ['within it', Date.UTC(2022, 0, 25, 6), 'ephemeris'],
    ['across its end', END_MS - 40 * 60_000, 'either'],
  ] as const)('who is near it, %s', { timeout: 240_000 }, async (_where, timeMs, source) => {
    const question = { kind: 'neighbours', objectId: ISS, timeMs, count: 10, ahead: true } as const;
    const answer = await answerNeighbours(sets, question);
    if (answer.status !== 'ok') throw new Error(answer.status);
    // A revolution of the station.
    const { now, least } = lookAround(timeMs, 5575);
    const nearest = [...now.values()].sort((a, b) => a - b);
    answer.now.distancesKm.forEach((distance, k) => {
      expect(Math.abs(distance - nearest[k]!)).toBeLessThan(NEAR_KM);
    });
    expect([...answer.now.byEphemeris]).toEqual(new Array(10).fill(1));
    const listed = new Set(answer.ahead.objectIds);
    answer.ahead.objectIds.forEach((id, k) => {
      // Two seconds at 15 km/s beside the closest approach of one that passes at 100 km.
      expect(Math.abs(answer.ahead.distancesKm[k]! - least.get(id)!)).toBeLessThan(2);
      const isIn = answer.ahead.timesMs[k]! < END_MS;
      expect(answer.ahead.byEphemeris[k]).toBe(isIn ? 1 : 0);
    });
    const last = answer.ahead.distancesKm.at(-1)!;
    for (const [id, distance] of least) {
      if (distance < last - NEAR_KM) expect(listed.has(id), `${id} at ${distance} km`).toBe(true);
    }
    if (source === 'either') expect(new Set(answer.ahead.byEphemeris).size).toBe(2);
  });
});
